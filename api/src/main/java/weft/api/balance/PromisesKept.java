package weft.api.balance;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.balance.reading.BalanceReading;
import weft.api.balance.reading.BalanceReading.Gathered;
import weft.api.balance.reading.BalanceReading.Question;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.balance.BalanceRow;
import weft.balance.Grain;
import weft.measure.Quantity;
import weft.production.OutputLine;
import weft.production.ProductionScheduleCommand.PublishOutput;
import weft.projections.balance.Balances.Asked;
import weft.projections.balance.CountedQuantity;
import weft.projections.balance.CountedQuantity.Kind;
import weft.projections.balance.PartBalance;
import weft.projections.production.OutputLineRow;
import weft.projections.production.ProductionScheduleRow;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;

/**
 * Which promises a plan breaks, before it is published: usable stock and output against what was
 * promised, in the order in which it has to leave, by the plan in force and by the new one.
 */
@Component
public class PromisesKept {
  /** Days after the horizon that are checked, too, because lost output is also missing later. */
  private static final int DAYS_AFTER = 91;

  /** A plan may be published for decades; a request computes only as far as a balance is shown. */
  private static final int MOST_DAYS = Shown.MOST_DAYS;

  private final BalanceReading balances;
  private final ReadContexts readings;

  PromisesKept(BalanceReading balances, ReadContexts readings) {
    this.balances = balances;
    this.readings = readings;
  }

  /**
   * The promises that would be broken.
   *
   * @param unit of all quantities
   * @param until the last day that was looked at: the plan's, or {@value #MOST_DAYS} days from now
   *     where that is earlier
   * @param broken the first day first
   * @param rows the site's balance of the part under the plan, as {@code /supply-balance} reports
   *     it: it counts everything called off and ordered, not only promises
   */
  public record Kept(
      String unit, LocalDate until, List<BrokenPromise> broken, List<BalanceRow> rows) {}

  /**
   * Checks a plan as the supplier sees it.
   *
   * @param grained the rows' period: day, week or month; null: day
   */
  public Kept by(ReadContext supplier, PublishOutput plan, @Nullable String grained) {
    Grain grain = SupplyBalances.grain(grained);
    ReadContext at = BalanceReading.atOnePosition(supplier);
    String part = plan.schedule().part();
    String site = plan.schedule().site();
    Gathered gathered = balances.gather(at, new Question(part, site, null));
    List<CountedQuantity> same = new ArrayList<>();
    Predicate<CountedQuantity> fromThere = gathered.shipping().leavesFrom(site);
    for (CountedQuantity it : balances.promised(at, gathered, part))
      if (fromThere.test(it)) same.add(leaving(it));
    for (CountedQuantity it : gathered.counted()) if (it.kind() == Kind.STOCK) same.add(it);
    List<CountedQuantity> before = new ArrayList<>(same);
    List<CountedQuantity> after = new ArrayList<>(same);
    List<CountedQuantity> whole = new ArrayList<>();
    Map<String, Quantity> reported = reported(at, plan);
    for (CountedQuantity it : gathered.counted()) {
      if (it.kind() != Kind.OUTPUT) {
        whole.add(it);
        continue;
      }
      before.add(it);
      if (isWithin(requireNonNull(it.on()), plan)) continue;
      after.add(it);
      whole.add(it);
    }
    for (OutputLine it : plan.lines()) {
      CountedQuantity planned = planned(it, plan, reported, gathered);
      if (!planned.quantity().isPositive()) continue;
      after.add(planned);
      whole.add(planned);
    }
    LocalDate until = lastLookedAt(gathered, plan);
    PartBalance now = balance(gathered, plan, before, until, Grain.DAY);
    PartBalance then = balance(gathered, plan, after, until, Grain.DAY);
    return new Kept(
        then.unit(),
        until,
        broken(now.rows(), then.rows()),
        balance(gathered, plan, whole, until, grain).rows().stream()
            .filter(it -> !it.from().isAfter(until))
            .toList());
  }

