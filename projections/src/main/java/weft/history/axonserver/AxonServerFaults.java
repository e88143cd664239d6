package weft.history.axonserver;

import io.axoniq.axonserver.connector.AxonServerException;
import io.axoniq.axonserver.connector.impl.StreamClosedException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import weft.history.store.HistoryUnavailable;

/** What Axon Server says when it does not do what it was asked, in the words of our own store. */
final class AxonServerFaults {
  /**
   * In the trailers of its answers; AXONIQ-2000 is an event at a place that is taken, or too far.
   */
  static final Metadata.Key<String> ERROR_CODE =
      Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER);

  static final String INVALID_SEQUENCE = "AXONIQ-2000";

  private AxonServerFaults() {}

  /**
   * The exception for a call that failed.
   *
   * @param recording whether something may have been recorded all the same, where the answer was
   *     lost
   */
  static RuntimeException of(@Nullable Throwable thrown, boolean recording) {
    Throwable cause = thrown instanceof StreamClosedException it ? it.getCause() : thrown;
    if (cause instanceof AxonServerException it) // a command's; the connector says no more of it
    return new HistoryUnavailable(String.valueOf(it.getMessage()), recording, it);
    if (!(cause instanceof StatusRuntimeException refused))
      return new EventStoreException("Axon Server: " + cause, cause);
    if (INVALID_SEQUENCE.equals(code(refused)))
      return new ConcurrencyException(refused.getMessage(), refused);
    return switch (refused.getStatus().getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED, ABORTED, INTERNAL, UNKNOWN ->
          new HistoryUnavailable("Axon Server did not answer", recording, refused);
      // No leader, no such context, no right, no room: somebody must see to it.
      case NOT_FOUND, PERMISSION_DENIED, UNAUTHENTICATED, RESOURCE_EXHAUSTED ->
          new HistoryUnavailable(said(refused.getStatus()), false, refused);
      default -> new EventStoreException(said(refused.getStatus()), refused);
    };
  }

  private static @Nullable String code(StatusRuntimeException refused) {
    var trailers = refused.getTrailers();
    return trailers == null ? null : trailers.get(ERROR_CODE);
  }

  private static String said(Status status) {
    return "Axon Server: " + status.getCode() + " " + status.getDescription();
  }
}
