package weft.deploy;

import java.io.PrintStream;
import java.util.function.Consumer;
import weft.replay.ReplayProgress;

/** Prints the progress of a replay: at its start, once a second, and at its end. */
final class ProgressLines implements Consumer<ReplayProgress> {
  private static final long EVERY_MILLIS = 1_000;

  private final PrintStream out;
  private long told = -EVERY_MILLIS;

  ProgressLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void accept(ReplayProgress progress) {
    long now = progress.elapsed().toMillis();
    if (progress.events() < progress.total() && now - told < EVERY_MILLIS) return;
    told = now;
    out.println(progress);
  }
}
