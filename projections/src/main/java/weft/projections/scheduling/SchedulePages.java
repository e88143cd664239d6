package weft.projections.scheduling;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.StreamId;
import weft.party.PartyScope;
import weft.projections.rows.Moment;
import weft.projections.rows.OwnSide;
import weft.projections.rows.RowJson;
import weft.projections.scheduling.SchedulePage.Anchors;
import weft.projections.scheduling.SchedulePage.Beside;
import weft.projections.scheduling.SchedulePage.FirmCutDay;
import weft.projections.scheduling.SchedulePage.Gone;
import weft.projections.scheduling.SchedulePage.Header;
import weft.projections.scheduling.SchedulePage.Release;
import weft.scheduling.release.ItemDetails;
import weft.scheduling.release.LineDelta;

/** Reads one schedule within a party's scope. */
public final class SchedulePages {
  private static final int BESIDE = 10;
  private static final int LINES = 5_000;
  private static final int RELEASES = 50;

  /** The first change after a position; every event of a schedule makes a version of its row. */
  private static final String FIRST_CHANGE =
      """
      ,
        least(s.from_position, (select min(p.from_position) from delivery_schedule_past p
          where p.schedule_no = s.schedule_no and p.from_position > :since)) as first_change\
      """;

  private SchedulePages() {}

  /** A schedule's header and the numbers that identify its other rows. */
  public record Found(
      Header header,
      long scheduleNo,
      long releasePosition,
      @Nullable Long previousReleasePosition,
      long fromPosition) {}

  public static Optional<Found> header(
      JdbcClient db, PartyScope scope, String schedule, Moment moment) {
    return headers(
            db,
            scope,
            moment,
            "",
            "s.schedule = :schedule",
            Map.of("schedule", schedule),
            SchedulePages::found)
        .stream()
        .findFirst();
  }

  /**
   * Schedules that changed after a position, ordered by their first change after it; for the feed.
   * A schedule that has changed again is still ordered by its first change: a reader that continues
   * from a later one must not miss the lines that the first change affected.
   */
  public static List<Changed> changedSince(JdbcClient db, PartyScope scope, long since, int limit) {
    return headers(
        db,
        scope,
        Moment.NOW,
        FIRST_CHANGE,
        "s.from_position > :since order by first_change limit " + limit,
        Map.of("since", since),
        (row, number) -> new Changed(found(row, number), row.getLong("first_change")));
  }

  /**
   * A schedule as it is now.
   *
   * @param firstChange the first position after the given one at which it changed
   */
  public record Changed(Found found, long firstChange) {}

  private static <T> List<T> headers(
      JdbcClient db,
      PartyScope scope,
      Moment moment,
      String more,
      String where,
      Map<String, Object> given,
      RowMapper<T> row) {
    Map<String, Object> params = new HashMap<>(given);
    params.put("party", scope.party().value());
    if (moment.position() != null) params.put("position", moment.position());
    return db.sql(
            """
            select s.*, r.number, r.issued, r.recorded_at, r.interchange, r.kind, r.firm_until, r.received_cumulative, r.received_as_of, r.last_quantity,
              r.last_date, r.last_reference, r.received_origin, r.last_origin, r.received_since, r.silent_until, r.particulars%s
            from %s s join schedule_release r on r.schedule_no = s.schedule_no and r.position = s.release_position
            where %s and %s\
            """
                .formatted(
                    more,
                    moment.of("delivery_schedule", CallOffLines.SCHEDULE),
                    OwnSide.of(scope, "s"),
                    where))
        .params(params)
        .query(row)
        .list();
  }

  public static SchedulePage page(JdbcClient db, PartyScope scope, Found found, Moment moment) {
    return page(db, scope, found, ComparisonBasis.RELEASE, moment);
  }

  /** The release in force, with its lines compared with the requested basis. */
  public static SchedulePage page(
      JdbcClient db, PartyScope scope, Found found, ComparisonBasis against, Moment moment) {
    List<Release> releases = releases(db, found, moment);
    Release previous =
        releases.stream()
            .filter(it -> Long.valueOf(it.position()).equals(found.previousReleasePosition()))
            .findFirst()
            .orElse(null);
    var filter = CallOffFilter.ofSchedule(StreamId.fromUrl(found.header().schedule()));
    List<CallOffLine> lines =
        CallOffLines.list(db, scope, filter, against, null, moment, LINES).stream()
            .map(CallOffLines.Placed::line)
            .toList();
    List<Gone> gone = GoneLines.against(db, found, against, lines, moment);
    return new SchedulePage(
        found.header(),
        previous,
        releases,
        summary(lines, gone),
        lines,
        gone,
        firmCut(db, found),
        Contradictions.of(db, found, moment),
        beside(db, scope, found, moment));
  }

