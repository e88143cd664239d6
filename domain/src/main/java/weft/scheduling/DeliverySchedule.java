package weft.scheduling;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.KeptRules;
import weft.event.Refused;
import weft.measure.Units;
import weft.party.EdiRules.CallOffPrecedence;
import weft.scheduling.CountChanges.Changed;
import weft.scheduling.DeliveryScheduleCommand.AnswerRelease;
import weft.scheduling.DeliveryScheduleCommand.CommitCallOffs;
import weft.scheduling.DeliveryScheduleCommand.ContinueSchedule;
import weft.scheduling.DeliveryScheduleCommand.EndSchedule;
import weft.scheduling.DeliveryScheduleCommand.RecordAmbiguousCallOff;
import weft.scheduling.DeliveryScheduleCommand.RecordWrongCallOff;
import weft.scheduling.DeliveryScheduleCommand.RecordWrongRelease;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleCommand.ReplaceSchedule;
import weft.scheduling.DeliveryScheduleCommand.RuleCountChange;
import weft.scheduling.DeliveryScheduleCommand.TakePlace;
import weft.scheduling.DeliveryScheduleEvent.CallOffContradicted;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
import weft.scheduling.DeliveryScheduleEvent.Contradiction;
import weft.scheduling.DeliveryScheduleEvent.Contradiction.Kind;
import weft.scheduling.DeliveryScheduleEvent.CountChangeRuled;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleEvent.LateCallOffRecorded;
import weft.scheduling.DeliveryScheduleEvent.LateReleaseRecorded;
import weft.scheduling.DeliveryScheduleEvent.PlaceTaken;
import weft.scheduling.DeliveryScheduleEvent.ReleaseContradicted;
import weft.scheduling.DeliveryScheduleEvent.ScheduleContinued;
import weft.scheduling.DeliveryScheduleEvent.ScheduleSucceeded;
import weft.scheduling.DeliveryScheduleEvent.ShortfallAnnounced;
import weft.scheduling.ScheduleRefusal.CountRuledAlready;
import weft.scheduling.ScheduleRefusal.CountRuledTooOften;
import weft.scheduling.ScheduleRefusal.CountUnchanged;
import weft.scheduling.ScheduleRefusal.EndedAlready;
import weft.scheduling.ScheduleRefusal.GoesOnUnfit;
import weft.scheduling.ScheduleRefusal.NoSuccessor;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.CountChange;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.HighWater;
import weft.scheduling.release.NamedChange;
import weft.scheduling.release.NamedDates;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;
import weft.scheduling.release.SeenReleases;

/**
 * The rules of a delivery schedule.
 *
 * @param current the ledger: everything to be delivered, under the number of the latest release or
 *     call-off
 * @param whole the last release that was not a change of an earlier one; null before the first
 * @param seen every release that was applied or recorded late
 * @param callOffs null before the first call-off
 * @param authorised the highest cumulative ever authorised; null if no release states one
 * @param answers to lines that still exist
 * @param counts changes of the buyer's received count
 * @param successor the schedule that continues this one; null while this one is in force
 */
