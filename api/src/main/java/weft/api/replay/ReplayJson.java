package weft.api.replay;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.language.Text;
import weft.replay.ReplayStatus;
import weft.replay.ReplayStatus.DifferingRow;
import weft.replay.ReplayStatus.Fault;
import weft.replay.ReplayStatus.ViewVerdict;

/**
 * A replay. This record is the JSON.
 *
 * @param state {@code running}, also while it waits; {@code equal}, {@code different} or {@code
 *     failed}
 * @param asked the names of the views
 * @param done events read so far, of {@code of}
 * @param secondsLeft at the rate so far; null before it begins and after it ended
 * @param reason why it failed; null otherwise
 * @param views those that are compared already
 */
record ReplayJson(
    String id,
    String state,
    Instant askedAt,
    List<String> asked,
    long done,
    long of,
    @Nullable Long secondsLeft,
    @Nullable Text reason,
    List<ViewJson> views) {

  /**
   * A view and its replay.
   *
   * @param position as of which both were compared
   * @param rows of the replay that the caller compares
   * @param sha256 of the replayed rows: over a line {@code table rows sha256} of each table
   * @param live the same of the live rows
   * @param differing rows that differ, by column, at most of a hundred rows; none in a list
   * @param more the number of further rows that differ
   */
  record ViewJson(
      String view,
      long position,
      long rows,
      String sha256,
      String live,
      boolean equal,
      List<DifferingJson> differing,
      long more) {}

  /**
   * A column of a row that differs.
   *
   * @param kind {@code changed}; {@code missing}, where only the replay has the row; {@code extra},
   *     where only the live view has it
   * @param column null for a row that only one side has
   * @param live always null, like {@code replayed}: a replay shows no values
   * @param event the position of the event that wrote the row; null where the history has none
   */
  record DifferingJson(
      String table,
      Map<String, String> key,
      String kind,
      @Nullable String column,
      @Nullable String live,
      @Nullable String replayed,
      @Nullable Long event) {}

  static ReplayJson of(ReplayStatus it) {
    return new ReplayJson(
        it.id().toString(),
        lower(it.state()),
        it.askedAt(),
        it.views(),
        it.done(),
        it.of(),
        it.secondsLeft(),
        it.fault() == null ? null : reason(it.fault()),
        it.verdicts().stream().map(ReplayJson::view).toList());
  }

  /** A replay whose rows that differ are only counted. */
  static ReplayJson withoutRows(ReplayStatus status) {
    var it = of(status);
    return new ReplayJson(
        it.id(),
        it.state(),
        it.askedAt(),
        it.asked(),
        it.done(),
        it.of(),
        it.secondsLeft(),
        it.reason(),
        status.verdicts().stream().map(ReplayJson::viewWithoutRows).toList());
  }

  private static ViewJson viewWithoutRows(ViewVerdict it) {
    return new ViewJson(
        it.view(),
        it.position(),
        it.rows(),
        it.sha256(),
        it.live(),
        it.equal(),
        List.of(),
        it.differing());
  }

  private static ViewJson view(ViewVerdict it) {
    return new ViewJson(
        it.view(),
        it.position(),
        it.rows(),
        it.sha256(),
        it.live(),
        it.equal(),
        it.named().stream().flatMap(ReplayJson::columns).toList(),
        it.differing() - it.named().size());
  }

  private static Stream<DifferingJson> columns(DifferingRow row) {
    return row.columns().isEmpty()
        ? Stream.of(column(row, null))
        : row.columns().stream().map(it -> column(row, it));
  }

  private static DifferingJson column(DifferingRow row, @Nullable String column) {
    return new DifferingJson(
        row.table(), row.key(), lower(row.kind()), column, null, null, row.event());
  }

  private static String lower(Enum<?> it) {
    return it.name().toLowerCase(Locale.ROOT);
  }

  private static Text reason(Fault it) {
    return switch (it) {
      case STOPPED ->
          new Text(
              "The hub stopped before the replay ended. Start it again.", "平台在重放完成前停止运行，请重新开始。");
      case OLDER_ROWS ->
          new Text(
              "An older release made the rows of a view. Start the replay again when the hub has"
                  + " rebuilt them.",
              "有视图的数据由旧版本生成，请待平台重建完成后再开始重放。");
      case NOT_REPLAYED ->
          new Text(
              "A view could not be replayed. The operator finds the cause in the hub's log.",
              "有视图无法重放，平台运营方可在日志中查明原因。");
    };
  }
}
