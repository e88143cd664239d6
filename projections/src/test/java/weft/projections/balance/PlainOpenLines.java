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

/**
 * The open quantities of call-offs, computed in the plainest way: every schedule with every line,
 * one by one.
 */
final class PlainOpenLines {
  private static final String ALL_SCHEDULES =
      "schedule_no, schedule, buyer, supplier, site, part, agreement, unit, release_position,"
          + " from_position";
  private static final String ALL_LINES =
      "schedule_no, due, ordinal, buyer, supplier, date_kind, bucket, firmness, quantity, state,"
          + " promises, from_position";
  private static final String ALL_SENT =
      "stream, item, buyer, supplier, ship_to, part, unit, purchase_order, agreement, sent,"
          + " received, open, arrives, state, told_at, from_position";

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

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

  /** The open quantities by all other attributes, in that order. */
  Map<String, Quantity> open() {
    List<Map<String, Object>> schedules =
        rows("select * from " + moment.of("delivery_schedule", ALL_SCHEDULES) + " q");
    List<Map<String, Object>> sent =
        rows("select * from " + moment.of("transit", ALL_SENT) + " q where q.state <> 'cancelled'");
    Map<String, Quantity> sums = new TreeMap<>();
    for (Map<String, Object> schedule : schedules) {
      Map<String, @Nullable Object> release =
          release(schedule, "position = " + schedule.get("release_position"));
      List<Goods> goods = release.isEmpty() ? List.of() : sent(schedule, schedules, sent);
      String own = schedule.get("unit").toString();
      boolean exact = goods.stream().allMatch(it -> it.isSaidIn(schedule, own));
      String unit = exact ? own : "PCE"; // the base unit of all random agreements
      Quantity consumed = new Quantity(consumed(schedule, goods, unit).max(BigDecimal.ZERO));
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

  /** A shipment's goods for a schedule in one unit, with all quantities in that unit. */
  private final class Goods {
    final String unit;
    final Instant told;
    final LocalDate arrives;
    BigDecimal sent = BigDecimal.ZERO;
    BigDecimal open = BigDecimal.ZERO;
    long announced = Long.MAX_VALUE;
    final Map<Long, BigDecimal[]> came = new TreeMap<>();

    Goods(Map<String, Object> line) {
      unit = line.get("unit").toString();
      told = ((Timestamp) line.get("told_at")).toInstant();
      arrives = ((Date) line.get("arrives")).toLocalDate();
    }

    boolean isSaidIn(Map<String, Object> schedule, String other) {
      List<BigDecimal> all = new ArrayList<>(List.of(sent, open));
      came.values().forEach(it -> all.addAll(List.of(it)));
      return all.stream().allMatch(it -> in(schedule, it, unit, other) != null);
    }

    BigDecimal in(Map<String, Object> schedule, BigDecimal some, String other) {
      return requireNonNull(PlainOpenLines.this.in(schedule, some, unit, other)).amount();
    }

    private @Nullable Quantity in(
        Map<String, Object> schedule, BigDecimal some, String from, String other) {
      return PlainOpenLines.this.in(schedule, some, from, other);
    }
  }

  private List<Goods> sent(
      Map<String, Object> schedule,
      List<Map<String, Object>> schedules,
      List<Map<String, Object>> sent) {
    Map<String, Goods> all = new TreeMap<>();
    for (Map<String, Object> it : sent) {
      String unit = it.get("unit").toString();
      if (!serves(it, schedule, schedules) || !meets(schedule, unit)) continue;
      Goods goods = all.computeIfAbsent(it.get("stream") + " " + unit, _ -> new Goods(it));
      goods.sent = goods.sent.add((BigDecimal) it.get("sent"));
      goods.open = goods.open.add((BigDecimal) it.get("open"));
      var received = BigDecimal.ZERO;
      var open = (BigDecimal) it.get("sent");
      for (Map<String, Object> version : versions(it)) {
        long position = ((Number) version.get("from_position")).longValue();
        goods.announced = Math.min(goods.announced, position);
        var came = (BigDecimal) version.get("received");
        var left = (BigDecimal) version.get("open");
        BigDecimal[] sums =
            goods.came.computeIfAbsent(
                position, _ -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
        sums[0] = sums[0].add(came.subtract(received));
        sums[1] = sums[1].add(open.subtract(left));
        received = came;
        open = left;
      }
    }
    all.values().forEach(it -> it.came.values().removeIf(sums -> sums[0].signum() == 0));
    return all.values().stream().sorted(Comparator.comparing(it -> it.announced)).toList();
  }

  /** The versions of a line at its last announcement. */
  private List<Map<String, Object>> versions(Map<String, Object> line) {
    return rows(
        "select * from (select buyer, supplier, from_position, told_at, received, open from transit_past where stream = '%1$s' and item = '%2$s' union all select buyer, supplier, from_position, told_at, received, open from transit where stream = '%1$s' and item = '%2$s') v where told_at = timestamptz '%3$s' and from_position <= %4$s order by from_position"
            .formatted(
                line.get("stream"), line.get("item"), line.get("told_at"), moment.position()));
  }

  /** All statements are of one day, so their order decides. */
  private BigDecimal consumed(Map<String, Object> schedule, List<Goods> goods, String unit) {
    List<Map<String, Object>> releases =
        rows(
            "select * from schedule_release where schedule_no = %s and position <= %s order by position"
                .formatted(schedule.get("schedule_no"), schedule.get("release_position")));
    if (releases.isEmpty()) return BigDecimal.ZERO;
    Map<String, Object> inForce = releases.getLast();
    boolean stated = inForce.get("received_cumulative") != null;
    Map<String, Object> start = inForce;
    BigDecimal fallen = BigDecimal.ZERO;
    BigDecimal before = null;
    for (Map<String, Object> it : stated ? releases : List.<Map<String, Object>>of()) {
      var now = (BigDecimal) it.get("received_cumulative");
      if (now == null) continue;
      boolean falls = before != null && now.compareTo(before) < 0;
      if (before == null || (falls && now.signum() == 0)) {
        start = it;
        fallen = BigDecimal.ZERO;
      } else if (falls) fallen = fallen.add(before.subtract(now));
      before = now;
    }
    long began = ((Number) start.get("position")).longValue();
    long last = ((Number) inForce.get("position")).longValue();
    Instant begun = ((Timestamp) start.get("recorded_at")).toInstant();
    List<Goods> counting = new ArrayList<>();
    BigDecimal since = BigDecimal.ZERO;
    BigDecimal known = BigDecimal.ZERO;
    for (Goods it : goods) {
      boolean after = it.told.isAfter(begun);
      BigDecimal rest = it.sent;
      for (var came : it.came.entrySet())
        if (came.getKey() < began) rest = rest.subtract(came.getValue()[1]);
      if (after || (stated && it.arrives.isAfter(MONDAY) && rest.signum() > 0)) counting.add(it);
      if (!after && !stated) continue;
      for (var came : it.came.entrySet()) {
        BigDecimal some = it.in(schedule, came.getValue()[0], unit);
        if (came.getKey() > last) since = since.add(some);
        else if (came.getKey() > began) known = known.add(some);
      }
    }
    BigDecimal rose =
        !stated
            ? BigDecimal.ZERO
            : in(schedule, inForce, unit)
                .subtract(in(schedule, start, unit))
                .add(in(schedule, new Quantity(fallen), unit).amount())
                .subtract(known);
    if (rose.signum() < 0)
      for (Goods it : goods.reversed())
        for (var came : new TreeMap<>(it.came).descendingMap().entrySet()) {
          BigDecimal some = it.in(schedule, came.getValue()[0], unit);
          if (came.getKey() < began || came.getKey() > last || some.add(rose).signum() > 0)
            continue;
          rose = rose.add(some);
          since = since.add(some);
          it.came.put(came.getKey(), new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
        }
    else {
      BigDecimal late = rose.min(since);
      rose = rose.subtract(late);
      since = since.subtract(late);
    }
    for (Goods it : counting) {
      boolean isKnown =
          stated
              && it.came.entrySet().stream()
                  .anyMatch(
                      came ->
                          came.getKey() > began
                              && came.getKey() < last
                              && came.getValue()[0].signum() > 0);
      if (isKnown) continue;
      BigDecimal open = it.in(schedule, it.open, unit);
      BigDecimal closed =
          it.announced < last ? open.min(rose.max(BigDecimal.ZERO)) : BigDecimal.ZERO;
      rose = rose.subtract(closed);
      since = since.add(open.subtract(closed));
    }
    return since;
  }

  private BigDecimal in(Map<String, Object> schedule, Map<String, Object> release, String unit) {
    return in(schedule, quantity(release.get("received_cumulative")), unit).amount();
  }

  private boolean meets(Map<String, Object> schedule, String unit) {
    String partner = schedule.get(sells() ? "buyer" : "supplier").toString();
    return AgreedUnits.meet(
        numbers, partner, schedule.get("part").toString(), unit, schedule.get("unit").toString());
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
