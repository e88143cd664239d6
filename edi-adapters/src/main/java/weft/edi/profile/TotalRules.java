package weft.edi.profile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import weft.language.Text;
import weft.party.SummedTotal;

/**
 * Checks the agreed control totals: one entry for each, and only sums of values that the hub can
 * sum.
 */
final class TotalRules {
  private static final Set<String> CONTROLS = Set.of("1", "7");
  private static final String SUMMED = "(QTY|MEA) [A-Z0-9]{1,3}";

  private TotalRules() {}

  static void check(List<SummedTotal> agreed, Findings findings) {
    Set<List<String>> seen = new HashSet<>();
    for (int i = 0; i < agreed.size(); i++)
      check(agreed.get(i), "/edi/totals/" + i, seen, findings);
  }

  private static void check(
      SummedTotal it, String pointer, Set<List<String>> seen, Findings findings) {
    if (!CONTROLS.contains(it.control()) && !it.control().isEmpty())
      findings.error(
          pointer + "/control",
          "control-unknown",
          new Text(
              "Only CNT 1 and 7 are agreed upon; the meaning of the others is fixed.",
              "只需约定 CNT 1 与 7；其他控制总数的含义是已知的。"));
    if (!it.sums().isEmpty() && !it.sums().matches(SUMMED))
      findings.error(
          pointer + "/sums",
          "sum-unknown",
          new Text(
              "Give QTY or MEA and the qualifier of what is summed, such as QTY 12.",
              "请填写 QTY 或 MEA 及被汇总值的限定符，例如 QTY 12。"));
    if (!seen.add(List.of(it.message(), it.control())))
      findings.error(
          pointer + "/control",
          "total-twice",
          new Text("CNT %s of %s is agreed twice.", "%2$s 的 CNT %1$s 重复约定。")
              .with(it.control(), it.message()));
  }
}
