package weft.inspection.sampling;

import java.util.ArrayList;
import java.util.List;

/**
 * The switching rules of GB/T 2828.1-2012 / ISO 2859-1 between normal and tightened inspection. Two
 * rejected lots among five or fewer in a row tighten; five accepted lots in a row return to normal;
 * five lots in all that were rejected while tightened stop inspection. The caller leaves out lots
 * that are presented again.
 *
 * @param recent under normal inspection: whether the last lots were accepted; at most five
 * @param accepted under tightened inspection: lots accepted in a row
 * @param rejected under tightened inspection: lots rejected in all
 */
public record SwitchingRules(
    Strictness strictness, List<Boolean> recent, int accepted, int rejected) {
  private static final int WINDOW = 5;
  public static final SwitchingRules BEGIN = in(Strictness.NORMAL);

  /** The beginning of a period of this strictness. */
  public static SwitchingRules in(Strictness strictness) {
    return new SwitchingRules(strictness, List.of(), 0, 0);
  }

  /** The state after one more lot on original inspection. */
  public SwitchingRules after(boolean isAccepted) {
    return switch (strictness) {
      case NORMAL -> afterNormal(isAccepted);
      case TIGHTENED -> afterTightened(isAccepted);
      case STOPPED -> this;
    };
  }

  private SwitchingRules afterNormal(boolean isAccepted) {
    List<Boolean> last = new ArrayList<>(recent);
    last.add(isAccepted);
    if (last.size() > WINDOW) last.removeFirst();
    return last.stream().filter(it -> !it).count() >= 2
        ? in(Strictness.TIGHTENED)
        : new SwitchingRules(strictness, List.copyOf(last), 0, 0);
  }

  private SwitchingRules afterTightened(boolean isAccepted) {
    if (isAccepted && accepted + 1 >= WINDOW) return in(Strictness.NORMAL);
    if (!isAccepted && rejected + 1 >= WINDOW) return in(Strictness.STOPPED);
    return new SwitchingRules(
        strictness, List.of(), isAccepted ? accepted + 1 : 0, isAccepted ? rejected : rejected + 1);
  }
}
