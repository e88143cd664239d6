package weft.balance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weft.balance.BalanceRow.Inflow;
import weft.balance.BalanceTerms.FirstConsumed;
import weft.balance.Breach.Later;
import weft.balance.SupplyHistory.Line;
import weft.balance.SupplyHistory.Schedule;
import weft.calendar.CalendarException;
import weft.calendar.SiteCalendar;
import weft.measure.Quantity;
import weft.parts.CoverTerms.CoverDays;
import weft.parts.Spread;
import weft.parts.StockRange.Bound;
import weft.scheduling.release.Bucket;

/**
 * A simple, slow balance that follows docs/planning/balance.md literally, piece by piece and day by
 * day. It shares only its input and output types with the tested code.
 */
final class PlainBalance {
  private final SupplyHistory history;
  private final Map<LocalDate, Integer> confirmed = new TreeMap<>();
  private final Map<LocalDate, Integer> planned = new TreeMap<>();
  private final Map<LocalDate, Integer> out = new TreeMap<>();
  private final Map<LocalDate, Integer> outFirm = new TreeMap<>();
  private int opening;
  int notCounted;
  int overdue;
  int latePlan;
  int lateTransit;

  PlainBalance(SupplyHistory history) {
    this.history = history;
    for (var it : history.stocks()) opening += pieces(it.quantity(), it.unit());
    for (Schedule it : history.schedules()) demand(it);
    for (Line it : history.output()) output(it);
    for (var it : history.transit()) {
      int pieces = pieces(it.quantity(), it.unit());
      boolean late = it.arrives().isBefore(history.today());
      if (late) lateTransit += pieces;
      add(confirmed, late ? history.today() : it.arrives(), pieces);
    }
  }

  /** Kilograms have no conversion. */
  private int pieces(int quantity, String unit) {
    return switch (unit) {
      case "PCE", "EA" -> quantity;
      case "BX" -> 12 * quantity;
      default -> {
        notCounted += quantity;
        yield 0;
      }
    };
  }

  private void demand(Schedule schedule) {
    int consumed = schedule.consumed();
    for (Line line : schedule.lines()) {
      int open = line.quantity();
      while (open > 0 && consumed > 0) {
        open--;
        consumed--;
      }
      int pieces = pieces(open, schedule.unit());
      if (history.today().isAfter(lastDay(line))) {
        overdue += pieces;
        leave(history.today(), pieces, line.firm());
      } else {
        List<LocalDate> days = deliveryDays(line, history.receiving());
        for (int piece = 0; piece < pieces; piece++)
          leave(shipDay(days.get(piece % days.size())), 1, line.firm());
      }
    }
  }

  private void leave(LocalDate day, int pieces, boolean firm) {
    add(out, day, pieces);
    if (firm) add(outFirm, day, pieces);
  }

  private void output(Line line) {
    int pieces = pieces(line.quantity(), line.unit());
    if (history.today().isAfter(lastDay(line))) {
      latePlan += pieces;
      return;
    }
    List<LocalDate> days = deliveryDays(line, history.shipping());
    for (int piece = 0; piece < pieces; piece++)
      add(planned, notPast(days.get(piece % days.size())), 1);
  }

  private static LocalDate lastDay(Line line) {
    return switch (line.bucket()) {
      case DAY, FLEXIBLE -> line.due();
      case WEEK -> line.due().plusDays(6);
      case MONTH -> line.due().plusMonths(1).minusDays(1);
    };
  }

  private List<LocalDate> deliveryDays(Line line, SiteCalendar site) {
    LocalDate begins = line.due();
    boolean span = line.bucket() == Bucket.WEEK || line.bucket() == Bucket.MONTH;
    List<LocalDate> days = new ArrayList<>();
    if (span) {
      for (LocalDate day = line.due(); !day.isAfter(lastDay(line)); day = day.plusDays(1))
        if (!day.isBefore(history.today()) && works(site, day)) days.add(day);
      if (history.spread() == Spread.FIRST && !days.isEmpty()) return List.of(days.getFirst());
      if (begins.isBefore(history.today())) begins = history.today();
    }
    if (days.isEmpty()) {
      while (!works(site, begins)) begins = begins.minusDays(1);
      days.add(begins);
    }
    return days;
  }

