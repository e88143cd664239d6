package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weft.balance.SentGoods;
import weft.balance.SentGoods.Back;
import weft.balance.SentGoods.Came;
import weft.balance.SignedOpening;
import weft.balance.Statement;
import weft.balance.UnderWay;
import weft.balance.UnderWay.Rest;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.parts.Conversion;
import weft.projections.balance.CountedQuantity.Kind;
import weft.projections.balance.ScheduleGoods.Goods;
import weft.projections.balance.SentLines.SentLine;
import weft.scheduling.release.Received;

/**
 * Nets each schedule's lines against its despatches and receipts, and finds goods that can no
 * longer arrive and quantities that cannot be converted to the schedule's unit.
 */
public final class ScheduleNetting {
  private final PartNumbers numbers;
  private final boolean sells;
  private final Map<String, Consumed> consumed = new TreeMap<>();
  private final Map<Line, Quantity> closed = new LinkedHashMap<>();
  private final Map<Line, Expected> expected = new LinkedHashMap<>();
  private final List<CountedQuantity> uncounted = new ArrayList<>();
  private @Nullable LocalDate lastOpened;
  private @Nullable LocalDate nextOpens;

  ScheduleNetting(PartNumbers numbers, boolean sells) {
    this.numbers = numbers;
    this.sells = sells;
  }

  /**
   * How much of a schedule's lines is consumed.
   *
   * @param amount in {@code unit}
   * @param per how many units make one of the schedule's unit: 1 where both are the same
   * @param unit the schedule's unit; the part's base unit where a sent quantity cannot be expressed
   *     in it, such as ten pieces of three to a kilogram
   */
  record Consumed(Quantity amount, Quantity per, String unit) {}

  /**
   * A shipment line of which something can still arrive, perhaps long overdue.
   *
   * @param item the number of the line
   * @param part the buyer's number in the schedule that it serves
   * @param opensAgainOn the day from which on nobody expects it
   */
  record Expected(
      String shipment,
      String item,
      String number,
      String part,
      Instant toldAt,
      Quantity open,
      String unit,
      LocalDate opensAgainOn) {}

  /** A line of a shipment. */
  private record Line(String stream, String item) {}

  /** The quantity that can still arrive for a schedule, computed in a unit. */
  private record Reckoned(String unit, Quantity per, UnderWay underWay) {}

  private interface Converter {
    Optional<Quantity> convert(Quantity quantity, String from, String to);
  }

  /** Adds one schedule. */
  void add(ServedSchedule it, ScheduleGoods known, LocalDate today, int days) {
    String partner = sells ? it.buyer() : it.supplier();
    Converter by =
        (some, from, to) -> AgreedUnits.convert(numbers, partner, it.part(), some, from, to);
    List<Statement> statements = known.statements(it);
    Map<SentGoods, Goods> goods = new LinkedHashMap<>();
    for (Goods some : known.goods(it)) {
      SentGoods sent = some.goods();
      if (AgreedUnits.meet(numbers, partner, it.part(), sent.unit(), it.unit()))
        goods.put(sent, some);
      else if (sent.toldAt().isAfter(Statement.start(statements).recordedAt()))
        uncounted.add(
            CountedQuantity.takingNothing(
                Kind.CALL_OFFS,
                numbers,
                partner,
                it.part(),
                sent.quantity(),
                sent.unit(),
                sent.toldAt()));
    }
    String base = AgreedUnits.base(numbers, partner, it.part(), it.unit());
    SignedOpening opening = known.opening(it);
    List<SentGoods> sent = List.copyOf(goods.keySet());
    // An opening can always be expressed in the base unit; a schedule without one keeps its own
    // unit.
    Reckoned reckoned =
        (opening == null
                ? reckoned(it.unit(), it, statements, sent, null, by)
                : Optional.<Reckoned>empty())
            .or(() -> reckoned(base, it, statements, sent, opening, by))
            .orElseThrow();
    Quantity amount = reckoned.underWay().consumed(today, days);
    if (amount.isPositive())
      consumed.put(it.schedule(), new Consumed(amount, reckoned.per(), reckoned.unit()));
    close(it.part(), goods, reckoned, by, today, days);
  }

  /** Computes in this unit; empty where something cannot be converted. */
  private static Optional<Reckoned> reckoned(
      String unit,
      ServedSchedule of,
      List<Statement> statements,
      List<SentGoods> sent,
      @Nullable SignedOpening opening,
      Converter by) {
    Quantity per = by.convert(Quantity.of(1), of.unit(), unit).orElse(null);
    if (per == null) return Optional.empty();
    List<Statement> stated = new ArrayList<>();
    for (Statement it : statements) {
      Statement in = in(it, of.unit(), unit, by);
      if (in == null) return Optional.empty();
      stated.add(in);
    }
    List<SentGoods> goods = new ArrayList<>();
    for (SentGoods it : sent) {
      SentGoods in = in(it, unit, by);
      if (in == null) return Optional.empty();
      goods.add(in);
    }
    SignedOpening signed = opening == null ? null : in(opening, unit, by);
    var base = new BaseUnit(unit, List.of());
    return Optional.of(new Reckoned(unit, per, UnderWay.of(base, stated, goods, signed)));
  }

  private static @Nullable Statement in(Statement it, String from, String unit, Converter by) {
    Quantity cumulative = it.said().cumulative();
    Quantity last = it.said().lastQuantity();
    Quantity counted = cumulative == null ? null : by.convert(cumulative, from, unit).orElse(null);
    Quantity lastly = last == null ? null : by.convert(last, from, unit).orElse(null);
    if ((cumulative != null && counted == null) || (last != null && lastly == null)) return null;
    var said =
        new Received(
            counted,
            it.said().asOf(),
            lastly,
            it.said().lastDate(),
            it.said().lastReference(),
            null,
            null,
            it.said().since());
    return it.saying(said);
  }