public record DeliverySchedule(
    @Nullable Forecast current,
    @Nullable Release whole,
    SeenReleases seen,
    @Nullable CallOffs callOffs,
    @Nullable HighWater authorised,
    List<StandingAnswer> answers,
    CountChanges counts,
    @Nullable DeliveryScheduleId successor)
    implements KeptRules<DeliveryScheduleCommand, DeliveryScheduleEvent, DeliverySchedule> {
  /**
   * Increase this whenever {@link #evolve} treats an event differently, or a digest is computed
   * differently; snapshots of an older version are then ignored. A change of the state's shape is
   * detected without it.
   */
  static final int VERSION = 6;

  public static final DeliverySchedule NEW =
      new DeliverySchedule(
          null, null, SeenReleases.NONE, null, null, List.of(), CountChanges.NONE, null);

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public List<DeliveryScheduleEvent> decide(DeliveryScheduleCommand command) {
    return switch (command) {
      case ReleaseForecast asked -> release(asked);
      case ReleaseCallOff asked -> callOff(asked);
      case RecordWrongRelease it ->
          List.of(new ReleaseContradicted(it.schedule(), it.forecast(), wrong(it.repeated())));
      case RecordWrongCallOff it ->
          List.of(new CallOffContradicted(it.schedule(), it.callOff(), wrong(it.repeated())));
      case RecordAmbiguousCallOff it ->
          List.of(
              new CallOffContradicted(
                  it.schedule(),
                  it.callOff(),
                  new Contradiction(Kind.AGREEMENT_MISSING, it.schedule().agreement())));
      case CommitCallOffs asked -> new ReleaseAnswers(current, forecast()).commit(asked);
      case AnswerRelease said -> new ReleaseAnswers(current, forecast()).answer(said);
      case ContinueSchedule it ->
          isInForce()
              ? List.of()
              : List.of(new ScheduleContinued(it.schedule(), it.predecessor(), it.carried()));
      case EndSchedule it ->
          isInForce()
              ? List.of(new ScheduleSucceeded(it.schedule(), it.successor(), null))
              : List.of();
      case ReplaceSchedule it -> replace(it);
      case RuleCountChange it -> rule(it);
      case TakePlace it -> {
        if (!isInForce()) throw new Refused(new NoSuccessor());
        yield List.of(new PlaceTaken(it.schedule(), it.predecessor()));
      }
    };
  }

  private List<DeliveryScheduleEvent> replace(ReplaceSchedule asked) {
    if (!asked.schedule().isBeside(asked.successor())) throw new Refused(new NoSuccessor());
    if (!isInForce()) throw new Refused(new EndedAlready());
    return List.of(new ScheduleSucceeded(asked.schedule(), asked.successor(), true));
  }

  private List<DeliveryScheduleEvent> rule(RuleCountChange asked) {
    if (!isInForce()) throw new Refused(new EndedAlready());
    if (asked.change() == CountChange.GOES_ON || asked.change() == CountChange.RETURNED)
      throw new Refused(new GoesOnUnfit());
    Changed it = counts.of(asked.release(), asked.callOff());
    if (it == null) throw new Refused(new CountUnchanged(asked.release()));
    if (it.change() == asked.change() && !it.mayBeReturn())
      throw new Refused(new CountRuledAlready(asked.release(), asked.change()));
    if (it.isRuledOut()) throw new Refused(new CountRuledTooOften(asked.release()));
    return List.of(
        new CountChangeRuled(
            asked.schedule(),
            asked.by(),
            asked.release(),
            asked.callOff(),
            asked.change(),
            it.from(),
            it.to()));
  }

  /** Returns whether the schedule has a release or call-off and no successor. */
  public boolean isInForce() {
    return current != null && successor == null;
  }

  /** Returns the state that a successor needs; call it only for a schedule in force. */
  public CarriedSchedule carried() {
    return CarriedSchedule.of(requireNonNull(current), this);
  }

  private static Contradiction wrong(@Nullable Boolean repeated) {
    return new Contradiction(
        Boolean.TRUE.equals(repeated) ? Kind.ITEM_REPEATED : Kind.WRONG_ITEM, null);
  }

  private List<DeliveryScheduleEvent> release(ReleaseForecast asked) {
    Forecast next = asked.forecast();
    Forecast inForce = forecast();
    if (inForce == null && asked.named() != null)
      return contradicted(asked, Kind.NOTHING_TO_CHANGE, null);
    if (inForce != null) {
      switch (seen.novelty(NamedChange.orWhole(next, asked.named()), inForce.release())) {
        case REPEATED -> {
          return List.of();
        }
        case NUMBER_REUSED -> {
          return contradicted(asked, Kind.NUMBER_REUSED, next.release().number());
        }
        case LATE -> {
          String newer = inForce.release().number();
          if (!Units.isSame(next.unit(), inForce.unit()))
            return contradicted(asked, Kind.UNIT_CHANGED, inForce.unit());
          return whole != null && next.release().isAfter(whole)
              ? contradicted(asked, Kind.OVERTAKEN, newer)
              : List.of(new LateReleaseRecorded(asked.schedule(), next, newer, asked.named()));
        }
        case NEWER -> {}
      }
    }
    if (current != null && !Units.isSame(next.unit(), current.unit()))
      return contradicted(asked, Kind.UNIT_CHANGED, current.unit());
    Forecast changed = null;
    if (current != null && inForce != null && asked.named() != null) {
      var named = new NamedDates(asked.named());
      if (named.cut(inForce.lines())) return contradicted(asked, Kind.PART_OF_SPAN, null);
      changed = named.in(inForce, next, next.received().after(current.received()));
    }
    HighWater kept = HighWater.kept(authorisedBefore(next), next.authorised());
    // The state does not hold what an earlier release wanted at other places.
    if (changed != null) changed = changed.under(kept == null ? null : kept.alone());
    Forecast raised = changed == null && kept != null ? next.under(kept) : null;
    Forecast stands = changed != null ? changed : raised != null ? raised : next;
    Forecast due =
        callOffs == null || current == null ? null : Ledger.with(stands, current, callOffs);
    return List.of(
        new ForecastReleased(
            asked.schedule(), next, due, changed, asked.named(), asked.answerHours(), raised));
  }

  /**
   * Returns the highest cumulative ever authorised; null if the release begins a new received
   * count.
   */
  public @Nullable HighWater authorisedBefore(Forecast next) {
    boolean anew = current != null && current.received().countsAnew(next.received());
    return anew ? null : authorised;
  }

  private static List<DeliveryScheduleEvent> contradicted(
      ReleaseForecast asked, Kind kind, @Nullable String known) {
    return List.of(
        new ReleaseContradicted(
            asked.schedule(), asked.forecast(), new Contradiction(kind, known)));
  }

  private List<DeliveryScheduleEvent> callOff(ReleaseCallOff asked) {
    CallOff next = asked.callOff();
    String number = next.release().number();
    Forecast forecast = forecast();
    CallOffs before = callOffs == null ? CallOffs.first(forecast, next) : callOffs;
    if (callOffs != null) {
      switch (callOffs
          .seen()
          .novelty(NamedChange.orWhole(next, asked.named()), callOffs.latest())) {
        case REPEATED -> {
          return List.of();
        }
        case NUMBER_REUSED -> {
          return contradicted(asked, Kind.NUMBER_REUSED, number);
        }
        case LATE -> {
          return asked.named() != null || callOffs.changed()
              ? contradicted(asked, Kind.OVERTAKEN, callOffs.latest().number())
              : late(asked, callOffs.latest());
        }
        case NEWER -> {}
      }
    }
    if (current != null && !Units.isSame(next.unit(), current.unit()))
      return contradicted(asked, Kind.UNIT_CHANGED, current.unit());
    if (forecast != null && isPast(next, forecast)) return late(asked, forecast.release());
    NamedDates named = asked.named() == null ? null : new NamedDates(asked.named());
    if (named != null) {
      if (callOffs == null || current == null || !callOffs.speakOf(named.days()))
        return contradicted(asked, Kind.NOTHING_TO_CHANGE, null);
      List<ScheduleLine> calledOff = Ledger.calledOff(next, current, named);
      if (named.cut(calledOff)) return contradicted(asked, Kind.PART_OF_SPAN, null);
      next = next.with(named.kept(calledOff));
    }
    if (next.precedence() == CallOffPrecedence.ADD_TIMES) {
      if (forecast == null || current == null) return contradicted(asked, Kind.NO_FORECAST, null);
      if (!Ledger.isWithinFirm(next, current, before, named))
        return contradicted(asked, Kind.BEYOND_FIRM, forecast.release().number());
    }
    return List.of(
        new CallOffReleased(
            asked.schedule(),
            asked.callOff(),
            Ledger.with(next, current, before, named),
            named == null ? null : next,
            asked.named()));
  }

  /** Returns whether a newer release begins after the last day of the call-off. */
  private static boolean isPast(CallOff next, Forecast forecast) {
    LocalDate begins = forecast.horizonBegins();
    return begins != null
        && next.until().isBefore(begins)
        && next.release().issued() != null
        && forecast.release().issued() != null
        && next.release().issued().isBefore(forecast.release().issued());
  }

  private static List<DeliveryScheduleEvent> late(ReleaseCallOff asked, Release newer) {
    return List.of(
        new LateCallOffRecorded(asked.schedule(), asked.callOff(), newer.number(), asked.named()));
  }

  private static List<DeliveryScheduleEvent> contradicted(
      ReleaseCallOff asked, Kind kind, @Nullable String known) {
    return List.of(
        new CallOffContradicted(asked.schedule(), asked.callOff(), new Contradiction(kind, known)));
  }

  /** Returns the last release as sent; null before the first. */
  private @Nullable Forecast forecast() {
    return callOffs == null ? current : callOffs.forecast();
  }

  @Override
  public DeliverySchedule evolve(DeliveryScheduleEvent event) {
    return switch (event) { // no default: the compiler must report a new event here
      case ForecastReleased it ->
          new DeliverySchedule(
              it.ledger(),
              it.changed() == null ? it.forecast().release() : whole,
              seen.with(NamedChange.orWhole(it.forecast(), it.named())),
              callOffs == null ? null : callOffs.under(it.whole()),
              HighWater.after(authorisedBefore(it.forecast()), it.forecast().authorised()),
              StandingAnswer.released(answers, current, it.ledger()),
              counts.with(
                  it.forecast().release().number(),
                  false,
                  it.ledger().received(),
                  authorised,
                  it.forecast().authorised()),
              null);
      case LateReleaseRecorded it ->
          new DeliverySchedule(
              current,
              whole,
              seen.with(NamedChange.orWhole(it.forecast(), it.named())),
              callOffs,
              authorised,
              answers,
              counts,
              successor);
      case CallOffReleased it ->
          new DeliverySchedule(
              it.due(),
              whole,
              seen,
              met(it.callOff()).released(it),
              authorised,
              StandingAnswer.released(answers, current, it.due()),
              counts.with(it.callOff().release().number(), true, it.due().received(), null, null),
              null);
      case LateCallOffRecorded it ->
          new DeliverySchedule(
              current,
              whole,
              seen,
              met(it.callOff()).recordedLate(it),
              authorised,
              answers,
              counts,
              successor);
      case ScheduleContinued it -> it.carried().state();
      case ScheduleSucceeded it ->
          new DeliverySchedule(
              ended(), whole, seen, null, authorised, List.of(), CountChanges.NONE, it.successor());
      case CallOffsCommitted it ->
          new DeliverySchedule(
              current,
              whole,
              seen,
              callOffs,
              authorised,
              StandingAnswer.answered(answers, it.commitments()),
              counts,
              successor);
      case CountChangeRuled it ->
          new DeliverySchedule(
              current,
              whole,
              seen,
              callOffs,
              authorisedBy(it),
              answers,
              counts.ruled(it.release(), it.callOff(), it.change()),
              successor);
      case ReleaseContradicted _, CallOffContradicted _, PlaceTaken _, ShortfallAnnounced _ -> this;
    };
  }

  /**
   * Returns the highest authorised cumulative after a ruling that a release began a new count or
   * continued the old one. If a later release came, that release decides.
   */
  private @Nullable HighWater authorisedBy(CountChangeRuled ruled) {
    Changed it = counts.of(ruled.release(), ruled.callOff());
    Forecast last = forecast();
    boolean isLast = last != null && last.release().number().equals(ruled.release());
    if (it == null || it.callOff() || !isLast) return authorised;
    return HighWater.after(
        ruled.change() == CountChange.BEGINS_ANEW ? null : it.before(), it.own());
  }

  /**
   * Returns the last release without its lines, so that older releases are still recognized as
   * older.
   */
  private @Nullable Forecast ended() {
    Forecast last = forecast();
    if (last == null) last = current;
    return last == null ? null : last.ended();
  }

  private CallOffs met(CallOff callOff) {
    return callOffs == null ? CallOffs.first(current, callOff) : callOffs;
  }
}
