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
 * The state of a schedule when another one continued it. Stored for ever: add nullable components,
 * but never rename or move one.
 *
 * @param ledger everything to be delivered
 * @param whole the last release that was not a change of an earlier one; null if a call-off came
 *     first
 * @param seen a short text for every release received
 * @param callOffs null if no call-off came
 * @param authorised the highest cumulative ever authorised; null if no release states one
 * @param answers of the supplier to lines of the ledger; null if there are none
 * @param counts null if no release changed the buyer's count
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
   * The stored state of its call-offs, see {@link CallOffs}.
   *
   * @param seen a short text for every call-off received
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

  /** Captures a state in force. Its lines lose their places, which are in earlier messages. */
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

  /** Returns the supplier's answers to lines of the ledger. */
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