  private static @Nullable SentGoods in(SentGoods it, String unit, Converter by) {
    Map<Quantity, Quantity> known = new HashMap<>();
    List<Quantity> all = new ArrayList<>(List.of(it.quantity(), it.open()));
    for (Came some : it.came())
      all.addAll(List.of(some.quantity(), some.missing(), some.over(), some.damaged()));
    for (Back some : it.back()) all.add(some.quantity());
    for (Quantity some : all) {
      Quantity in = by.convert(some, it.unit(), unit).orElse(null);
      if (in == null) return null;
      known.put(some, in);
    }
    return it.in(unit, some -> requireNonNull(known.get(some)));
  }

  private static @Nullable SignedOpening in(SignedOpening it, String unit, Converter by) {
    var conversions =
        by.convert(Quantity.of(1), it.terms().unit(), unit)
            .map(per -> List.of(new Conversion(it.terms().unit(), per.amount())))
            .orElse(List.of());
    return it.in(new BaseUnit(unit, conversions)).orElse(null);
  }

  /**
   * Records how much of each line can no longer arrive. Earlier lines are assumed to arrive first.
   */
  private void close(
      String part,
      Map<SentGoods, Goods> goods,
      Reckoned reckoned,
      Converter by,
      LocalDate today,
      int days) {
    Map<String, List<Rest>> rests = new HashMap<>();
    for (Rest it : reckoned.underWay().rests()) {
      String shipment = it.goods().shipment();
      if (shipment != null) rests.computeIfAbsent(shipment, _ -> new ArrayList<>()).add(it);
      if (it.open().isPositive()) note(UnderWay.opensAgainOn(it.goods(), days), today);
    }
    Map<String, Integer> taken = new HashMap<>();
    for (Goods some : goods.values()) {
      SentGoods sent = some.goods();
      if (!sent.open().isPositive()) continue;
      // A shipment has one remainder per unit, in the order of the goods.
      int which = taken.merge(String.valueOf(sent.shipment()), 1, Integer::sum) - 1;
      List<Rest> its = rests.getOrDefault(sent.shipment(), List.of());
      Rest rest = which < its.size() ? its.get(which) : null;
      Quantity left =
          rest == null
              ? Quantity.ZERO
              : by.convert(rest.open(), reckoned.unit(), sent.unit()).orElse(sent.open());
      Quantity gone = sent.open().minus(left);
      // Goods that both signed to be on their way may be due on another day than the shipment.
      SentGoods due = rest == null ? sent : rest.goods();
      expect(part, some.lines(), gone, UnderWay.opensAgainOn(due, days));
      boolean overdue = rest != null && rest.isOverdue(today, days);
      close(some.lines(), overdue ? sent.open() : gone);
    }
  }

  private void expect(String of, List<SentLine> lines, Quantity gone, LocalDate opens) {
    Quantity over = gone;
    for (SentLine it : lines) {
      Quantity part = over.exceeds(it.open()) ? it.open() : over;
      over = over.minus(part);
      Quantity open = it.open().minus(part);
      if (!open.isPositive()) continue;
      var line =
          new Expected(
              it.stream(), it.item(), it.number(), of, it.toldAt(), open, it.unit(), opens);
      // A line that serves several schedules comes as long as it comes for one of them.
      expected.merge(
          new Line(it.stream(), it.item()),
          line,
          (one, other) -> other.open().exceeds(one.open()) ? other : one);
    }
  }

  /** The lines of which something can still arrive, including overdue ones. */
  Collection<Expected> expectedLines() {
    return expected.values();
  }

  private void close(List<SentLine> lines, Quantity gone) {
    Quantity over = gone;
    for (SentLine it : lines) {
      Quantity part = over.exceeds(it.open()) ? it.open() : over;
      over = over.minus(part);
      // A line that serves several schedules can arrive as long as one of them expects it.
      closed.merge(
          new Line(it.stream(), it.item()), part, (one, other) -> one.exceeds(other) ? other : one);
    }
  }

  private void note(LocalDate opens, LocalDate today) {
    if (opens.isAfter(today))
      nextOpens = nextOpens == null || opens.isBefore(nextOpens) ? opens : nextOpens;
    else lastOpened = lastOpened == null || opens.isAfter(lastOpened) ? opens : lastOpened;
  }

  /** The consumed quantity of each schedule that has one. */
  Map<String, Consumed> consumed() {
    return consumed;
  }

  /** Sets the closed quantities as parameters of a statement over shipment lines. */
  void putClosed(Map<String, Object> params) {
    Map<Line, Quantity> some = new LinkedHashMap<>(closed);
    some.values().removeIf(it -> !it.isPositive());
    params.put("closed_streams", some.keySet().stream().map(Line::stream).toArray(String[]::new));
    params.put("closed_items", some.keySet().stream().map(Line::item).toArray(String[]::new));
    params.put("closed", some.values().stream().map(Quantity::toString).toArray(String[]::new));
  }

  /** The interval of moments in which the same goods are expected. */
  public SilentAcceptance expected() {
    return new SilentAcceptance(
        lastOpened == null ? null : begins(lastOpened).minusNanos(1),
        nextOpens == null ? null : begins(nextOpens).minusNanos(1));
  }

  private static Instant begins(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /**
   * Despatches that cannot be converted to a schedule's unit. Only the supplier's side lists them,
   * because the buyer's goods in transit contain them already.
   */
  public List<CountedQuantity> uncounted() {
    return sells ? uncounted : List.of();
  }
}