  private static LocalDate today(Gathered gathered, PublishOutput plan) {
    var id = plan.schedule();
    return gathered.calendars().of(id.supplier().value(), id.site()).dateOf(gathered.now());
  }

  private static LocalDate lastLookedAt(Gathered gathered, PublishOutput plan) {
    LocalDate most = today(gathered, plan).plusDays(MOST_DAYS);
    return plan.until().isAfter(most) ? most : plan.until();
  }

  private static PartBalance balance(
      Gathered gathered,
      PublishOutput plan,
      List<CountedQuantity> counted,
      LocalDate until,
      Grain grain) {
    var id = plan.schedule();
    LocalDate today = today(gathered, plan);
    LocalDate last = until.isBefore(today) ? today : until;
    return gathered
        .balances()
        .of(
            new Asked(
                id.part(),
                id.site(),
                null,
                today,
                gathered.now(),
                today,
                last.plusDays(DAYS_AFTER),
                grain),
            counted);
  }

  private static List<BrokenPromise> broken(List<BalanceRow> now, List<BalanceRow> then) {
    List<BrokenPromise> broken = new ArrayList<>();
    for (int i = 0; i < then.size(); i++) {
      Quantity before = possible(now.get(i));
      Quantity possible = possible(then.get(i));
      if (before.exceeds(possible))
        broken.add(
            new BrokenPromise(
                then.get(i).from(), requireNonNull(then.get(i).out()), possible, before));
    }
    return broken;
  }

  /** The quantity that can leave on a day: the promises for it less the shortfall at its end. */
  private static Quantity possible(BalanceRow row) {
    Quantity promised = requireNonNull(row.out());
    Quantity closing = requireNonNull(row.closing());
    if (closing.amount().signum() >= 0) return promised;
    Quantity left = promised.plus(closing);
    return left.amount().signum() > 0 ? left : Quantity.ZERO;
  }

  private static boolean isWithin(LocalDate day, PublishOutput plan) {
    return !day.isBefore(plan.from()) && !day.isAfter(plan.until());
  }

  /** Converts a promise into a call-off, because both take from the supplier's stock. */
  private static CountedQuantity leaving(CountedQuantity it) {
    return new CountedQuantity(
        Kind.CALL_OFFS,
        it.part(),
        it.site(),
        it.partner(),
        it.partnerPart(),
        it.partnerSite(),
        it.on(),
        it.bucket(),
        it.dateKind(),
        true,
        it.quantity(),
        it.unit(),
        it.said(),
        null);
  }

  /** Reported output, which is in stock already. */
  private Map<String, Quantity> reported(ReadContext at, PublishOutput plan) {
    var id = plan.schedule();
    Optional<ProductionScheduleRow> row =
        readings.read(
            BalanceReading.asOwner(at, id.supplier()),
            (db, it) ->
                ProductionScheduleRow.BOARD.reads().one(db, it.scope(), id.stream(), it.moment()));
    Map<String, Quantity> reported = new HashMap<>();
    row.map(ProductionScheduleRow::lines).orElse(List.of()).stream()
        .filter(it -> it.reported() != null)
        .forEach(it -> reported.put(key(it), requireNonNull(it.reported())));
    return reported;
  }

  private static String key(OutputLineRow it) {
    return it.date() == null ? String.valueOf(it.week()) : it.date().toString();
  }

  private static CountedQuantity planned(
      OutputLine line, PublishOutput plan, Map<String, Quantity> reported, Gathered gathered) {
    String key = line.date() == null ? String.valueOf(line.week()) : line.date().toString();
    Quantity made = reported.getOrDefault(key, Quantity.ZERO);
    return new CountedQuantity(
        Kind.OUTPUT,
        plan.schedule().part(),
        plan.schedule().site(),
        null,
        plan.schedule().part(),
        null,
        line.first(),
        line.week() == null ? Bucket.DAY : Bucket.WEEK,
        DateKind.DELIVERY,
        true,
        line.quantity().minus(made),
        plan.unit(),
        gathered.now(),
        null);
  }
}
