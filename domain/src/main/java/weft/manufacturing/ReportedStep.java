package weft.manufacturing;

import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * A report as it stands, after its corrections.
 *
 * @param number from 1, in the order of the reports
 * @param report as it was made
 * @param counts as corrected
 * @param cause as corrected; null where none was stated
 * @param fromRework how much of the counts was taken from open rework, the rest from goods that had
 *     no report yet
 */
public record ReportedStep(
    int number, StepReport report, StepCounts counts, @Nullable String cause, Quantity fromRework) {
  int step() {
    return report.step();
  }

  /** Whether a correction states what the report already states; without a cause it keeps it. */
  boolean states(StepCounts asked, @Nullable String because) {
    return counts.equals(asked) && (because == null || because.equals(cause));
  }

  StepTaken taken() {
    return new StepTaken(report.step(), counts, fromRework);
  }
}
