package weft.projections.balance;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.balance.OpenQuantity;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.Moment;

/** What is open of call-offs, in the plainest way: every schedule with every line, one by one. */
final class PlainOpenLines {
  private static final String ALL_SCHEDULES =
      "schedule_no, schedule, buyer, supplier, site, part, agreement, unit, release_position,"
          + " from_position";
  private static final String ALL_LINES =
      "schedule_no, due, ordinal, buyer, supplier, date_kind, bucket, firmness, quantity, state,"
          + " promises, from_position";
  private static final String ALL_SENT =
      "buyer, supplier, ship_to, part, unit, purchase_order, agreement, sent, received, state,"
          + " told_at, from_position";

  private final JdbcClient db;
  private final PartyScope scope;
  private final PartNumbers numbers;
  private final Moment moment;
  private final Instant now;

  PlainOpenLines(JdbcClient db, PartyScope scope, PartNumbers numbers, Moment moment, Instant now) {
    this.db = db;
    this.scope = scope;
    this.numbers = numbers;
    this.moment = moment;
    this.now = now;
  }

  private boolean sells() {
    return scope.role() == PartyScope.Role.SUPPLIER;
  }

  private List<Map<String, Object>> rows(String sql) {
    String own =
        "select * from (%s) x where x.%s = :party".formatted(sql, sells() ? "supplier" : "buyer");
    return db.sql(own)
        .param("party", scope.party().value())
        .param("position", moment.position())
        .query()
        .listOfRows();
  }

  /** By what it is, but for its quantity: how much, and in that order. */
  Map<String, Quantity> open() {
    List<Map<String, Object>> schedules =
        rows("select * from " + moment.of("delivery_schedule", ALL_SCHEDULES) + " q");
    List<Map<String, Object>> sent =
        rows("select * from " + moment.of("transit", ALL_SENT) + " q where q.state <> 'cancelled'");
    Map<String, Quantity> sums = new TreeMap<>();
    for (Map<String, Object> schedule : schedules) {
      Map<String, @Nullable Object> release =
          release(schedule, "position = " + schedule.get("release_position"));
      Quantity consumed = consumed(schedule, schedules, sent, release);
      List<Line> lines = lines(schedule, release);
      List<Quantity> open = OpenQuantity.of(lines.stream().map(Line::quantity).toList(), consumed);
      for (int i = 0; i < open.size(); i++)
        if (open.get(i).isPositive())
          sums.merge(key(schedule, lines.get(i)), open.get(i), Quantity::plus);
    }
    return sums;
  }

  private String key(Map<String, Object> schedule, Line it) {
    Object partner = schedule.get(sells() ? "buyer" : "supplier");
    String part = schedule.get("part").toString();
    return String.join(
        " ",
        numbers.own(partner.toString(), part),
        partner.toString(),
        part,
        schedule.get("site").toString(),
        it.on().toString(),
        it.bucket(),
        it.dateKind(),
        it.firm() ? "firm" : "-",
        schedule.get("unit").toString());
  }

  private record Line(
      LocalDate on, String bucket, String dateKind, boolean firm, Quantity quantity) {}

  private List<Line> lines(Map<String, Object> schedule, Map<String, @Nullable Object> release) {
    List<Line> lines = new ArrayList<>();
    for (Map<String, Object> it :
        rows(
            "select * from "
                + moment.of("call_off_line", ALL_LINES)
                + " q where q.schedule_no = "
                + schedule.get("schedule_no"))) {
      var quantity = new Quantity((BigDecimal) it.get("quantity"));
      LocalDate due = ((Date) it.get("due")).toLocalDate();
      String bucket = it.get("bucket").toString();
      String dateKind = it.get("date_kind").toString();
      if (sells()) {
        boolean firm =
            List.of("backlog", "immediate", "firm").contains(it.get("firmness").toString());
        if (quantity.isPositive()) lines.add(new Line(due, bucket, dateKind, firm, quantity));
        continue;
      }
      var silent = (Timestamp) release.get("silent_until");
      if (it.get("state").equals("open") && silent != null && silent.toInstant().isBefore(now))
        lines.add(new Line(due, bucket, dateKind, true, quantity));
      for (var promise : promises(it.get("promises").toString()))
        lines.add(new Line(promise.date(), "day", dateKind, true, promise.quantity()));
    }
    lines.removeIf(it -> !it.quantity().isPositive());
    lines.sort(
        Comparator.comparing(Line::on)
            .thenComparing(it -> !it.firm())
            .thenComparing(Line::bucket)
            .thenComparing(Line::dateKind));
    return lines;
  }

