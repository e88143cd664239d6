package weft.manufacturing;

import weft.measure.Quantity;

/**
 * A report as it stands, after its corrections.
 *
 * @param number from 1, in the order of the reports
 * @param report as it was made
 * @param counts as corrected
 * @param fromRework how much of the counts was taken from open rework, the rest from goods that had
 *     no report yet
 */
public record ReportedStep(int number, StepReport report, StepCounts counts, Quantity fromRework) {
  int step() {
    return report.step();
  }

  StepTaken taken() {
    return new StepTaken(report.step(), counts, fromRework);
  }
}
