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
 * From which keys the goods of a document come, or to which they go: what was scanned under its
 * name counts, and the rest is taken where it lies.
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
   * Reads what it says now.
   *
   * @param at the moment that its goods moved
   * @param before what it said until now; null where it said nothing
   */
  DocumentPortions(PartStock stock, BookDocument asked, Instant at, @Nullable Booking before) {
    this.stock = stock;
    this.asked = asked;
    this.at = at;
    this.before = before;
    for (Booking it : stock.under(asked.kind(), asked.document())) {
      if (!it.isWhole()) it.portions().forEach(portion -> scanned.add(unsigned(portion)));
      else if (!asked.source().equals(it.source())) scanned.clear(); // of last year's number
    }
  }

  /** What it changes, signed; of the same key never twice. */
  List<Portion> changes() {
    for (Rest rest : notScanned()) {
      if (asked.kind().takes()) take(rest);
      else bring(rest);
    }
    if (before != null) {
      before.portions().forEach(it -> add(now, it.negated()));
      before.notMoved().forEach(it -> add(now, it.negated()));
    }
    return now.stream().filter(it -> it.quantity().amount().signum() != 0).toList();
  }

  /** Whether what it changes is rounded, because the stock's unit cannot say it exactly. */
  boolean isRounded(Portion change) {
    return rounded.contains(change.key());
  }

  /**
   * What of the lines nobody scanned: each has first what was scanned of its very batch, then lines
   * without a batch what is left, and then those whose goods were scanned of another: what was
   * scanned has moved, whatever the document calls it.
   */
  private List<Rest> notScanned() {
    List<Rest> rest = new ArrayList<>();
    for (Portion it : asked.lines()) rest.add(new Rest(it, it.quantity(), it.unit()));
    for (Fit fit : Fit.values()) rest.replaceAll(it -> withoutScans(it, fit));
    return rest.stream().filter(it -> it.quantity().isPositive()).toList();
  }

  /**
   * What is left of a line, in its own unit, or in that of stock which can say all of it exactly:
   * no remainder is converted back, so none is rounded before it is booked.
   */
  private record Rest(Portion line, Quantity quantity, String unit) {
    Rest of(Quantity left, String in) {
      return new Rest(line, left.isPositive() ? left : Quantity.ZERO, in);
    }
  }

  /** How well a scan fits a line. */
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

  /** Uses up as much of what was scanned as the line speaks of. */
  private Rest withoutScans(Rest line, Fit fit) {
    Rest rest = line;
    for (int i = 0; i < scanned.size() && rest.quantity().isPositive(); i++) {
      Portion scan = scanned.get(i);
      if (!scan.quantity().isPositive()) continue;
      if (!fit.of(line.line().key().batch(), scan.key().batch())) continue;
      Converted wanted = converting(rest.quantity(), rest.unit(), scan.unit()).orElse(null);
      Converted there = converting(scan.quantity(), scan.unit(), rest.unit()).orElse(null);
      if (wanted == null || there == null) continue;
      // Both are counted in the unit of the scan where it can say the rest exactly.
      String unit = wanted.rounded() ? rest.unit() : scan.unit();
      Quantity of = wanted.rounded() ? there.quantity() : scan.quantity();
      Quantity asks = wanted.rounded() ? rest.quantity() : wanted.quantity();
      Quantity part = least(of, asks);
      scanned.set(i, new Portion(scan.key(), of.minus(part), unit));
      rest = rest.of(asks.minus(part), unit);
    }
    return rest;
  }

  /** Adds the goods to their key, in its unit where one is agreed. */
  private void bring(Rest rest) {
    Portion line = rest.line();
    Holding there = stock.holding(line.key()).orElse(null);
    book(line.key(), rest, there == null ? line.unit() : there.unit(), 1);
  }

  /** From the key it names, then from others that it means; the rest leaves its key below zero. */
  private void take(Rest of) {
    Portion line = of.line();
    Rest rest = of;
    Holding counted = null;
    for (Holding it : candidates(line)) {
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
   * More than there is of what the line means.
   *
   * @param counted after the goods had left: it is without them already
   */
  private void takeBeyond(Rest rest, @Nullable Holding counted) {
    Portion line = rest.line();
    Holding nearest = counted == null ? nearestMeant(line) : counted;
    if (nearest == null) {
      book(line.key(), rest, line.unit(), -1);
      return;
    }
    boolean meets = converting(rest.quantity(), rest.unit(), nearest.unit()).isPresent();
    StockKey from = counted == null && meets ? line.key() : nearest.key();
    book(from, rest, nearest.unit(), -1);
  }

  /** What the line names itself, else what it means and is kept in a unit that is agreed. */
  private @Nullable Holding nearestMeant(Portion line) {
    Holding named = stock.holding(line.key()).orElse(null);
    if (named != null) return named;
    List<Holding> agreed = candidates(line);
    if (!agreed.isEmpty()) return agreed.getFirst();
    Predicate<StockKey> sources = stock.sources(line.key());
    return stock.holdings().stream()
        .filter(it -> sources.test(it.key()))
        .min(nearest(line))
        .orElse(null);
  }

  /** In the unit of the stock; where no conversion is agreed in its own, which no stock takes. */
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

  /** Those in the line's own unit first: of others as much as its unit says. */
  private List<Holding> candidates(Portion line) {
    Predicate<StockKey> sources = stock.sources(line.key());
    return stock.holdings().stream()
        .filter(
            it ->
                sources.test(it.key())
                    && converting(Quantity.ZERO, line.unit(), it.unit()).isPresent())
        .sorted(
            Comparator.comparing((Holding it) -> !Units.isSame(it.unit(), line.unit()))
                .thenComparing(nearest(line)))
        .toList();
  }

  private static Comparator<Holding> nearest(Portion line) {
    return Comparator.comparing((Holding it) -> !it.key().equals(line.key()))
        .thenComparing(Holding::key);
  }

  /** What lies there without what the document said before, and without what it took by now. */
  private Quantity available(Holding held) {
    Quantity there = held.quantity().plus(sum(now, held));
    if (before == null || held.isCountedSince(before.at())) return there;
    return there.minus(sum(before.portions(), held));
  }

  private static Quantity sum(List<Portion> portions, Holding held) {
    Quantity sum = Quantity.ZERO;
    for (Portion it : portions) if (it.isOf(held.key(), held.unit())) sum = sum.plus(it.quantity());
    return sum;
  }

  /** Adds it to the one of its key and unit that is there. */
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
