package weft.scheduling;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.party.EdiRules.CallOffPrecedence;
import weft.scheduling.release.DateRange;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.HighWater;
import weft.scheduling.release.Release;
import weft.scheduling.release.SeenReleases;

/**
 * Where a schedule stood when another went on with it. Stored for ever: add nullable components,
 * never rename or move.
 *
 * @param ledger all that is to be delivered
 * @param whole the last release that was no change of one before; null where a call-off came before
 *     any
 * @param seen a short text for every release it met
 * @param callOffs null where none ever met it
 * @param authorised the most that was ever authorised; null where no release says
 * @param answers of the supplier to lines of the ledger; null where there are none
 * @param counts null where no release changed the buyer's count, and in what older releases stored
 */
public record CarriedSchedule(
    Forecast ledger,
    @Nullable Release whole,
    List<String> seen,
    @Nullable CarriedCallOffs callOffs,
    @Nullable HighWater authorised,
    @Nullable List<StandingAnswer> answers,
    @Nullable CountChanges counts) {

  /**
   * What it kept of its call-offs, as {@link CallOffs} has it.
   *
   * @param seen a short text for every call-off it met
   */
  public record CarriedCallOffs(
      @Nullable Forecast forecast,
      CallOffPrecedence precedence,
      List<DateRange> windows,
      Release latest,
      boolean changed,
      List<String> seen) {
    private CallOffs state() {
      return new CallOffs(forecast, precedence, windows, latest, changed, SeenReleases.of(seen));
    }
  }

  /** Of a state in force, its lines without where earlier messages said so. */
  static CarriedSchedule of(Forecast ledger, DeliverySchedule from) {
    CallOffs all = from.callOffs();
    return new CarriedSchedule(
        ledger.unplaced(),
        from.whole(),
        from.seen().texts(),
        all == null
            ? null
            : new CarriedCallOffs(
                all.forecast(),
                all.precedence(),
                all.windows(),
                all.latest(),
                all.changed(),
                all.seen().texts()),
        from.authorised(),
        from.answers().isEmpty() ? null : from.answers(),
        from.counts().last() == null ? null : from.counts());
  }

  /** Of the supplier to lines of the ledger; what was stored before says none. */
  public List<StandingAnswer> standing() {
    return answers == null ? List.of() : answers;
  }

  DeliverySchedule state() {
    return new DeliverySchedule(
        ledger,
        whole,
        SeenReleases.of(seen),
        callOffs == null ? null : callOffs.state(),
        authorised,
        standing(),
        counts == null ? CountChanges.NONE : counts,
        null);
  }
}
