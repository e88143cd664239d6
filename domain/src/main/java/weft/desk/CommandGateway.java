package weft.desk;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import weft.desk.DeskAnswer.Done;
import weft.desk.DeskAnswer.Filed;
import weft.event.Deadline;
import weft.interchange.Interchange;

/**
 * Where callers submit a command and wait until its events are durable. The counter retries after a
 * collision with another hub node.
 */
public final class CommandGateway {
  private static final int TRIES = 20;
  private static final int SECONDS = 30;

  /** The time limit for callers without a deadline of their own, such as the reader of folders. */
  private static final Duration PATIENCE = Duration.ofMillis(4_500);

  private final CommandBus bus;

  public CommandGateway(CommandBus bus) {
    this.bus = bus;
  }

  /** Submits a message of an interchange; returns the interchange's state. */
  public Interchange file(DeskCommand command) {
    return ((Filed) dispatch(command)).interchange();
  }

  /**
   * Submits the command of a person or client; returns the stream's version.
   *
   * @throws weft.event.Refused with the reason; nothing was recorded then
   */
  public long ask(DeskCommand command) {
    return ((Done) dispatch(command)).version();
  }

  private DeskAnswer dispatch(DeskCommand command) {
    return Deadline.within(PATIENCE, () -> tried(command));
  }

  private DeskAnswer tried(DeskCommand command) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(command);
      } catch (RuntimeException e) {
        if (attempt == TRIES || !collided(e)) throw e;
      }
    }
  }

  private DeskAnswer once(DeskCommand command) {
    var callback = new FutureCallback<DeskCommand, DeskAnswer>();
    bus.dispatch(new GenericCommandMessage<>(command), callback);
    try {
      var result = callback.get(SECONDS, TimeUnit.SECONDS);
      if (!result.isExceptional()) return result.getPayload();
      if (result.exceptionResult() instanceof RuntimeException known) throw known;
      throw new IllegalStateException(result.exceptionResult());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy(command.routingKeys().toString());
    } catch (TimeoutException e) {
      throw new Busy(command.routingKeys().toString());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean collided(Throwable thrown) {
    for (Throwable it = thrown; it != null; it = it.getCause()) {
      if (it instanceof ConcurrencyException || it instanceof AggregateStreamCreationException)
        return true;
    }
    return false;
  }
}
