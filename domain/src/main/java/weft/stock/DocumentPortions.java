package weft.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.measure.Units;
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
    for (Portion line : notScanned()) {
      if (asked.kind().takes()) take(line, line.quantity());
      else add(now, line);
    }
    if (before != null) before.portions().forEach(it -> add(now, it.negated()));
    return now.stream().filter(it -> it.quantity().amount().signum() != 0).toList();
  }

  /**
   * What of the lines nobody scanned: each has first what was scanned of its very batch, then lines
   * without a batch what is left, and then those whose goods were scanned of another: what was
   * scanned has moved, whatever the document calls it.
   */
  private List<Portion> notScanned() {
    List<Portion> rest = new ArrayList<>();
    for (Portion it : asked.lines()) rest.add(inKeptUnit(it));
    for (Fit fit : Fit.values())
      for (int i = 0; i < rest.size(); i++) {
        Portion line = rest.get(i);
        Quantity left = line.quantity().minus(takenFromScans(line, fit));
        rest.set(i, new Portion(line.key(), left, line.unit()));
      }
    return rest.stream().filter(it -> it.quantity().isPositive()).toList();
  }

  /**
   * The line in the unit of the stock that it takes from or adds to, where the part's agreement
   * brings it to that. In any other it is kept beside, and no stock knows of it.
   */
  private Portion inKeptUnit(Portion line) {
    if (asked.units() == null) return line;
    List<Holding> meant =
        stock.holdings().stream()
            .filter(
                it ->
                    asked.kind().takes()
                        ? stock.comesFrom(line.key(), it.key())
                        : line.key().equals(it.key()))
            .sorted(nearest(line))
            .toList();
    if (meant.stream().anyMatch(it -> Units.isSame(it.unit(), line.unit()))) return line;
    for (Holding it : meant) {
      Quantity converted =
          asked.units().convert(line.quantity(), line.unit(), it.unit()).orElse(null);
      if (converted != null) return new Portion(line.key(), converted, it.unit());
    }
    return line;
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
  private Quantity takenFromScans(Portion line, Fit fit) {
    Quantity taken = Quantity.ZERO;
    for (int i = 0; i < scanned.size(); i++) {
      Portion scan = scanned.get(i);
      if (!fit.of(line.key().batch(), scan.key().batch())) continue;
      if (!Units.isSame(line.unit(), scan.unit())) continue;
      Quantity part = least(scan.quantity(), line.quantity().minus(taken));
      scanned.set(i, new Portion(scan.key(), scan.quantity().minus(part), scan.unit()));
      taken = taken.plus(part);
    }
    return taken;
  }

  /** From the key it names, then from others that it means; the rest leaves its key below zero. */
  private void take(Portion line, Quantity wanted) {
    Quantity rest = wanted;
    Holding counted = null;
    for (Holding it : candidates(line)) {
      if (it.isCountedSince(at)) {
        counted = it;
        continue;
      }
      Quantity part = least(available(it), rest);
      if (!part.isPositive()) continue;
      add(now, new Portion(it.key(), part, it.unit()).negated());
      rest = rest.minus(part);
    }
    if (!rest.isPositive()) return;
    // What was counted after the goods had left is without them already.
    StockKey from = counted == null ? line.key() : counted.key();
    add(now, new Portion(from, rest, line.unit()).negated());
  }

  private List<Holding> candidates(Portion line) {
    return stock.holdings().stream()
        .filter(it -> stock.comesFrom(line.key(), it.key()) && Units.isSame(it.unit(), line.unit()))
        .sorted(nearest(line))
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
