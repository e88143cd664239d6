package weft.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.parts.BaseUnit.Converted;
import weft.stock.StockCommand.BookDocument;

/**
 * Finds the keys from which the goods of a document are taken, or to which they go. Goods that were
 * scanned under the document count; the rest is taken where stock is.
 */
final class DocumentPortions {
  private final PartStock stock;
  private final BookDocument asked;
  private final Instant at;
  private final @Nullable Booking before;
  private final List<Portion> scanned = new ArrayList<>();
  private final List<Portion> now = new ArrayList<>();
  private final Set<StockKey> rounded = new HashSet<>();

  /**
   * Reads the document as it is now.
   *
   * @param at the moment at which its goods moved
   * @param before what the document booked until now; null where it booked nothing
   */
  DocumentPortions(PartStock stock, BookDocument asked, Instant at, @Nullable Booking before) {
    this.stock = stock;
    this.asked = asked;
    this.at = at;
    this.before = before;
    for (Booking it : stock.under(asked.kind(), asked.document())) {
      if (!it.isWhole()) it.portions().forEach(portion -> scanned.add(unsigned(portion)));
      else if (!asked.source().equals(it.source())) scanned.clear(); // number of another year
    }
  }

  /** Returns the changes, signed; at most one per key and unit. */
  List<Portion> changes() {
    List<Rest> all = notScanned();
    List<Portion> corrected = corrected(all);
    if (corrected != null) return corrected;
    for (Rest rest : all) {
      if (asked.kind().takes()) take(rest);
      else bring(rest);
    }
    if (before != null) {
      before.portions().forEach(it -> add(now, it.negated()));
      before.notMoved().forEach(it -> add(now, it.negated()));
    }
    return now.stream().filter(it -> it.quantity().amount().signum() != 0).toList();
  }

  /** The changes by a receipt that states its quantity anew; null for anything else. */
  private @Nullable List<Portion> corrected(List<Rest> rest) {
    CorrectedReceipt receipt = CorrectedReceipt.of(stock, asked, at, before).orElse(null);
    if (receipt == null) return null;
    if (!rest.isEmpty()) return receipt.changes(rest.getFirst().quantity(), rest.getFirst().unit());
    List<Portion> stated = asked.lines().isEmpty() ? receipt.stated() : asked.lines();
    return receipt.changes(Quantity.ZERO, stated.getFirst().unit());
  }

  /** Whether the change is rounded because the stock's unit cannot express it exactly. */
  boolean isRounded(Portion change) {
    return rounded.contains(change.key());
  }

  /**
   * The quantities of the lines that were not scanned. Scans are matched first with lines of the
   * same batch, then with lines without a batch, then with lines of other batches, because scanned
   * goods have moved whatever batch the document names.
   */
  private List<Rest> notScanned() {
    List<Rest> rest = new ArrayList<>();
    for (Portion it : asked.lines()) rest.add(new Rest(it, it.quantity(), it.unit()));
    for (Fit fit : Fit.values()) rest.replaceAll(it -> withoutScans(it, fit));
    return rest.stream().filter(it -> it.quantity().isPositive()).toList();
  }

  /**
   * The rest of a line, in its own unit or in a stock's unit that expresses it exactly. A remainder
   * is never converted back, so that nothing is rounded before it is booked.
   */
  private record Rest(Portion line, Quantity quantity, String unit) {
    Rest of(Quantity left, String in) {
      return new Rest(line, left.isPositive() ? left : Quantity.ZERO, in);
    }
  }

  /** How well a scan matches a line, best first. */
  private enum Fit {
    ITS_BATCH,
    NO_BATCH_NAMED,
    ANOTHER_BATCH;

    boolean of(@Nullable String line, @Nullable String scan) {
      return switch (this) {
        case ITS_BATCH -> Objects.equals(line, scan);
        case NO_BATCH_NAMED -> line == null;
        case ANOTHER_BATCH -> true;
      };
    }
  }

  /** Subtracts matching scans from the line, and uses them up. */
  private Rest withoutScans(Rest line, Fit fit) {
    Rest rest = line;
    for (int i = 0; i < scanned.size() && rest.quantity().isPositive(); i++) {
      Portion scan = scanned.get(i);
      if (!scan.quantity().isPositive()) continue;
      if (!fit.of(line.line().key().batch(), scan.key().batch())) continue;
      Converted wanted = converting(rest.quantity(), rest.unit(), scan.unit()).orElse(null);
      Converted there = converting(scan.quantity(), scan.unit(), rest.unit()).orElse(null);
      if (wanted == null || there == null) continue;
      // Calculates in the scan's unit if it can express the rest exactly.
      String unit = wanted.rounded() ? rest.unit() : scan.unit();
      Quantity of = wanted.rounded() ? there.quantity() : scan.quantity();
      Quantity asks = wanted.rounded() ? rest.quantity() : wanted.quantity();
      Quantity part = least(of, asks);
      scanned.set(i, new Portion(scan.key(), of.minus(part), unit));
      rest = rest.of(asks.minus(part), unit);
    }
    return rest;
  }

  /** Adds the goods to their key, in the stock's unit where a conversion is agreed. */
  private void bring(Rest rest) {
    Portion line = rest.line();
    StockKey key = stock.arrivingAt(line.key());
    StockHolding there = stock.holding(key).orElse(null);
    book(key, rest, there == null ? line.unit() : there.unit(), 1);
  }

