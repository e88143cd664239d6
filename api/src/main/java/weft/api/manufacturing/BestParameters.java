package weft.api.manufacturing;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.projections.manufacturing.StepYield;

/**
 * The versions of parameter sheets with the best first-pass yield, by step and tool. This record is
 * the JSON.
 *
 * @param lotsNeeded versions with fewer lots are not compared
 * @param complete false if the part has more versions than were read
 */
record BestParameters(String part, int lotsNeeded, List<Step> steps, boolean complete) {
  static final int LOTS_NEEDED = 30;

  /** Versions of all sheets, steps and tools of a part that are read. */
  static final int MOST = 2_000;

  private static final int DIGITS = 4;

  /**
   * A step with a tool.
   *
   * @param tool null where the sheets name none
   * @param best null where no version has enough lots
   * @param compared how many versions have enough lots
   * @param mostLots of any version, whether compared or not
   */
  record Step(int step, @Nullable String tool, @Nullable Best best, int compared, int mostLots) {}

  /**
   * The best version; of equal ones that with more lots.
   *
   * @param sheet its id
   * @param lots the work orders of the version that reported the step
   */
  record Best(String sheet, String code, long version, int lots, Quantity firstPassYield) {
    static Best of(StepYield it) {
      var yield = new Quantity(it.firstPassYield().setScale(DIGITS, RoundingMode.HALF_UP));
      return new Best(StreamId.toUrl(it.sheet()), it.code(), it.version(), it.lots(), yield);
    }
  }

  /** Groups yields, of which the best of each step and tool comes first. */
  static BestParameters of(String part, List<StepYield> read) {
    Map<String, List<StepYield>> byStep = new LinkedHashMap<>();
    for (StepYield it : read.subList(0, Math.min(read.size(), MOST)))
      byStep.computeIfAbsent(it.step() + " " + it.tool(), _ -> new ArrayList<>()).add(it);
    return new BestParameters(
        part,
        LOTS_NEEDED,
        byStep.values().stream().map(BestParameters::step).toList(),
        read.size() <= MOST);
  }

  private static Step step(List<StepYield> versions) {
    StepYield first = versions.getFirst();
    List<StepYield> enough = versions.stream().filter(it -> it.lots() >= LOTS_NEEDED).toList();
    return new Step(
        first.step(),
        first.tool(),
        enough.isEmpty() ? null : Best.of(enough.getFirst()),
        enough.size(),
        versions.stream().mapToInt(StepYield::lots).max().orElseThrow());
  }
}
