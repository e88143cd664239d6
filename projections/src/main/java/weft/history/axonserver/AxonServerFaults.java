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

/** Turns Axon Server's errors into the exceptions that the PostgreSQL store throws. */
final class AxonServerFaults {
  /**
   * A header in the trailers of the server's answers. AXONIQ-2000: the event's sequence is taken,
   * or leaves a gap.
   */
  static final Metadata.Key<String> ERROR_CODE =
      Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER);

  static final String INVALID_SEQUENCE = "AXONIQ-2000";

  private AxonServerFaults() {}

  /**
   * The exception for a failed call.
   *
   * @param recording whether the call may have recorded something although its answer was lost
   */
  static RuntimeException of(@Nullable Throwable thrown, boolean recording) {
    Throwable cause = thrown instanceof StreamClosedException it ? it.getCause() : thrown;
    if (cause instanceof AxonServerException it) // a command's error, without details
    return new HistoryUnavailable(String.valueOf(it.getMessage()), recording, it);
    if (!(cause instanceof StatusRuntimeException refused))
      return new EventStoreException("Axon Server: " + cause, cause);
    if (INVALID_SEQUENCE.equals(code(refused)))
      return new ConcurrencyException(refused.getMessage(), refused);
    return switch (refused.getStatus().getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED, ABORTED, INTERNAL, UNKNOWN ->
          new HistoryUnavailable("Axon Server did not answer", recording, refused);
      // No leader, no such context, no permission or no room: an operator must act.
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
