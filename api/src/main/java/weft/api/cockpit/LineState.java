package weft.api.cockpit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.api.reading.ReadContext;
import weft.event.StreamId;
import weft.language.Text;
import weft.machine.MachineState;
import weft.projections.machine.MachineRow;
import weft.projections.machine.UncausedStops;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.RowsWithin;

/**
 * The machines of a site.
 *
 * @param machines by their codes
 * @param complete false if the site has more
 * @param faults the open ones
 * @param stopsWithoutCause of the last seven days
 */
@Schema(
    description =
        "The machines of a site, their open faults, and their stops of the last seven days without"
            + " a stated cause.")
record LineState(
    List<Tile> machines,
    @Schema(description = "False if the site has more machines than are shown.") boolean complete,
    Figure faults,
    Figure stopsWithoutCause) {
  private static final int MOST = 200;
  private static final long MOST_BYTES = 1_000_000;
  private static final Duration RECENT = Duration.ofDays(7);
  private static final String LINK = "/machines";

  /**
   * One machine.
   *
   * @param state {@code unknown} while it reports nothing
   * @param since null before its first reading
   */
  record Tile(
      String id,
      String code,
      @Nullable Text names,
      MachineState state,
      @Nullable Instant since,
      int openFaults,
      int stopsWithoutCause,
      String link) {}

  /**
   * Reads the owner's machines in the order of their codes; one more than are shown, if there are
   * more.
   */
  static RowsWithin<MachineRow> rows(JdbcClient db, ReadContext it, String site) {
    return MachineRow.BOARD
        .reads()
        .first(
            db,
            it.scope(),
            List.of(new Filter("t.owner = :party and t.site = :site", "site", site)),
            "t.code",
            it.moment(),
            MOST + 1,
            MOST_BYTES);
  }

  static LineState of(
      JdbcClient db, ReadContext it, RowsWithin<MachineRow> rows, String site, Instant now) {
    Map<String, Integer> stops =
        UncausedStops.of(db, it.scope(), it.moment(), site, now.minus(RECENT));
    List<MachineRow> shown = rows.rows().stream().limit(MOST).toList();
    List<Tile> tiles = shown.stream().map(row -> tile(row, stops)).toList();
    boolean complete = rows.all() && shown.size() == rows.rows().size();
    if (shown.isEmpty())
      return new LineState(
          tiles, true, Figure.unknown("no-machines", LINK), Figure.unknown("no-machines", LINK));
    return new LineState(
        tiles,
        complete,
        complete
            ? Figure.of(tiles.stream().mapToInt(Tile::openFaults).sum(), LINK)
            : Figure.unknown("too-many-machines", LINK),
        Figure.of(
            stops.values().stream().mapToInt(count -> count).sum(),
            "/machine-stops?show=no-cause"));
  }

  private static Tile tile(MachineRow row, Map<String, Integer> stops) {
    String id = StreamId.toUrl(row.stream());
    return new Tile(
        id,
        row.code(),
        row.names(),
        row.state() == null ? MachineState.UNKNOWN : row.state(),
        row.since(),
        row.faults() == null ? 0 : row.faults().size(),
        stops.getOrDefault(row.code(), 0),
        LINK + "/" + id);
  }
}
