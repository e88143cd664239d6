package weft.history.axonserver;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import weft.event.Deadline;

/** Gives every call to Axon Server a deadline, except the streams that follow its events. */
public final class PromptCalls implements ClientInterceptor {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(4);

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    boolean lasts = method.getType() == MethodType.BIDI_STREAMING;
    return next.newCall(
        method,
        lasts || options.getDeadline() != null
            ? options
            : options.withDeadlineAfter(
                Deadline.atMost(ANSWER_WITHIN).toNanos(), TimeUnit.NANOSECONDS));
  }
}
