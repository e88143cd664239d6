package weft.balance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import weft.measure.Quantity;
import weft.scheduling.release.CountChange;
import weft.scheduling.release.Received;

/**
 * What a release of a delivery schedule says the buyer has received.
 *
 * @param number the release's, or the call-off's
 * @param callOff whether it is a call-off, which are numbered apart from the releases
 * @param position of the event by which it came into force
 * @param said the cumulative and the last receipt, in the base unit
 * @param repeats whether it states no cumulative itself, and that of a release before it goes on
 * @param rulings the words of either side about its change of the count, oldest first: the last one
 *     stands
 */
public record Statement(
    String number,
    boolean callOff,
    long position,
    Instant recordedAt,
    Received said,
    boolean repeats,
    List<CountRuling> rulings) {
  public Statement {
    rulings = List.copyOf(rulings);
  }

  /** One of which nobody said anything. */
  public Statement(
      String number,
      boolean callOff,
      long position,
      Instant recordedAt,
      Received said,
      boolean repeats) {
    this(number, callOff, position, recordedAt, said, repeats, List.of());
  }

  /** One that states what it says. */
  public Statement(
      String number, boolean callOff, long position, Instant recordedAt, Received said) {
    this(number, callOff, position, recordedAt, said, false);
  }

  /**
   * From which one the count that is in force goes on: the last that began it anew, else the first
   * that states a cumulative. Where the one in force states none, the first of all, from zero.
   *
   * @param all oldest first; the last one is in force
   */
  public static Statement start(List<Statement> all) {
    return counts(all).getLast().getFirst();
  }

  /**
   * The counts, oldest first, each from the statement that begins it; the last is in force. A
   * release without a cumulative breaks them off: what the counts before it left is unknown.
   */
  static List<List<Statement>> counts(List<Statement> all) {
    if (all.getLast().said.cumulative() == null) return List.of(all);
    List<List<Statement>> counts = new ArrayList<>();
    Received before = null;
    int begun = 0;
    for (int i = 0; i < all.size(); i++) {
      Received it = all.get(i).said;
      if (it.cumulative() == null) continue;
      boolean begins = before == null || all.get(i).change(before) == CountChange.BEGINS_ANEW;
      if (begins && before != null) {
        if (all.get(i - 1).said.cumulative() == null) counts.clear();
        else counts.add(all.subList(begun, i));
      }
      if (begins) begun = i;
      before = begins || before == null ? it : it.countedAs(before);
    }
    counts.add(all.subList(begun, all.size()));
    return counts;
  }

  /** The same, saying so in another unit. */
  public Statement saying(Received other) {
    return new Statement(number, callOff, position, recordedAt, other, repeats, rulings);
  }

  /** The same, of which one side said something more. */
  Statement with(CountRuling ruling) {
    List<CountRuling> more = new ArrayList<>(rulings);
    more.add(ruling);
    return new Statement(number, callOff, position, recordedAt, said, repeats, more);
  }

  /** Its change of the count: the last ruling, else the meaning of the numbers. */
  CountChange change(Received before) {
    return rulings.isEmpty() ? before.change(said) : rulings.getLast().change();
  }

  /** Whether somebody said that it goes on with the count before it. */
  boolean isRuledCorrected() {
    return !rulings.isEmpty() && rulings.getLast().change() == CountChange.CORRECTED;
  }

  /** The one that stated the cumulative in force; the first, where none of the count states it. */
  static Statement stating(List<Statement> count) {
    int i = count.size() - 1;
    while (i > 0 && (count.get(i).repeats || count.get(i).said.cumulative() == null)) i--;
    return count.get(i);
  }

  /**
   * From which one on goods are to be known: what the count before left under way, the one in force
   * goes on with.
   */
  public static Statement knownFrom(List<Statement> all) {
    List<List<Statement>> counts = counts(all);
    return counts.get(Math.max(0, counts.size() - 2)).getFirst();
  }

  /** Those that change a count, and what they do to it. */
  static List<CumulativeLedger.Change> changes(List<Statement> all) {
    List<CumulativeLedger.Change> changes = new ArrayList<>();
    Received before = null;
    for (Statement it : all) {
      if (it.said.cumulative() == null) continue;
      CountChange change = before == null ? CountChange.GOES_ON : it.change(before);
      if (before != null && before.cumulative() != null && change != CountChange.GOES_ON)
        changes.add(
            new CumulativeLedger.Change(it, before.cumulative(), change, before.change(it.said)));
      boolean anew = before == null || change == CountChange.BEGINS_ANEW;
      before = anew || before == null ? it.said : it.said.countedAs(before);
    }
    return List.copyOf(changes);
  }

  Quantity cumulative() {
    Quantity stated = said.cumulative();
    return stated == null ? Quantity.ZERO : stated;
  }

  /**
   * Whether it cannot but count what came then: it was told before, and did not come after the day
   * up to which this counts.
   */
  boolean counts(SentGoods.Came it) {
    LocalDate asOf = said.asOf();
    return it.position() < position && (asOf == null || !it.on().isAfter(asOf));
  }

  /** Whether what came then may be counted by it, for all that was told later. */
  boolean mayCount(SentGoods.Came it) {
    return !it.on().isAfter(day());
  }

  /** Whether goods that left then may be counted by it, whenever they were to arrive. */
  boolean mayCount(SentGoods it) {
    return it.shipped() == null || !it.shipped().isAfter(day());
  }

  /** The day up to which it counts; the day on which it came where it names none. */
  LocalDate day() {
    LocalDate asOf = said.asOf();
    return asOf == null ? LocalDate.ofInstant(recordedAt, ZoneOffset.UTC) : asOf;
  }

  /** Whether numbers were left out between two that are plain numbers of one kind. */
  boolean leavesOutAfter(Statement before) {
    if (callOff != before.callOff || !isPlain(number) || !isPlain(before.number)) return false;
    return Integer.parseInt(number) > Integer.parseInt(before.number) + 1;
  }

  private static boolean isPlain(String number) {
    return number.matches("[0-9]{1,9}");
  }
}
