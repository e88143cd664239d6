package weft.sealing;

import java.util.ArrayList;
import java.util.List;
import weft.evidence.Signing;
import weft.evidence.VerifierKey;

/**
 * The published lines of a log: its keys (C2SP signed-note), and a trust policy (C2SP tlog-policy)
 * with its witnesses. A comment stands before a key of a log whose keys were changed and says for
 * which sizes it signed, and at which position of the history an event made it a key.
 */
public final class LogPolicy {
  private LogPolicy() {}

  /** The log's keys, one a line. */
  public static List<String> keys(List<SealedLog.Key> keys) {
    return lines(keys, "", false);
  }

  /**
   * The policy.
   *
   * @param strict whether only ML-DSA-44 keys count
   */
  public static List<String> of(
      List<SealedLog.Key> keys, List<WitnessAddress> witnesses, boolean strict) {
    var lines = lines(keys, "log ", strict);
    lines.addAll(WitnessAddress.policy(witnesses, strict));
    return lines;
  }

  private static List<String> lines(List<SealedLog.Key> keys, String before, boolean strict) {
    boolean changed = keys.stream().anyMatch(it -> it.until() != null);
    var lines = new ArrayList<String>();
    for (var key : keys) {
      if (strict && VerifierKey.of(key.verifier()).signing() != Signing.ML_DSA_44) continue;
      if (changed) lines.add(range(key));
      lines.add(before + key.verifier());
    }
    return lines;
  }

  private static String range(SealedLog.Key key) {
    String signs =
        key.until() == null
            ? "# signs from size " + key.from()
            : "# signed from size " + key.from() + " to " + key.until();
    return key.event() == null ? signs : signs + ", by the event at position " + key.event();
  }
}
