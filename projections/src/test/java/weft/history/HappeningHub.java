package weft.history;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventBus;
import weft.database.TestDatabase;
import weft.keys.EvidenceKeysChanged;

/** A hub whose commands record test events, for tests of its followers. */
public final class HappeningHub {
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private HappeningHub() {}

  /** A command that records one event. */
  record Happen(String stream, long sequence) {}

  public record Desk(EventBus events) {
    @CommandHandler
    void handle(Happen command) {
      events.publish(Happening.at(command.stream(), command.sequence()));
    }
  }

  public static History.Plan hub(TestDatabase db) {
    return History.on(db.pools())
        .events(Happening.TYPES)
        .events(Map.of("evidence-keys-changed", EvidenceKeysChanged.class))
        .commandHandler(it -> new Desk(it.events()));
  }

  /** The result of the command, which may have failed. */
  public static CommandResultMessage<?> happen(History hub, String stream, long sequence) {
    var result = new org.axonframework.commandhandling.callbacks.FutureCallback<Happen, Object>();
    hub.commands().dispatch(new GenericCommandMessage<>(new Happen(stream, sequence)), result);
    return result.getResult();
  }

  public static void await(java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) throw new AssertionError("Waited in vain");
      java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
