package weft.scheduling;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.scheduling.release.CountChange;
import weft.scheduling.release.HighWater;
import weft.scheduling.release.Received;

/**
 * The releases of a schedule that changed the buyer's received count. Either side may rule on the
 * meaning of such a release. Stored for ever in schedules that continue under another name: add
 * nullable components, but never rename or move one.
 *
 * @param last the last statement with a cumulative; null before any
 * @param latest the last {@value #MOST} changes, oldest first
 */
public record CountChanges(@Nullable Received last, List<Changed> latest) {
  /** Nobody can rule on changes older than these. */
  static final int MOST = 20;

  static final CountChanges NONE = new CountChanges(null, List.of());

  /**
   * A release or a call-off that changed the count.
   *
   * @param from the cumulative before it
   * @param to the cumulative that it states
   * @param change the meaning in force
   * @param before the highest authorised cumulative before it; null if none was stated
   * @param own the authorised cumulative that it states; null if it states none
   */
  public record Changed(
      String release,
      boolean callOff,
      Quantity from,
      Quantity to,
      CountChange change,
      @Nullable HighWater before,
      @Nullable HighWater own) {
    boolean is(String number, boolean ofCallOff) {
      return callOff == ofCallOff && release.equals(number);
    }

    private Changed as(CountChange other) {
      return new Changed(release, callOff, from, to, other, before, own);
    }
  }

  public CountChanges {
    latest = List.copyOf(latest);
  }

  /** Returns the changes after a release or call-off came into force. */
  CountChanges with(
      String release,
      boolean callOff,
      Received said,
      @Nullable HighWater before,
      @Nullable HighWater own) {
    if (said.cumulative() == null) return this;
    CountChange change = last == null ? CountChange.GOES_ON : last.change(said);
    boolean anew = last == null || change == CountChange.BEGINS_ANEW;
    List<Changed> all = new ArrayList<>(latest);
    // A number that wrapped around refers to the newer release.
    all.removeIf(it -> it.is(release, callOff));
    if (last != null && change != CountChange.GOES_ON)
      all.add(
          new Changed(
              release,
              callOff,
              requireNonNull(last.cumulative()),
              said.cumulative(),
              change,
              before,
              own));
    return new CountChanges(
        (anew || last == null ? said : said.countedAs(last)).unplaced(),
        all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  /** Returns the change of a release or call-off; null if it changed nothing or is too old. */
  @Nullable Changed of(String release, boolean callOff) {
    for (Changed it : latest) if (it.is(release, callOff)) return it;
    return null;
  }

  CountChanges ruled(String release, boolean callOff, CountChange as) {
    return new CountChanges(
        last, latest.stream().map(it -> it.is(release, callOff) ? it.as(as) : it).toList());
  }
}
