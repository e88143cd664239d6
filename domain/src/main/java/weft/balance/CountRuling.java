package weft.balance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.party.Side;
import weft.scheduling.release.CountChange;

/**
 * One side's decision about how a release changed the buyer's cumulative quantity.
 *
 * @param position of the event
 * @param release the number of the release or the call-off
 * @param from the cumulative before the release, {@code to} the cumulative that it states
 */
public record CountRuling(
    long position,
    Instant recordedAt,
    Side by,
    String release,
    boolean callOff,
    CountChange change,
    Quantity from,
    Quantity to) {

  /** Returns this ruling in another unit. */
  public CountRuling in(UnaryOperator<Quantity> unit) {
    return new CountRuling(
        position, recordedAt, by, release, callOff, change, unit.apply(from), unit.apply(to));
  }

  /**
   * Attaches the rulings to the statements. If several statements share the number, a ruling
   * belongs to the one that made the change: the latest before the ruling.
   *
   * @param statements oldest first
   * @param rulings oldest first
   */
  public static List<Statement> on(List<Statement> statements, List<CountRuling> rulings) {
    if (rulings.isEmpty()) return statements;
    List<Statement> all = new ArrayList<>(statements);
    for (CountRuling it : rulings) {
      int at = it.changed(all);
      if (at >= 0) all.set(at, all.get(at).with(it));
    }
    return List.copyOf(all);
  }

  /** Returns the index of the statement; -1 if it is not in the list. */
  private int changed(List<Statement> statements) {
    int found = -1;
    Quantity before = null;
    for (int i = 0; i < statements.size(); i++) {
      Statement it = statements.get(i);
      if (it.said().cumulative() == null) continue;
      if (isOf(it, before)) found = i;
      before = it.cumulative();
    }
    return found;
  }

  private boolean isOf(Statement it, @Nullable Quantity before) {
    return it.position() < position
        && it.callOff() == callOff
        && it.number().equals(release)
        && it.cumulative().equals(to)
        && from.equals(before);
  }
}
