package weft.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.stock.StockCommand.ReportStock;
import weft.stock.StockEvent.LateCountKept;
import weft.stock.StockEvent.ReportContradicted;
import weft.stock.StockEvent.ReportContradicted.Kind;
import weft.stock.StockEvent.StockCounted;

/**
 * The effect of a stock report: each of its quantities is a count. A quantity without batch or
 * place covers all batches or places; a quantity with them also covers stock that was counted
 * without. A quantity of unusable stock covers stock under inspection. The covered keys are counted
 * as zero, so that no goods count twice.
 */
final class ReportedStock {
  private final PartStock stock;
  private final ReportStock asked;
  private final Instant at;
  private final List<StockEvent> events = new ArrayList<>();
  private final List<ReportedCount> taken = new ArrayList<>();

  ReportedStock(PartStock stock, ReportStock asked) {
    this.stock = stock;
    this.asked = asked;
    this.at = Objects.requireNonNull(asked.at(), "when it was counted");
  }

  List<StockEvent> events() {
    asked.counts().forEach(this::count);
    stock.holdings().forEach(this::replace);
    return List.copyOf(events);
  }

  private long next() {
    return stock.events() + events.size() + 1;
  }

  private void count(ReportedCount it) {
    StockHolding known = stock.holding(it.key()).orElse(null);
    ReportedIn report = asked.report().of(it.segment());
    if (known != null && known.isOf(report, it.quantity(), it.unit())) return;
    Instant counted = known == null ? null : known.countedAt();
    if (counted != null && at.isBefore(counted)) {
      events.add(late(it, counted, report));
      return;
    }
    boolean otherUnit =
        known != null
            && known.quantity().amount().signum() != 0
            && !Units.isSame(known.unit(), it.unit());
    Quantity since = otherUnit ? null : since(it.key(), it.unit());
    if (it.quantity().isPositive() && stock.isHeld(it.key()))
      contradict(it, report, Kind.BATCH_HELD);
    else if (stock.isForgotten(at)) contradict(it, report, Kind.TOO_OLD);
    else if (since == null) contradict(it, report, Kind.OTHER_UNIT);
    else if (it.quantity().plus(since).amount().signum() < 0)
      contradict(it, report, Kind.MOVED_MORE);
    else {
      taken.add(it);
      Quantity stands = it.quantity().plus(since);
      boolean same = at.equals(counted) && known != null && known.has(stands, it.unit());
      if (!same) events.add(counted(it, stands, known, report));
    }
  }

  /** The quantity moved after the report; null where some of it is in another unit. */
  private @Nullable Quantity since(StockKey key, String unit) {
    try {
      return stock.movedSince(key, unit, at);
    } catch (Refused e) {
      return null;
    }
  }

  private StockCounted counted(
      ReportedCount it, Quantity stands, @Nullable StockHolding before, ReportedIn report) {
    return new StockCounted(
        asked.stock(),
        next(),
        it.key(),
        it.quantity(),
        it.unit(),
        at,
        stands,
        before != null && Units.isSame(before.unit(), it.unit()) ? before.quantity() : null,
        number(),
        null,
        report);
  }

  private LateCountKept late(ReportedCount it, Instant counted, ReportedIn report) {
    return new LateCountKept(
        asked.stock(),
        next(),
        it.key(),
        it.quantity(),
        it.unit(),
        at,
        counted,
        number(),
        null,
        report);
  }

  private void contradict(ReportedCount it, ReportedIn report, Kind kind) {
    events.add(
        new ReportContradicted(
            asked.stock(), next(), it.key(), it.quantity(), it.unit(), at, kind, report));
  }

  private @Nullable String number() {
    return asked.report().number().isEmpty() ? null : asked.report().number();
  }

  /** Counts a key as zero if another quantity of the report covers it. */
  private void replace(StockHolding known) {
    StockKey key = known.key();
    boolean counted = known.countedAt() != null && at.isBefore(known.countedAt());
    if (known.quantity().amount().signum() == 0 || counted || stock.isForgotten(at)) return;
    if (asked.counts().stream().anyMatch(it -> it.key().equals(key))) return;
    if (taken.stream().noneMatch(it -> it.speaksOf(key))) return;
    Quantity since = since(key, known.unit());
    if (since == null || known.has(since, known.unit())) return;
    var nothing = new ReportedCount(key, Quantity.ZERO, known.unit(), 0, false);
    events.add(counted(nothing, since, known, asked.report().of(null)));
  }
}
