package weft.history.append;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import weft.history.store.HistoryUnavailable;

/** Turns the reason why an append was not recorded into Axon's exceptions. */
final class AppendRefusals {
  private AppendRefusals() {}

  static RuntimeException of(PendingAppend append, Round.Conflict conflict) {
    var expected = append.expected.getOrDefault(conflict.stream(), -1L);
    var message =
        "Stream %s stands at %d, not at %d".formatted(conflict.stream(), conflict.next(), expected);
    return expected == 0
        ? new AggregateStreamCreationException(message)
        : new ConcurrencyException(message);
  }

  /** Wraps the writer's exception in one with the caller's stack, so that neither stack is lost. */
  static RuntimeException thrownHere(@Nullable Throwable cause) {
    return switch (cause) {
      case AggregateStreamCreationException it ->
          new AggregateStreamCreationException(it.getMessage(), it);
      case ConcurrencyException it -> new ConcurrencyException(it.getMessage(), it);
      case HistoryUnavailable it -> it;
      case null -> new EventStoreException("Not recorded");
      default -> new EventStoreException("Not recorded: " + cause.getMessage(), cause);
    };
  }
}
