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
 * A word of one side about what a release did to the buyer's count.
 *
 * @param position the event's
 * @param release the number of the release, or of the call-off
 * @param from the cumulative before it, and {@code to} the one that it states
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

  /** The same in another unit. */
  public CountRuling in(UnaryOperator<Quantity> unit) {
    return new CountRuling(
        position, recordedAt, by, release, callOff, change, unit.apply(from), unit.apply(to));
  }

  /**
   * The statements with what was said about them: of several with one number that which made the
   * change, the latest before the ruling.
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

  /** Where the statement stands; -1 where it is not among them. */
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
