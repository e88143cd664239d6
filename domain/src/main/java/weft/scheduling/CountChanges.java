package weft.scheduling;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
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
 * @param last the last word that states a cumulative; null before any
 * @param latest the last {@value #MOST} changes, oldest first, and between them releases that would
 *     be changes if a ruling gave the count another first day
 */
public record CountChanges(@Nullable Received last, List<Changed> latest) {
  /** The most changes kept; older ones can no longer be ruled on. */
  static final int MOST = 20;

  static final CountChanges NONE = new CountChanges(null, List.of());

  /**
   * A release or a call-off that changed the count, or goes on only because of the day from which
   * the count before it began.
   *
   * @param from the cumulative before it
   * @param to the cumulative that it states
   * @param change the meaning in force
   * @param before the most that was authorised before it; null where nothing was said
   * @param own the most that it authorises itself; null where it does not say
   * @param last the word before it, with the day from which that one counts
   * @param said its own word
   * @param day the last day named by it, or by a word after it and before the next change
   * @param rulings how often either side ruled; null where nobody did
   * @param past whether its number names a newer release by now; null where it does not
   */
  public record Changed(
      String release,
      boolean callOff,
      Quantity from,
      Quantity to,
      CountChange change,
      @Nullable HighWater before,
      @Nullable HighWater own,
      @Nullable Received last,
      @Nullable Received said,
      @Nullable LocalDate day,
      @Nullable Integer rulings,
      @Nullable Boolean past) {
    /** Two sides that do not agree settle it by other means. */
    static final int MOST_RULINGS = 20;

    boolean isRuledOut() {
      return rulings != null && rulings >= MOST_RULINGS;
    }

    /**
     * Returns whether the count falls and nobody ruled. The goods may be a return that this
     * schedule does not know, so the first ruling may be what the numbers mean.
     */
    boolean mayBeReturn() {
      return rulings == null && from.exceeds(to);
    }

    private boolean is(String number, boolean ofCallOff) {
      return callOff == ofCallOff && release.equals(number) && !Boolean.TRUE.equals(past);
    }

    private boolean isChange() {
      return change != CountChange.GOES_ON;
    }

    private Changed passed() {
      return with(change, last, day, rulings, true);
    }

    private Changed naming(LocalDate named) {
      return with(change, last, named, rulings, past);
    }

    private Changed ruled(CountChange as) {
      return with(as, last, day, rulings == null ? 1 : rulings + 1, past);
    }

    /** This change with a count from another day; a ruling about it stands. */
    private Changed after(@Nullable LocalDate since) {
      if (last == null || said == null) return this;
      Received other = last.countedFrom(since);
      return with(rulings == null ? other.change(said) : change, other, day, rulings, past);
    }

    /** The day from which the words count that come before the next change. */
    private @Nullable LocalDate since() {
      if (day != null) return day;
      return last == null || change == CountChange.BEGINS_ANEW ? null : last.since();
    }

    private Changed with(
        CountChange as,
        @Nullable Received after,
        @Nullable LocalDate named,
        @Nullable Integer times,
        @Nullable Boolean passed) {
      return new Changed(
          release, callOff, from, to, as, before, own, after, said, named, times, passed);
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
    Received word = said.unplaced();
    if (last == null) return new CountChanges(word, latest);
    CountChange change = last.change(said);
    List<Changed> all = new ArrayList<>();
    // A number that came round again names the newer release.
    for (Changed it : latest) all.add(it.is(release, callOff) ? it.passed() : it);
    LocalDate named = said.since();
    boolean mayChange = named != null && !all.isEmpty() && all.getLast().day() == null;
    if (change != CountChange.GOES_ON || mayChange)
      all.add(
          new Changed(
              release,
              callOff,
              requireNonNull(last.cumulative()),
              said.cumulative(),
              change,
              before,
              own,
              last,
              word,
              named,
              null,
              null));
    else if (named != null && !all.isEmpty()) all.set(all.size() - 1, all.getLast().naming(named));
    return new CountChanges(
        change == CountChange.BEGINS_ANEW ? word : word.countedAs(last), newest(all));
  }

  /** The last changes; what goes on before all of them can no longer become one. */
  private static List<Changed> newest(List<Changed> all) {
    int from = all.size();
    int changes = 0;
    for (int i = all.size() - 1; i >= 0 && changes < MOST; i--)
      if (all.get(i).isChange()) {
        changes++;
        from = i;
      }
    return all.subList(from, all.size());
  }

  /** Returns the change of a release or call-off; null if it changed nothing or is too old. */
  @Nullable Changed of(String release, boolean callOff) {
    for (Changed it : latest) if (it.is(release, callOff) && it.isChange()) return it;
    return null;
  }

  /**
   * Once either side said what it meant. The words after it count from the day from which it counts
   * then, as far as they name none themselves.
   */
  CountChanges ruled(String release, boolean callOff, CountChange as) {
    Changed ruled = of(release, callOff);
    if (ruled == null || last == null) return this;
    int at = latest.indexOf(ruled);
    List<Changed> all = new ArrayList<>(latest.subList(0, at));
    Changed before = ruled.ruled(as);
    all.add(before);
    for (Changed it : latest.subList(at + 1, latest.size())) {
      before = it.after(before.since());
      all.add(before);
    }
    return new CountChanges(last.countedFrom(before.since()), newest(all));
  }
}
