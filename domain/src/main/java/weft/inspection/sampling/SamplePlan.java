package weft.inspection.sampling;

/**
 * A single sampling plan.
 *
 * @param size the number of pieces to measure
 * @param accept the lot passes with at most this many nonconforming pieces
 * @param reject the lot fails with this many
 */
public record SamplePlan(int size, int accept, int reject) {
  /** A sample in which no piece may be nonconforming. */
  public static SamplePlan ofConforming(int size) {
    return new SamplePlan(size, 0, 1);
  }
}