  private static List<FirmCutDay> firmCut(JdbcClient db, Found found) {
    Long previous = found.previousReleasePosition();
    return previous == null
        ? List.of()
        : StoredRelease.firmCut(db, found.scheduleNo(), previous, found.releasePosition());
  }

  private static List<Beside> beside(JdbcClient db, PartyScope scope, Found found, Moment moment) {
    Header it = found.header();
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    params.put("buyer", it.buyer());
    params.put("supplier", it.supplier());
    params.put("site", it.site());
    params.put("part", it.part());
    params.put("no", found.scheduleNo());
    if (moment.position() != null) params.put("position", moment.position());
    return db.sql(
            """
            select s.schedule, s.agreement, s.unloading_point from %s s
            where %s and s.buyer = :buyer and s.supplier = :supplier and s.site = :site and s.part = :part
              and s.successor is null and s.schedule_no <> :no
            order by s.schedule_no limit %d\
            """
                .formatted(
                    moment.of("delivery_schedule", CallOffLines.SCHEDULE),
                    OwnSide.of(scope, "s"),
                    BESIDE))
        .params(params)
        .query(
            (row, _) ->
                new Beside(
                    StreamId.toUrl(row.getString("schedule")),
                    row.getString("agreement"),
                    row.getString("unloading_point")))
        .list();
  }

  /** The schedule's newest releases, newest first. */
  static List<Release> releases(JdbcClient db, Found found, Moment moment) {
    long until = moment.position() == null ? Long.MAX_VALUE : moment.position();
    return db.sql(
            """
            select number, issued, recorded_at, position, interchange, kind, silent_until from schedule_release
            where schedule_no = ? and position <= ? order by position desc limit ?\
            """)
        .params(found.scheduleNo(), until, RELEASES)
        .query((row, _) -> release(row, row.getLong("position")))
        .list();
  }

  /** The lines that the release in force removed. */
  public static List<Gone> gone(JdbcClient db, Found found) {
    return GoneLines.ofRelease(db, found);
  }

  /** How many lines each kind of change affected; a moved line counts once. */
  static Map<String, Integer> summary(List<CallOffLine> lines, List<Gone> gone) {
    Map<String, Integer> summary = new TreeMap<>();
    for (LineDelta.Kind kind : LineDelta.Kind.values())
      summary.put(kind.name().toLowerCase(Locale.ROOT), 0);
    lines.forEach(it -> summary.merge(it.change(), 1, Integer::sum));
    gone.stream()
        .filter(it -> !it.change().equals("moved"))
        .forEach(it -> summary.merge(it.change(), 1, Integer::sum));
    return summary;
  }

  private static Found found(ResultSet row, int number) throws SQLException {
    long position = row.getLong("release_position");
    long previous = row.getLong("previous_release_position");
    var header =
        new Header(
            StreamId.toUrl(row.getString("schedule")),
            row.getString("buyer"),
            row.getString("supplier"),
            row.getString("site"),
            row.getString("part"),
            row.getString("description"),
            row.getString("agreement"),
            row.getString("unloading_point"),
            row.getString("unit"),
            row.getLong("version"),
            release(row, position),
            new Anchors(
                row.getBigDecimal("received_cumulative"),
                row.getObject("received_as_of", LocalDate.class),
                row.getBigDecimal("last_quantity"),
                row.getObject("last_date", LocalDate.class),
                row.getString("last_reference"),
                CallOffLines.json(row.getString("received_origin")),
                CallOffLines.json(row.getString("last_origin")),
                row.getObject("received_since", LocalDate.class)),
            row.getObject("firm_until", LocalDate.class),
            particulars(row.getString("particulars")),
            url(row.getString("successor")),
            row.getBoolean("replaced"));
    return new Found(
        header,
        row.getLong("schedule_no"),
        position,
        previous == 0 ? null : previous,
        row.getLong("from_position"));
  }

  private static @Nullable String url(@Nullable String stream) {
    return stream == null ? null : StreamId.toUrl(stream);
  }

  private static @Nullable ItemDetails particulars(@Nullable String json) {
    return json == null ? null : RowJson.read(json, ItemDetails.class);
  }

  private static Release release(ResultSet row, long position) throws SQLException {
    return new Release(
        row.getString("number"),
        row.getObject("issued", LocalDateTime.class),
        requireNonNull(CallOffLines.instant(row, "recorded_at")),
        position,
        row.getString("interchange"),
        requireNonNull(row.getString("kind")),
        CallOffLines.instant(row, "silent_until"));
  }
}
