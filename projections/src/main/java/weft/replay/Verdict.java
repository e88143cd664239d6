package weft.replay;

import java.time.Duration;
import java.util.List;

/**
 * The result of comparing a view with its replay.
 *
 * @param position that the view had reached when the replay began; both are compared as of it
 * @param tables all of the view's; none if the view has not begun
 */
public record Verdict(String view, long position, Duration took, List<Compared> tables) {

  /** One table, live and replayed; counts all differences and names the first. */
  public record Compared(
      String table, Digest live, Digest replayed, long differing, List<Difference> named) {
    public boolean isEqual() {
      return live.equals(replayed);
    }
  }

  public boolean isEqual() {
    return tables.stream().allMatch(Compared::isEqual);
  }

  /** Whether there was nothing to compare, which proves nothing. */
  public boolean isEmpty() {
    return tables.stream().allMatch(it -> it.live().rows() == 0 && it.replayed().rows() == 0);
  }
}
