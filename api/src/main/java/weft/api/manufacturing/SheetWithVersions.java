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

/**
 * A parameter sheet in its version in force, and all versions. This record is the JSON.
 *
 * @param versions the newest first
 */
record SheetWithVersions(
    String id,
    String owner,
    String code,
    String part,
    List<SheetStep> steps,
    Instant publishedAt,
    long version,
    List<Version> versions) {
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

  /** The sheet; empty where the reader sees no version of it. */
  static Optional<SheetWithVersions> of(
      List<ParameterSheetRow> rows, Map<Long, SheetOutcome> outcomes) {
    if (rows.isEmpty()) return Optional.empty();
    ParameterSheetRow now = rows.getLast();
    return Optional.of(
        new SheetWithVersions(
            now.id(),
            now.owner(),
            now.code(),
            now.part(),
            now.steps(),
            now.publishedAt(),
            now.version(),
            rows.reversed().stream().map(it -> version(it, outcomes)).toList()));
  }

  private static Version version(ParameterSheetRow row, Map<Long, SheetOutcome> outcomes) {
    SheetOutcome outcome = requireNonNullElse(outcomes.get(row.version()), SheetOutcome.NONE);
    return new Version(
        row.version(), row.publishedAt(), row.steps(), outcome.lots(), outcome.firstPassYield());
  }
}
