package weft.replay;

import java.time.Duration;
import java.util.List;

/**
 * What a view's replay showed.
 *
 * @param position up to which the view had come when the replay began, and as of which both were
 *     compared
 * @param tables all of them; none where the view has not begun
 */
public record Verdict(String view, long position, Duration took, List<Compared> tables) {

  /** One table, live and replayed; the first differences are named, and all are counted. */
  public record Compared(
      String table, Digest live, Digest replayed, long differing, List<Difference> named) {
    public boolean isEqual() {
      return live.equals(replayed);
    }
  }

  public boolean isEqual() {
    return tables.stream().allMatch(Compared::isEqual);
  }

  /** There was nothing to compare, so nothing is proved. */
  public boolean isEmpty() {
    return tables.stream().allMatch(it -> it.live().rows() == 0 && it.replayed().rows() == 0);
  }
}
