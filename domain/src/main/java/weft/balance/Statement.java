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
 * The received quantity that a release of a delivery schedule states.
 *
 * @param number of the release or the call-off
 * @param callOff whether it is a call-off; call-offs are numbered separately from releases
 * @param position of the event by which it came into force
 * @param said the cumulative and the last receipt, in the base unit
 * @param repeats whether it states no cumulative itself and an earlier release's stays in force
 * @param rulings decisions of either side about its change of the count, oldest first; the last one
 *     applies
 * @param returned the reported returns by which its cumulative falls; empty if the fall is another
 */
public record Statement(
    String number,
    boolean callOff,
    long position,
    Instant recordedAt,
    Received said,
    boolean repeats,
    List<CountRuling> rulings,
    List<Returned> returned) {
  public Statement {
    rulings = List.copyOf(rulings);
    returned = List.copyOf(returned);
  }

  /** Creates a statement without rulings. */
  public Statement(
      String number,
      boolean callOff,
      long position,
      Instant recordedAt,
      Received said,
      boolean repeats) {
    this(number, callOff, position, recordedAt, said, repeats, List.of(), List.of());
  }

  /** Creates a statement that states its own cumulative. */
  public Statement(
      String number, boolean callOff, long position, Instant recordedAt, Received said) {
    this(number, callOff, position, recordedAt, said, false);
  }

  /**
   * Returns the statement from which the count in force continues: the last one that began a new
   * count, otherwise the first that states a cumulative. If the statement in force states no
   * cumulative, returns the first of all, counting from zero.
   *
   * @param all oldest first; the last one is in force
   */
  public static Statement start(List<Statement> all) {
    return counts(all).getLast().getFirst();
  }

  /**
   * Returns the counts, oldest first, each from the statement that begins it; the last one is in
   * force. A release without a cumulative ends them all, because the goods in transit from earlier
   * counts are then unknown.
   */
  static List<List<Statement>> counts(List<Statement> all) {
    return counts(all, false);
  }

  /**
   * Returns the counts.
   *
   * @param lenient whether an unruled fall never begins a count: it may be a return
   */
  private static List<List<Statement>> counts(List<Statement> all, boolean lenient) {
    if (all.getLast().said.cumulative() == null) return List.of(all);
    List<List<Statement>> counts = new ArrayList<>();
    Received before = null;
    int begun = 0;
    for (int i = 0; i < all.size(); i++) {
      Received it = all.get(i).said;
      if (it.cumulative() == null) continue;
      boolean begins = before == null || all.get(i).change(before) == CountChange.BEGINS_ANEW;
      if (lenient && before != null && all.get(i).rulings.isEmpty() && before.fallsTo(it))
        begins = false;
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

  /** Returns this statement with its quantities in another unit. */
  public Statement saying(Received other) {
    return new Statement(number, callOff, position, recordedAt, other, repeats, rulings, returned);
  }

  /** Returns this statement with one more ruling. */
  Statement with(CountRuling ruling) {
    List<CountRuling> more = new ArrayList<>(rulings);
    more.add(ruling);
    return new Statement(number, callOff, position, recordedAt, said, repeats, more, returned);
  }

  /** Returns this statement with the reported returns by which its cumulative falls. */
  Statement by(List<Returned> returns) {
    return new Statement(number, callOff, position, recordedAt, said, repeats, rulings, returns);
  }

  /** Returns its change of the count: the last ruling, otherwise what the hub takes it for. */
  CountChange change(Received before) {
    return rulings.isEmpty() ? taken(before) : rulings.getLast().change();
  }

  /** Returns what the hub takes it for: reported returns, otherwise the meaning of the numbers. */
  private CountChange taken(Received before) {
    return returned.isEmpty() ? before.change(said) : CountChange.RETURNED;
  }

  /**
   * Returns whether its fall is the returns that the buyer reported, and no side ruled otherwise.
   */
  boolean isReturned() {
    return !returned.isEmpty() && rulings.isEmpty();
  }

  /** Returns whether a side ruled that it continues the count before it. */
  boolean isRuledCorrected() {
    return !rulings.isEmpty() && rulings.getLast().change() == CountChange.CORRECTED;
  }

  /**
   * Returns the statement that stated the cumulative in force; the first one if no statement of the
   * count states it.
   */
  static Statement stating(List<Statement> count) {
    int i = count.size() - 1;
    while (i > 0 && (count.get(i).repeats || count.get(i).said.cumulative() == null)) i--;
    return count.get(i);
  }

  /**
   * Returns the statement from which goods must be known. The count in force continues with goods
   * that the count before it left in transit.
   */
  public static Statement knownFrom(List<Statement> all) {
    List<List<Statement>> counts = counts(all, true);
    return counts.get(Math.max(0, counts.size() - 2)).getFirst();
  }

  /** Returns the statements that change a count, and how they change it. */
  static List<CumulativeLedger.Change> changes(List<Statement> all) {
    List<CumulativeLedger.Change> changes = new ArrayList<>();
    Received before = null;
    for (Statement it : all) {
      if (it.said.cumulative() == null) continue;
      CountChange change = before == null ? CountChange.GOES_ON : it.change(before);
      if (before != null && before.cumulative() != null && change != CountChange.GOES_ON)
        changes.add(new CumulativeLedger.Change(it, before.cumulative(), change, it.taken(before)));
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
   * Returns whether this statement must include the receipt: the receipt was reported earlier and
   * is not later than the day up to which this statement counts.
   */
  boolean counts(SentGoods.Came it) {
    LocalDate asOf = said.asOf();
    return it.position() < position && (asOf == null || !it.on().isAfter(asOf));
  }

  /**
   * Returns whether this statement may include the receipt, even if the receipt was reported later.
   */
  boolean mayCount(SentGoods.Came it) {
    return !it.on().isAfter(day());
  }

  /** Returns whether this statement may include the goods, whatever their arrival day. */
  boolean mayCount(SentGoods it) {
    return it.shipped() == null || !it.shipped().isAfter(day());
  }

  /** The day up to which it counts; the day on which it came if it names none. */
  LocalDate day() {
    LocalDate asOf = said.asOf();
    return asOf == null ? LocalDate.ofInstant(recordedAt, ZoneOffset.UTC) : asOf;
  }

  /** Returns whether numbers are missing between two plain numbers of the same kind. */
  boolean leavesOutAfter(Statement before) {
    if (callOff != before.callOff || !isPlain(number) || !isPlain(before.number)) return false;
    return Integer.parseInt(number) > Integer.parseInt(before.number) + 1;
  }

  private static boolean isPlain(String number) {
    return number.matches("[0-9]{1,9}");
  }
}