  private record Promised(LocalDate date, Quantity quantity) {}

  private List<Promised> promises(String json) {
    return db.sql(
            "select date, quantity from jsonb_to_recordset(?::jsonb) as q(date date, quantity"
                + " numeric)")
        .param(json)
        .query(
            (row, _) ->
                new Promised(row.getObject(1, LocalDate.class), new Quantity(row.getBigDecimal(2))))
        .list();
  }

  private Map<String, @Nullable Object> release(Map<String, Object> schedule, String which) {
    List<Map<String, Object>> found =
        rows(
            "select * from schedule_release where schedule_no = %s and %s order by position limit 1"
                .formatted(schedule.get("schedule_no"), which));
    return found.isEmpty() ? Map.of() : found.getFirst();
  }

  private Quantity consumed(
      Map<String, Object> schedule,
      List<Map<String, Object>> schedules,
      List<Map<String, Object>> sent,
      Map<String, @Nullable Object> release) {
    if (release.isEmpty()) return Quantity.ZERO;
    Map<String, @Nullable Object> first = release;
    if (release.get("received_cumulative") != null) {
      Object since = release.get("received_since");
      first =
          release(
              schedule,
              "position <= %s and received_cumulative is not null and received_since is not distinct from %s"
                  .formatted(
                      schedule.get("release_position"),
                      since == null ? "null" : "date '" + since + "'"));
    }
    Instant start = ((Timestamp) first.get("recorded_at")).toInstant();
    Map<String, BigDecimal[]> units = new TreeMap<>();
    for (Map<String, Object> it : sent) {
      if (!serves(it, schedule, schedules)) continue;
      if (!((Timestamp) it.get("told_at")).toInstant().isAfter(start)) continue;
      BigDecimal[] sums =
          units.computeIfAbsent(
              it.get("unit").toString(), _ -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
      sums[0] = sums[0].add((BigDecimal) it.get("sent"));
      sums[1] = sums[1].add((BigDecimal) it.get("received"));
    }
    Quantity stated = quantity(release.get("received_cumulative"));
    Quantity out = quantity(first.get("received_cumulative"));
    Quantity in = out;
    String partner = schedule.get(sells() ? "buyer" : "supplier").toString();
    boolean any = false;
    for (var it : units.entrySet()) {
      var more = inUnit(partner, schedule, it.getValue()[0], it.getKey());
      var came = inUnit(partner, schedule, it.getValue()[1], it.getKey());
      if (more == null || came == null) continue;
      any = true;
      out = out.plus(more);
      in = in.plus(came);
    }
    return any ? OpenQuantity.consumed(out, in, stated) : Quantity.ZERO;
  }

  private @Nullable Quantity inUnit(
      String partner, Map<String, Object> schedule, BigDecimal quantity, String unit) {
    return AgreedUnits.convert(
            numbers,
            partner,
            schedule.get("part").toString(),
            new Quantity(quantity),
            unit,
            schedule.get("unit").toString())
        .orElse(null);
  }

  private static Quantity quantity(@Nullable Object it) {
    return it == null ? Quantity.ZERO : new Quantity((BigDecimal) it);
  }

  private boolean serves(
      Map<String, Object> line, Map<String, Object> schedule, List<Map<String, Object>> schedules) {
    for (String side : List.of("buyer", "supplier"))
      if (!line.get(side).equals(schedule.get(side))) return false;
    String part = schedule.get("part").toString();
    String partner = schedule.get(sells() ? "buyer" : "supplier").toString();
    String other =
        numbers.agreement(partner, part).map(PartAgreementRow::supplierPart).orElse(part);
    Object named = line.get("part");
    if (!named.equals(part) && !named.equals(other)) return false;
    Object to = line.get("ship_to");
    if (to != null
        && !to.equals(schedule.get("site"))
        && !to.equals(schedule.get("buyer") + "/" + schedule.get("site"))) return false;
    Object agreement = schedule.get("agreement");
    if (line.get("agreement") == null && line.get("purchase_order") == null)
      return schedules.stream()
              .filter(
                  it ->
                      List.of("buyer", "supplier", "part", "site").stream()
                          .allMatch(key -> it.get(key).equals(schedule.get(key))))
              .count()
          == 1;
    return agreement != null
        && (agreement.equals(line.get("agreement"))
            || agreement.equals(line.get("purchase_order")));
  }
}
