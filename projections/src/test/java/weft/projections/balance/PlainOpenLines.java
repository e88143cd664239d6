package weft.projections.balance;

import static java.util.Objects.requireNonNull;

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
      "stream, item, buyer, supplier, ship_to, part, unit, purchase_order, agreement, sent,"
          + " received, state, told_at, from_position";

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
      Map<String, BigDecimal[]> units = sent(schedule, schedules, sent, release);
      String own = schedule.get("unit").toString();
      boolean exact =
          units.entrySet().stream()
              .allMatch(it -> isExact(schedule, it.getValue(), it.getKey(), own));
      String unit = exact ? own : "PCE"; // the base unit of all random agreements
      Quantity consumed = consumed(schedule, release, units, unit);
      List<Line> lines = lines(schedule, release);
      List<Quantity> wanted = new ArrayList<>();
      for (Line it : lines) wanted.add(in(schedule, it.quantity(), unit));
      List<Quantity> open = OpenQuantity.of(wanted, consumed);
      for (int i = 0; i < open.size(); i++)
        if (open.get(i).isPositive())
          sums.merge(key(schedule, lines.get(i), unit), open.get(i), Quantity::plus);
    }
    return sums;
  }

  private String key(Map<String, Object> schedule, Line it, String unit) {
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
        unit);
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

  /** The first release of the same count. */
  private Map<String, @Nullable Object> first(
      Map<String, Object> schedule, Map<String, @Nullable Object> release) {
    if (release.get("received_cumulative") == null) return release;
    Object since = release.get("received_since");
    return release(
        schedule,
        "position <= %s and received_cumulative is not null and received_since is not distinct from %s"
            .formatted(
                schedule.get("release_position"), since == null ? "null" : "date '" + since + "'"));
  }

  /** Of each unit what was sent and received since, as far as it meets that of the schedule. */
  private Map<String, BigDecimal[]> sent(
      Map<String, Object> schedule,
      List<Map<String, Object>> schedules,
      List<Map<String, Object>> sent,
      Map<String, @Nullable Object> release) {
    Map<String, BigDecimal[]> units = new TreeMap<>();
    if (release.isEmpty()) return units;
    Map<String, @Nullable Object> first = first(schedule, release);
    Instant start = ((Timestamp) first.get("recorded_at")).toInstant();
    for (Map<String, Object> it : sent) {
      String unit = it.get("unit").toString();
      if (!serves(it, schedule, schedules) || !meets(schedule, unit)) continue;
      var out = (BigDecimal) it.get("sent");
      var in = (BigDecimal) it.get("received");
      if (!((Timestamp) it.get("told_at")).toInstant().isAfter(start)) {
        if (first.get("received_cumulative") == null) continue;
        in = in.subtract(receivedBefore(it, first));
        if (in.signum() <= 0 || isCounted(it, first)) continue;
        out = in;
      }
      BigDecimal[] sums =
          units.computeIfAbsent(unit, _ -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
      sums[0] = sums[0].add(out);
      sums[1] = sums[1].add(in);
    }
    return units;
  }

  /** What of a line was received when the count began. */
  private BigDecimal receivedBefore(Map<String, Object> line, Map<String, @Nullable Object> first) {
    BigDecimal received = BigDecimal.ZERO;
    for (Map<String, Object> it :
        rows(
            "select buyer, supplier, received, from_position from transit_past where stream = '%s' and item = '%s' and from_position <= %s order by from_position"
                .formatted(line.get("stream"), line.get("item"), first.get("position"))))
      received = (BigDecimal) it.get("received");
    // That of now, where nothing happened to it since.
    return ((Number) line.get("from_position")).longValue()
            <= ((Number) first.get("position")).longValue()
        ? (BigDecimal) line.get("received")
        : received;
  }

  /** Whether the count began with some of its shipment that was told received later. */
  private boolean isCounted(Map<String, Object> line, Map<String, @Nullable Object> first) {
    var asOf = (Date) first.get("received_as_of");
    var last = (Date) first.get("last_date");
    LocalDate counted =
        asOf != null ? asOf.toLocalDate().minusDays(1) : last == null ? null : last.toLocalDate();
    if (counted == null) return false;
    return !rows("select * from "
            + moment.of("receipts", "stream, received, buyer, supplier, from_position")
            + " q where q.stream = '%s' and q.from_position > %s and q.received <= date '%s'"
                .formatted(line.get("stream"), first.get("position"), counted))
        .isEmpty();
  }

  private Quantity consumed(
      Map<String, Object> schedule,
      Map<String, @Nullable Object> release,
      Map<String, BigDecimal[]> units,
      String unit) {
    if (units.isEmpty()) return Quantity.ZERO;
    Quantity stated = in(schedule, quantity(release.get("received_cumulative")), unit);
    Quantity out =
        in(schedule, quantity(first(schedule, release).get("received_cumulative")), unit);
    Quantity in = out;
    for (var it : units.entrySet()) {
      out = out.plus(requireNonNull(in(schedule, it.getValue()[0], it.getKey(), unit)));
      in = in.plus(requireNonNull(in(schedule, it.getValue()[1], it.getKey(), unit)));
    }
    return OpenQuantity.consumed(out, in, stated);
  }

  private boolean meets(Map<String, Object> schedule, String unit) {
    String partner = schedule.get(sells() ? "buyer" : "supplier").toString();
    return AgreedUnits.meet(
        numbers, partner, schedule.get("part").toString(), unit, schedule.get("unit").toString());
  }

  private boolean isExact(Map<String, Object> schedule, BigDecimal[] sums, String from, String to) {
    return in(schedule, sums[0], from, to) != null && in(schedule, sums[1], from, to) != null;
  }

  private Quantity in(Map<String, Object> schedule, Quantity quantity, String unit) {
    return requireNonNull(in(schedule, quantity.amount(), schedule.get("unit").toString(), unit));
  }

  private @Nullable Quantity in(
      Map<String, Object> schedule, BigDecimal quantity, String from, String to) {
    String partner = schedule.get(sells() ? "buyer" : "supplier").toString();
    return AgreedUnits.convert(
            numbers, partner, schedule.get("part").toString(), new Quantity(quantity), from, to)
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