  /**
   * Takes from the named key first, then from other matching keys. The rest takes its key below
   * zero.
   */
  private void take(Rest of) {
    Portion line = of.line();
    Rest rest = of;
    StockHolding counted = null;
    for (StockHolding it : candidates(line)) {
      if (!rest.quantity().isPositive()) break;
      if (it.isCountedSince(at)) {
        counted = it;
        continue;
      }
      Converted wanted = converting(rest.quantity(), rest.unit(), it.unit()).orElseThrow();
      Quantity part = least(available(it), wanted.quantity());
      if (!part.isPositive()) continue;
      add(now, new Portion(it.key(), part, it.unit()).negated());
      if (!wanted.rounded() || part.equals(wanted.quantity())) {
        if (wanted.rounded()) rounded.add(it.key());
        rest = rest.of(wanted.quantity().minus(part), it.unit());
        continue;
      }
      Converted taken = converting(part, it.unit(), rest.unit()).orElseThrow();
      if (taken.rounded()) rounded.add(it.key());
      rest = rest.of(rest.quantity().minus(taken.quantity()), rest.unit());
    }
    if (rest.quantity().isPositive()) takeBeyond(rest, counted);
  }

  /**
   * Takes more than the matching keys have.
   *
   * @param counted a key that was counted after the goods had left, whose count therefore excludes
   *     them
   */
  private void takeBeyond(Rest rest, @Nullable StockHolding counted) {
    Portion line = rest.line();
    StockHolding nearest = counted == null ? nearestMeant(line) : counted;
    if (nearest == null) {
      book(line.key(), rest, line.unit(), -1);
      return;
    }
    boolean meets = converting(rest.quantity(), rest.unit(), nearest.unit()).isPresent();
    StockKey from = counted == null && meets ? line.key() : nearest.key();
    book(from, rest, nearest.unit(), -1);
  }

  /** The key that the line names, otherwise a matching key in a convertible unit. */
  private @Nullable StockHolding nearestMeant(Portion line) {
    StockHolding named = stock.holding(line.key()).orElse(null);
    if (named != null) return named;
    List<StockHolding> agreed = candidates(line);
    if (!agreed.isEmpty()) return agreed.getFirst();
    Predicate<StockKey> sources = stock.sources(line.key());
    return stock.holdings().stream()
        .filter(it -> sources.test(it.key()))
        .min(nearest(line))
        .orElse(null);
  }

  /**
   * Books in the stock's unit; without an agreed conversion in the line's own unit, which no stock
   * accepts.
   */
  private void book(StockKey key, Rest rest, String to, int sign) {
    String from = rest.unit();
    String own = rest.line().unit();
    String unit = converting(rest.quantity(), from, to).isPresent() ? to : own;
    Converted booked = converting(rest.quantity(), from, unit).orElseThrow();
    if (booked.rounded()) rounded.add(key);
    var portion = new Portion(key, booked.quantity(), Units.isSame(own, unit) ? own : unit);
    add(now, sign < 0 ? portion.negated() : portion);
  }

  private Optional<Converted> converting(Quantity quantity, String from, String to) {
    if (Units.isSame(from, to)) return Optional.of(new Converted(quantity, false));
    if (asked.units() == null) return Optional.empty();
    return asked.units().convertRounded(quantity, from, to);
  }

  /** Keys in the line's own unit come first, so that conversions are needed only for the rest. */
  private List<StockHolding> candidates(Portion line) {
    Predicate<StockKey> sources = stock.sources(line.key());
    return stock.holdings().stream()
        .filter(
            it ->
                sources.test(it.key())
                    && converting(Quantity.ZERO, line.unit(), it.unit()).isPresent())
        .sorted(
            Comparator.comparing((StockHolding it) -> !Units.isSame(it.unit(), line.unit()))
                .thenComparing(nearest(line)))
        .toList();
  }

  private static Comparator<StockHolding> nearest(Portion line) {
    return Comparator.comparing((StockHolding it) -> !it.key().equals(line.key()))
        .thenComparing(StockHolding::key);
  }

  /**
   * The quantity there without the document's earlier booking and without what it has taken so far.
   */
  private Quantity available(StockHolding held) {
    Quantity there = held.quantity().plus(sum(now, held));
    if (before == null || held.isCountedSince(before.at())) return there;
    return there.minus(sum(before.portions(), held));
  }

  private static Quantity sum(List<Portion> portions, StockHolding held) {
    Quantity sum = Quantity.ZERO;
    for (Portion it : portions) if (it.isOf(held.key(), held.unit())) sum = sum.plus(it.quantity());
    return sum;
  }

  /** Adds the portion to the entry of its key and unit, or as a new entry. */
  static void add(List<Portion> to, Portion more) {
    for (int i = 0; i < to.size(); i++) {
      Portion it = to.get(i);
      if (!it.isOf(more.key(), more.unit())) continue;
      to.set(i, new Portion(it.key(), it.quantity().plus(more.quantity()), it.unit()));
      return;
    }
    to.add(more);
  }

  private static Portion unsigned(Portion it) {
    return new Portion(it.key(), new Quantity(it.quantity().amount().abs()), it.unit());
  }

  private static Quantity least(Quantity one, Quantity other) {
    return one.exceeds(other) ? other : one;
  }
}
