package weft.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;

/** A view that blocks in its first batch, before or after it writes. */
public final class Sleeping implements CountedView.Around {
  private final CountedView view;
  private final boolean after;
  public final CountDownLatch asleep = new CountDownLatch(1);
  public final CountDownLatch wake = new CountDownLatch(1);
  final CountDownLatch written = new CountDownLatch(1);

  public Sleeping(CountedView view, boolean after) {
    this.view = view;
    this.after = after;
  }

  @Override
  public CountedView view() {
    return view;
  }

  @Override
  public void write(JdbcClient database, List<Recorded> batch) {
    try {
      if (!after) sleep();
      view.write(database, batch);
      if (after) sleep();
    } finally {
      written.countDown();
    }
  }

  private void sleep() {
    asleep.countDown();
    try {
      assertThat(wake.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
