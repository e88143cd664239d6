package weft.api.manufacturing;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.manufacturing.SheetStep;
import weft.measure.Quantity;
import weft.projections.manufacturing.ParameterSheetRow;
import weft.projections.manufacturing.SheetOutcome;
import weft.projections.rows.RowsWithin;

/**
 * A parameter sheet in its version in force, and all versions. This record is the JSON.
 *
 * @param versions the newest first, at most {@value #MOST}
 * @param more whether there are older versions
 */
record SheetWithVersions(
    String id,
    String owner,
    String code,
    String part,
    List<SheetStep> steps,
    Instant publishedAt,
    long version,
    List<Version> versions,
    boolean more) {
  static final int MOST = 100;

  static final long MOST_BYTES = 8_000_000;

  /**
   * A version and how it did.
   *
   * @param lots the work orders that were released with it and have a report
   * @param firstPassYield of what these reported at the first attempt, the share that was good;
   *     null until there is a report
   */
  record Version(
      long version,
      Instant publishedAt,
      List<SheetStep> steps,
      int lots,
      @Nullable Quantity firstPassYield) {}

  /**
   * The sheet; empty where the reader sees no version of it.
   *
   * @param read the newest first, one more than are shown
   */
  static Optional<SheetWithVersions> of(
      RowsWithin<ParameterSheetRow> read, Map<Long, SheetOutcome> outcomes) {
    List<ParameterSheetRow> rows = read.rows();
    if (rows.isEmpty()) return Optional.empty();
    ParameterSheetRow now = rows.getFirst();
    return Optional.of(
        new SheetWithVersions(
            now.id(),
            now.owner(),
            now.code(),
            now.part(),
            now.steps(),
            now.publishedAt(),
            now.version(),
            rows.stream().limit(MOST).map(it -> version(it, outcomes)).toList(),
            !read.all() || rows.size() > MOST));
  }

  private static Version version(ParameterSheetRow row, Map<Long, SheetOutcome> outcomes) {
    SheetOutcome outcome = requireNonNullElse(outcomes.get(row.version()), SheetOutcome.NONE);
    return new Version(
        row.version(), row.publishedAt(), row.steps(), outcome.lots(), outcome.firstPassYield());
  }
}