  private LocalDate shipDay(LocalDate delivery) {
    LocalDate day = delivery;
    if (history.transitDays() == 0) return notPast(bothWork(day));
    for (int left = history.transitDays(); left > 0; left--) day = bothWork(day.minusDays(1));
    return notPast(day);
  }

  private LocalDate bothWork(LocalDate day) {
    LocalDate at = day;
    for (int i = 0; i < 366; i++, at = at.minusDays(1))
      if (works(history.shipping(), at) && works(history.receiving(), at)) return at;
    at = day;
    while (!works(history.shipping(), at)) at = at.minusDays(1);
    return at;
  }

  private LocalDate notPast(LocalDate day) {
    return day.isBefore(history.today()) ? history.today() : day;
  }

  private static boolean works(SiteCalendar site, LocalDate day) {
    for (CalendarException it : site.exceptions()) if (it.date().equals(day)) return it.works();
    return site.week().get(day.getDayOfWeek().ordinal());
  }

  private static void add(Map<LocalDate, Integer> to, LocalDate day, int pieces) {
    to.merge(day, pieces, Integer::sum);
  }

  SupplyBalance balance(Grain grain) {
    List<BalanceRow> rows = new ArrayList<>();
    List<LocalDate> row = new ArrayList<>();
    for (LocalDate day = history.today(); !day.isAfter(history.last()); day = day.plusDays(1)) {
      row.add(day);
      boolean ends =
          switch (grain) {
            case DAY -> true;
            case WEEK -> day.getDayOfWeek() == DayOfWeek.SUNDAY;
            case MONTH -> day.plusDays(1).getDayOfMonth() == 1;
          };
      if (ends || day.equals(history.last())) {
        rows.add(row(row));
        row = new ArrayList<>();
      }
    }
    var range = history.terms().range();
    Quantity minimum = range == null ? null : range.minimum();
    Quantity maximum = range == null ? null : range.maximum();
    return new SupplyBalance(
        Quantity.of(opening),
        true,
        rows,
        breach(day -> decimal(-stock(day))),
        minimum == null ? null : breach(day -> below(day, minimum.amount())),
        maximum == null ? null : breach(day -> above(day, maximum.amount())));
  }

  private BalanceRow row(List<LocalDate> days) {
    LocalDate last = days.getLast();
    String cover = cover(last);
    boolean atLeast = cover.startsWith(">=");
    BigDecimal lasts = new BigDecimal(atLeast ? cover.substring(2) : cover);
    var range = history.terms().range();
    return new BalanceRow(
        days.getFirst(),
        last,
        Quantity.of(stock(days.getFirst().minusDays(1))),
        new Inflow(sum(confirmed, days), sum(planned, days)),
        sum(out, days),
        sum(outFirm, days),
        Quantity.of(stock(last)),
        atLeast ? null : lasts,
        atLeast ? lasts : null,
        range == null ? null : bound(last, range.minimum()),
        range == null ? null : bound(last, range.maximum()));
  }

  private @Nullable Quantity bound(LocalDate day, @Nullable Quantity bound) {
    if (bound == null) return null;
    Wanted wanted = wanted(day, bound.amount());
    return wanted.known() ? new Quantity(wanted.sum()) : null;
  }

  private static Quantity sum(Map<LocalDate, Integer> of, List<LocalDate> days) {
    int sum = 0;
    for (LocalDate day : days) sum += of.getOrDefault(day, 0);
    return Quantity.of(sum);
  }

  /** At the end of the day. */
  private int stock(LocalDate day) {
    int stock = opening;
    for (LocalDate it = history.today(); !it.isAfter(day); it = it.plusDays(1))
      stock +=
          confirmed.getOrDefault(it, 0) + planned.getOrDefault(it, 0) - out.getOrDefault(it, 0);
    return stock;
  }

