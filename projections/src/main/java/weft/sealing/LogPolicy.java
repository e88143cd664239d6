package weft.sealing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.evidence.Signing;
import weft.evidence.VerifierKey;

/**
 * The published lines of a log: its keys (C2SP signed-note), and a trust policy (C2SP tlog-policy)
 * with its witnesses. A comment stands before a key of a log whose keys were changed and says for
 * which sizes it signed.
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
      if (changed) lines.add(range(key.from(), key.until()));
      lines.add(before + key.verifier());
    }
    return lines;
  }

  private static String range(long from, @Nullable Long until) {
    return until == null
        ? "# signs from size " + from
        : "# signed from size " + from + " to " + until;
  }
}
