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
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.rows.Moment;
import weft.projections.scheduling.SchedulePage.Anchors;
import weft.projections.scheduling.SchedulePage.Contradiction;
import weft.projections.scheduling.SchedulePage.Gone;
import weft.projections.scheduling.SchedulePage.Header;
import weft.projections.scheduling.SchedulePage.Release;
import weft.scheduling.LineDelta;

/** Reads one schedule inside a party's scope. */
public final class SchedulePages {
  private static final int LINES = 5_000;
  private static final int RELEASES = 50;

  /** Every event of a schedule leaves a version of its row. */
  private static final String FIRST_CHANGE =
      """
      ,
        least(s.from_position, (select min(p.from_position) from delivery_schedule_past p
          where p.schedule_no = s.schedule_no and p.from_position > :since)) as first_change\
      """;

  private SchedulePages() {}

  /** A schedule's header and the numbers that lead to its other rows. */
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
   * Schedules that changed after a position, by the first change after it; for the feed. A schedule
   * that changed again since is found all the same, and by its first change: who reads on from a
   * later one must not miss the lines that this one touched.
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
   * @param firstChange the first position after the one asked for at which it changed
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
              r.last_date, r.last_reference, r.received_origin, r.last_origin, r.received_since, r.silent_until%s
            from %s s join schedule_release r on r.schedule_no = s.schedule_no and r.position = s.release_position
            where %s and %s\
            """
                .formatted(
                    more,
                    moment.of("delivery_schedule", CallOffLines.SCHEDULE),
                    CallOffLines.side(scope, "s"),
                    where))
        .params(params)
        .query(row)
        .list();
  }

  public static SchedulePage page(JdbcClient db, PartyScope scope, Found found, Moment moment) {
    List<Release> releases = releases(db, found, moment);
    Release previous =
        releases.stream()
            .filter(it -> Long.valueOf(it.position()).equals(found.previousReleasePosition()))
            .findFirst()
            .orElse(null);
    var filter = CallOffFilter.ofSchedule(StreamId.fromUrl(found.header().schedule()));
    List<CallOffLine> lines =
        CallOffLines.list(db, scope, filter, null, moment, LINES).stream()
            .map(CallOffLines.Placed::line)
            .toList();
    List<Gone> gone = gone(db, found);
    return new SchedulePage(
        found.header(),
        previous,
        releases,
        summary(lines, gone),
        lines,
        gone,
        contradictions(db, found, moment));
  }

  /** Newest first. */
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

  /** What the release in force took away. */
  public static List<Gone> gone(JdbcClient db, Found found) {
    return db.sql(
            """
            select due, ordinal, before, kind, other_date, within_firm_horizon from call_off_change
            where schedule_no = ? and position = ? and gone order by due, ordinal limit ?\
            """)
        .params(found.scheduleNo(), found.releasePosition(), LINES)
        .query(
            (row, _) ->
                new Gone(
                    requireNonNull(row.getObject("due", LocalDate.class)),
                    row.getInt("ordinal"),
                    new Quantity(requireNonNull(row.getBigDecimal("before"))),
                    row.getString("kind"),
                    row.getObject("other_date", LocalDate.class),
                    row.getBoolean("within_firm_horizon")))
        .list();
  }

  /** How many lines each kind of change touched; a moved line counts once. */
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

  private static List<Contradiction> contradictions(JdbcClient db, Found found, Moment moment) {
    long until = moment.position() == null ? Long.MAX_VALUE : moment.position();
    return db.sql(
            """
            select recorded_at, release, code, known from schedule_contradiction
            where schedule_no = ? and position <= ? and position > ? order by position desc limit 20\
            """)
        .params(
            found.scheduleNo(),
            until,
            found.previousReleasePosition() == null ? 0 : found.previousReleasePosition())
        .query(
            (row, _) ->
                new Contradiction(
                    requireNonNull(CallOffLines.instant(row, "recorded_at")),
                    row.getString("release"),
                    row.getString("code"),
                    words(row.getString("code"), row.getString("release"), row.getString("known"))))
        .list();
  }

  private static Text words(String code, String release, @Nullable String known) {
    return switch (code) {
      case "late" ->
          new Text(
                  "Release %s arrived after %s was in force; it was kept and changed nothing.",
                  "版本 %s 到达时版本 %s 已生效；已保存，未作更改。")
              .with(release, String.valueOf(known));
      case "unit-changed" ->
          new Text(
                  "Release %s uses another unit than %s; it was kept and changed nothing.",
                  "版本 %s 的计量单位与 %s 不同；已保存，未作更改。")
              .with(release, String.valueOf(known));
      case "call-off-late" ->
          new Text(
                  "Call-off %s arrived after %s was in force; it was kept and changed nothing.",
                  "要货令 %s 到达时 %s 已生效；已保存，未作更改。")
              .with(release, String.valueOf(known));
      case "call-off-unit-changed" ->
          new Text(
                  "Call-off %s uses another unit than %s; it was kept and changed nothing.",
                  "要货令 %s 的计量单位与 %s 不同；已保存，未作更改。")
              .with(release, String.valueOf(known));
      case "call-off-no-forecast" ->
          new Text(
                  "Call-off %s gives times within a forecast, and there is none; it was kept and"
                      + " changed nothing.",
                  "要货令 %s 只细化预测的时间，但尚无预测；已保存，未作更改。")
              .with(release);
      case "call-off-beyond-firm" ->
          new Text(
                  "Call-off %s asks for more, or for other days, than release %s has firm; it was"
                      + " kept and changed nothing.",
                  "要货令 %s 的数量或日期超出版本 %s 的确定部分；已保存，未作更改。")
              .with(release, String.valueOf(known));
      case "nothing-to-change" ->
          new Text(
                  "Change %s speaks of days of which nothing in force speaks; it was kept and"
                      + " changed nothing.",
                  "变更 %s 涉及的日期没有已生效的内容；已保存，未作更改。")
              .with(release);
      case "part-of-span" ->
          new Text(
                  "Change %s speaks of some days of a quantity that stands for a week or a month;"
                      + " it was kept and changed nothing.",
                  "变更 %s 仅涉及按周或按月数量中的部分日期；已保存，未作更改。")
              .with(release);
      case "overtaken" ->
          new Text(
                  "Release %s came after the newer %s, and one of the two names some dates alone;"
                      + " it was kept and changed nothing.",
                  "版本 %s 晚于较新的 %s 到达，而二者之一只涉及部分日期；已保存，未作更改。")
              .with(release, String.valueOf(known));
      case "call-off-overtaken" ->
          new Text(
                  "Call-off %s came after the newer %s, and one of the two names some dates alone;"
                      + " it was kept and changed nothing.",
                  "要货令 %s 晚于较新的 %s 到达，而二者之一只涉及部分日期；已保存，未作更改。")
              .with(release, String.valueOf(known));
      case "call-off-nothing-to-change" ->
          new Text(
                  "Change %s of a call-off speaks of days that nothing in force calls off; it was"
                      + " kept and changed nothing.",
                  "要货令变更 %s 涉及的日期没有已生效的要货；已保存，未作更改。")
              .with(release);
      case "call-off-part-of-span" ->
          new Text(
                  "Change %s of a call-off speaks of some days of a quantity that stands for a week"
                      + " or a month; it was kept and changed nothing.",
                  "要货令变更 %s 仅涉及按周或按月数量中的部分日期；已保存，未作更改。")
              .with(release);
      case "call-off-number-reused" ->
          new Text(
                  "Call-off number %s was used again with other content; it was kept and changed"
                      + " nothing.",
                  "要货令号 %s 被用于不同内容；已保存，未作更改。")
              .with(release);
      default ->
          new Text(
                  "Release number %s was used again with other content; it was kept and changed"
                      + " nothing.",
                  "版本号 %s 被用于不同内容；已保存，未作更改。")
              .with(release);
    };
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
            row.getObject("firm_until", LocalDate.class));
    return new Found(
        header,
        row.getLong("schedule_no"),
        position,
        previous == 0 ? null : previous,
        row.getLong("from_position"));
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