  private String cover(LocalDate day) {
    boolean same = history.terms().firstConsumed() == FirstConsumed.SAME_DAY;
    int rest = stock(day) + (same ? out.getOrDefault(day, 0) : 0);
    if (rest <= 0) return "0";
    int days = 0;
    for (LocalDate next = same ? day : day.plusDays(1);
        !next.isAfter(history.last());
        next = next.plusDays(1)) {
      int wanted = out.getOrDefault(next, 0);
      if (rest < wanted) {
        BigDecimal part =
            counts(next)
                ? decimal(rest).divide(decimal(wanted), 2, RoundingMode.DOWN)
                : BigDecimal.ZERO;
        return decimal(days).add(part).stripTrailingZeros().toPlainString();
      }
      rest -= wanted;
      if (counts(next)) days++;
    }
    return ">=" + days;
  }

  private boolean counts(LocalDate day) {
    return history.terms().coverDays() == CoverDays.CALENDAR
        || works(history.terms().receiving(), day);
  }

  private interface ByDay {
    @Nullable BigDecimal past(LocalDate day);
  }

  private @Nullable Breach breach(ByDay limit) {
    List<Breach> all = new ArrayList<>();
    LocalDate on = null;
    BigDecimal size = BigDecimal.ZERO;
    for (LocalDate day = history.today(); !day.isAfter(history.last()); day = day.plusDays(1)) {
      BigDecimal past = limit.past(day);
      if (past == null) break;
      if (past.signum() <= 0 && on != null) {
        all.add(new Breach(on, new Quantity(size), day));
        on = null;
        size = BigDecimal.ZERO;
      }
      if (past.signum() > 0 && on == null) on = day;
      size = size.max(past);
    }
    if (on != null) all.add(new Breach(on, new Quantity(size), null));
    if (all.size() < 2) return all.isEmpty() ? null : all.getFirst();
    Breach first = all.removeFirst();
    Breach largest =
        all.stream().reduce((a, b) -> b.size().exceeds(a.size()) ? b : a).orElseThrow();
    Later later = new Later(all.size(), largest.on(), largest.size());
    return new Breach(first.on(), first.size(), first.recoversOn(), later);
  }

  private @Nullable BigDecimal below(LocalDate day, BigDecimal minimum) {
    Wanted wanted = wanted(day, minimum);
    BigDecimal missing = wanted.sum().subtract(decimal(stock(day)));
    return wanted.known() || missing.signum() > 0 ? missing : null;
  }

  private @Nullable BigDecimal above(LocalDate day, BigDecimal maximum) {
    Wanted wanted = wanted(day, maximum);
    return wanted.known() ? decimal(stock(day)).subtract(wanted.sum()) : null;
  }

  private record Wanted(BigDecimal sum, boolean known) {}

  /** Returns the demand of the next days, with a fraction of the last day's demand. */
  private Wanted wanted(LocalDate day, BigDecimal bound) {
    var range = history.terms().range();
    if (range == null || range.in() == Bound.QUANTITY) return new Wanted(bound, true);
    BigDecimal left = bound;
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal uncounted = BigDecimal.ZERO;
    LocalDate next = day.plusDays(1);
    while (left.signum() > 0) {
      if (next.isAfter(history.last()))
        return new Wanted(left.compareTo(BigDecimal.ONE) >= 0 ? sum.add(uncounted) : sum, false);
      uncounted = uncounted.add(decimal(out.getOrDefault(next, 0)));
      if (counts(next)) {
        BigDecimal part = left.min(BigDecimal.ONE);
        sum = sum.add(uncounted.multiply(part));
        uncounted = BigDecimal.ZERO;
        left = left.subtract(part);
      }
      next = next.plusDays(1);
    }
    return new Wanted(sum, true);
  }

  private static BigDecimal decimal(int number) {
    return BigDecimal.valueOf(number);
  }
}
