package weft.balance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.scheduling.release.Received;

/**
 * What a release of a delivery schedule says the buyer has received.
 *
 * @param number the release's, or the call-off's
 * @param callOff whether it is a call-off, which are numbered apart from the releases
 * @param position of the event by which it came into force
 * @param said the cumulative and the last receipt, in the base unit
 * @param repeats whether it states no cumulative itself, and that of a release before it goes on
 */
public record Statement(
    String number,
    boolean callOff,
    long position,
    Instant recordedAt,
    Received said,
    boolean repeats) {
  /** One that states what it says. */
  public Statement(
      String number, boolean callOff, long position, Instant recordedAt, Received said) {
    this(number, callOff, position, recordedAt, said, false);
  }

  /**
   * From which one the count that is in force goes on: the first that states a cumulative of the
   * same start. Where the one in force states none, the first of all, from zero.
   *
   * @param all oldest first; the last one is in force
   */
  public static Statement start(List<Statement> all) {
    Statement inForce = all.getLast();
    if (inForce.said.cumulative() == null) return all.getFirst();
    return all.stream().filter(inForce::countsLike).findFirst().orElse(inForce);
  }

  /** Whether both count from one start. */
  boolean countsLike(Statement other) {
    return other.said.cumulative() != null && Objects.equals(said.since(), other.said.since());
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
    LocalDate asOf = said.asOf();
    return asOf != null && !it.on().isAfter(asOf);
  }

  /** Likewise of what is to arrive on a day; null where nobody says on which. */
  boolean mayCount(@Nullable LocalDate arrives) {
    LocalDate asOf = said.asOf();
    LocalDate until = asOf == null ? LocalDate.ofInstant(recordedAt, ZoneOffset.UTC) : asOf;
    return arrives == null || !arrives.isAfter(until);
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
