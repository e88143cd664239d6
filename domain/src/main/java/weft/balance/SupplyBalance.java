package weft.balance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.balance.BalanceRow.Inflow;
import weft.balance.BalanceTerms.FirstConsumed;
import weft.measure.Quantity;
import weft.parts.CoverTerms.CoverDays;
import weft.parts.StockRange;

/**
 * Projected stock of one part at one site (docs/planning/balance.md). Computed by day for every
 * grain of rows, in time that grows with the days and the inputs.
 *
 * @param opening usable stock at the beginning of today
 * @param demandShared if false, the rows have arrivals but no outflow, closing stock or cover
 * @param runOut the first time that projected stock is below zero
 * @param belowMinimum the first time that it is below the agreed minimum
 * @param aboveMaximum the first time that it is above the agreed maximum
 */
public record SupplyBalance(
    Quantity opening,
    boolean demandShared,
    List<BalanceRow> rows,
    @Nullable Breach runOut,
    @Nullable Breach belowMinimum,
    @Nullable Breach aboveMaximum) {

  /**
   * Projects stock over the days of the flows.
   *
   * @param from the first day shown
   * @param flows from today to the end of the horizon
   */
  static SupplyBalance of(
      Quantity opening,
      DailyFlows flows,
      boolean demandShared,
      BalanceTerms terms,
      LocalDate from,
      Grain grain) {
    return new Projection(opening, flows, demandShared, terms).balance(from, grain);
  }

  /** Projects stock day by day. */
  private static final class Projection {
    private final Quantity opening;
    private final DailyFlows flows;
    private final boolean demandShared;
    private final BalanceTerms terms;
    private final Cover cover;

    /** Stock at the end of each day. */
    private final BigDecimal[] stock;

    Projection(Quantity opening, DailyFlows flows, boolean demandShared, BalanceTerms terms) {
      this.opening = opening;
      this.flows = flows;
      this.demandShared = demandShared;
      this.terms = terms;
      int days = flows.days();
      stock = new BigDecimal[days];
      boolean[] counts = new boolean[days];
      BigDecimal rest = opening.amount();
      for (int i = 0; i < days; i++) {
        rest = rest.add(flows.confirmed[i]).add(flows.planned[i]).subtract(flows.out[i]);
        stock[i] = rest;
        counts[i] =
            terms.coverDays() == CoverDays.CALENDAR || terms.receiving().works(flows.day(i));
      }
      cover = new Cover(flows.out, counts);
    }

    SupplyBalance balance(LocalDate from, Grain grain) {
      StockRange range = terms.range();
      Quantity minimum = range == null ? null : range.minimum();
      Quantity maximum = range == null ? null : range.maximum();
      return new SupplyBalance(
          opening,
          demandShared,
          rows(from, grain),
          demandShared ? first(i -> stock[i].negate()) : null,
          minimum == null ? null : first(i -> missing(i, minimum)),
          maximum == null ? null : first(i -> excess(i, maximum)));
    }

    /** Builds rows on demand: lists of many parts use only the first row. */
    private List<BalanceRow> rows(LocalDate from, Grain grain) {
      int begins = (int) Math.max(0, ChronoUnit.DAYS.between(flows.first, from));
      if (grain == Grain.DAY) return days(begins);
      List<Span> spans = new ArrayList<>();
      for (int i = begins; i < stock.length; ) {
        long span = ChronoUnit.DAYS.between(flows.day(i), grain.lastDay(flows.day(i)));
        int last = (int) Math.min(stock.length - 1L, i + span);
        spans.add(new Span(i, last));
        i = last + 1;
      }
      return new AbstractList<>() {
        @Override
        public BalanceRow get(int index) {
          Span it = spans.get(index);
          return row(it.begins(), it.last());
        }

        @Override
        public int size() {
          return spans.size();
        }
      };
    }

    private List<BalanceRow> days(int begins) {
      return new AbstractList<>() {
        @Override
        public BalanceRow get(int index) {
          return row(begins + index, begins + index);
        }

        @Override
        public int size() {
          return Math.max(0, stock.length - begins);
        }
      };
    }

    private record Span(int begins, int last) {}

    private BalanceRow row(int begins, int last) {
      var in = new Inflow(sum(flows.confirmed, begins, last), sum(flows.planned, begins, last));
      if (!demandShared)
        return new BalanceRow(
            flows.day(begins),
            flows.day(last),
            null,
            in,
            null,
            null,
            null,
            null,
            null,
            minimum(last),
            maximum(last));
      Cover.Days lasts =
          terms.firstConsumed() == FirstConsumed.NEXT_DAY
              ? cover.from(last + 1, stock[last])
              : cover.from(last, stock[last].add(flows.out[last]));
      return new BalanceRow(
          flows.day(begins),
          flows.day(last),
          begins == 0 ? opening : new Quantity(stock[begins - 1]),
          in,
          sum(flows.out, begins, last),
          sum(flows.outFirm, begins, last),
          new Quantity(stock[last]),
          lasts.atLeast() ? null : lasts.days(),
          lasts.atLeast() ? lasts.days() : null,
          minimum(last),
          maximum(last));
    }

    private @Nullable Quantity minimum(int day) {
      return terms.range() == null ? null : bound(day, terms.range().minimum());
    }

    private @Nullable Quantity maximum(int day) {
      return terms.range() == null ? null : bound(day, terms.range().maximum());
    }

    /** Returns the stock that a bound requires at the end of a day; null if unknown. */
    private @Nullable Quantity bound(int day, @Nullable Quantity bound) {
      StockRange range = terms.range();
      if (bound == null || range == null) return null;
      if (!demandShared && range.in() == StockRange.Bound.DAYS) return null;
      Cover.Needed needed = needed(day, bound);
      return needed.whole() ? new Quantity(needed.demand()) : null;
    }

    private static Quantity sum(BigDecimal[] of, int begins, int last) {
      BigDecimal sum = of[begins];
      for (int i = begins + 1; i <= last; i++) sum = sum.add(of[i]);
      return new Quantity(sum);
    }

    /**
     * Returns how far a day's stock is below the minimum, zero or less if it is not; null if the
     * horizon is too short to decide.
     */
    private @Nullable BigDecimal missing(int day, Quantity minimum) {
      Cover.Needed least = needed(day, minimum);
      BigDecimal missing = least.demand().subtract(stock(day));
      return least.whole() || missing.signum() > 0 ? missing : null;
    }

    /**
     * Returns how far a day's stock is above the maximum, with the same meaning of zero and null.
     */
    private @Nullable BigDecimal excess(int day, Quantity maximum) {
      Cover.Needed most = needed(day, maximum);
      return most.whole() ? stock(day).subtract(most.demand()) : null;
    }

    private Cover.Needed needed(int day, Quantity bound) {
      StockRange range = terms.range();
      return range == null || range.in() == StockRange.Bound.QUANTITY
          ? new Cover.Needed(bound.amount(), true)
          : cover.needed(day + 1, bound.amount());
    }

    /** If the demand is not shared, only today's stock is known. */
    private BigDecimal stock(int day) {
      return demandShared ? stock[day] : opening.amount();
    }

    private interface ByDay {
      @Nullable BigDecimal past(int day);
    }

    private @Nullable Breach first(ByDay limit) {
      int looked = demandShared ? stock.length : 1;
      var breaches = new Breaches();
      for (int i = 0; i < looked; i++) {
        BigDecimal past = limit.past(i);
        if (past == null) break;
        breaches.next(flows.day(i), past);
      }
      return breaches.first();
    }
  }
}
