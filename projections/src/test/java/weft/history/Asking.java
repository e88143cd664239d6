package weft.history;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.history.deadletter.DeadLetterTable;
import weft.history.follow.ProcessorTokens;
import weft.history.follow.View;
import weft.history.follow.ViewProcessors;
import weft.history.follow.ViewWriter;
import weft.history.store.EventJson;

/**
 * A view that nothing wakes: its processor polls for events every 500 ms, as Axon does by default.
 */
final class Asking implements View {
  private final long head;
  private volatile long seen;

  private Asking(long head) {
    this.head = head;
  }

  /** Follows the hub's history from its beginning; returns once it has reached the head. */
  static AutoCloseable of(History hub, DataSource writer) throws InterruptedException {
    var view = new Asking(hub.positions().head());
    var tokens = ProcessorTokens.in(writer, new EventJson(Happening.TYPES));
    var processors =
        new ViewProcessors(
            (after, _) -> new Uncalled(hub.events().openStream(after)),
            tokens,
            writer,
            1_000,
            1,
            () -> {});
    var letters = new DeadLetterTable(writer, 1);
    processors.add(new ViewWriter(view, writer, letters));
    processors.start();
    long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (view.seen < view.head) {
      if (System.nanoTime() > patience) throw new IllegalStateException("does not keep up");
      Thread.sleep(1);
    }
    return processors;
  }

  @Override
  public String name() {
    return "Asking";
  }

  @Override
  public Set<Class<?>> events() {
    return Set.of(Object.class);
  }

  @Override
  public void write(JdbcClient db, List<Recorded> batch) {
    seen = batch.getLast().position();
  }

  /** Never calls back. */
  private record Uncalled(BlockingStream<TrackedEventMessage<?>> stream)
      implements BlockingStream<TrackedEventMessage<?>> {
    @Override
    public Optional<TrackedEventMessage<?>> peek() {
      return stream.peek();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
      return stream.hasNextAvailable(timeout, unit);
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
      return stream.nextAvailable();
    }

    @Override
    public void close() {
      stream.close();
    }
  }
}
