package weft.scheduling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.event.KeptRules;
import weft.event.Refused;
import weft.promise.Promise;
import weft.scheduling.DeliveryScheduleCommand.CommitCallOffs;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
import weft.scheduling.DeliveryScheduleEvent.Contradiction;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleEvent.LateReleaseRecorded;
import weft.scheduling.DeliveryScheduleEvent.ReleaseContradicted;
import weft.scheduling.DeliveryScheduleEvent.ShortfallAnnounced;
import weft.scheduling.ScheduleRefusal.AnsweredTwice;
import weft.scheduling.ScheduleRefusal.NoSuchLine;
import weft.scheduling.ScheduleRefusal.NothingAnswered;
import weft.scheduling.ScheduleRefusal.NothingReleased;
import weft.scheduling.ScheduleRefusal.PromiseExceedsCallOff;
import weft.scheduling.ScheduleRefusal.PromiseNotPositive;
import weft.scheduling.ScheduleRefusal.ReasonMissing;
import weft.scheduling.ScheduleRefusal.Superseded;

/**
 * The rules of a delivery schedule.
 *
 * @param current the release in force
 * @param seen every release taken or recorded late
 */
public record DeliverySchedule(@Nullable Forecast current, SeenReleases seen)
    implements KeptRules<DeliveryScheduleCommand, DeliveryScheduleEvent, DeliverySchedule> {
  /**
   * Raise it whenever {@link #evolve} makes something else of an event, an upcaster does, or a
   * digest is made otherwise: states kept before are passed over then. A change of the state's
   * shape is noticed without it.
   */
  static final int VERSION = 1;

  public static final DeliverySchedule NEW = new DeliverySchedule(null, SeenReleases.NONE);

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public List<DeliveryScheduleEvent> decide(DeliveryScheduleCommand command) {
    return switch (command) {
      case ReleaseForecast asked -> release(asked);
      case CommitCallOffs asked -> commit(asked);
    };
  }

  private List<DeliveryScheduleEvent> release(ReleaseForecast asked) {
    Forecast next = asked.forecast();
    if (current == null) return List.of(new ForecastReleased(asked.schedule(), next));
    SeenRelease before = seen.numbered(next.release().number());
    boolean inForce = next.release().number().equals(current.release().number());
    if (before != null && (inForce || !next.release().isAfter(before.release()))) {
      if (before.saidTheSameAs(next)) return List.of();
      // A number that came round again (9999 -> 1) without a date is newer than the one in force.
      if (inForce || !next.release().isAfter(current.release()))
        return contradicted(asked, Contradiction.Kind.NUMBER_REUSED, next.release().number());
    }
    if (!next.unit().equals(current.unit()))
      return contradicted(asked, Contradiction.Kind.UNIT_CHANGED, current.unit());
    if (!next.release().isAfter(current.release())) {
      return List.of(new LateReleaseRecorded(asked.schedule(), next, current.release().number()));
    }
    return List.of(new ForecastReleased(asked.schedule(), next));
  }

  private static List<DeliveryScheduleEvent> contradicted(
      ReleaseForecast asked, Contradiction.Kind kind, String known) {
    return List.of(
        new ReleaseContradicted(
            asked.schedule(), asked.forecast(), new Contradiction(kind, known)));
  }

  private List<DeliveryScheduleEvent> commit(CommitCallOffs asked) {
    if (current == null) throw new Refused(new NothingReleased());
    if (!asked.release().equals(current.release().number())) {
      throw new Refused(new Superseded(asked.release(), current.release().number()));
    }
    if (asked.commitments().isEmpty()) throw new Refused(new NothingAnswered());
    Map<ScheduleLine.Key, ScheduleLine> lines =
        current.lines().stream().collect(Collectors.toMap(ScheduleLine::key, Function.identity()));
    Set<ScheduleLine.Key> answered = new HashSet<>();
    List<Commitment> commitments = new ArrayList<>();
    List<DeliveryScheduleEvent> events = new ArrayList<>();
    for (Commitment answer : asked.commitments()) {
      ScheduleLine line = lines.get(answer.key());
      if (line == null) throw new Refused(new NoSuchLine(answer.due(), answer.ordinal()));
      if (!answered.add(answer.key()))
        throw new Refused(new AnsweredTwice(answer.due(), answer.ordinal()));
      Commitment commitment = checked(answer, line);
      commitments.add(commitment);
      var missing = commitment.shortfall(line.lastDay());
      if (missing.isPositive()) {
        events.add(
            new ShortfallAnnounced(
                asked.schedule(), asked.release(), line.due(), line.ordinal(), missing));
      }
    }
    events.addFirst(
        new CallOffsCommitted(asked.schedule(), asked.release(), List.copyOf(commitments)));
    return events;
  }

  /** The answer with the quantity it answers to, as the schedule knows it. */
  private static Commitment checked(Commitment answer, ScheduleLine line) {
    Commitment commitment =
        new Commitment(
            line.due(), line.ordinal(), line.quantity(), answer.promises(), answer.reason());
    for (Promise promise : commitment.promises()) {
      if (!promise.quantity().isPositive())
        throw new Refused(new PromiseNotPositive(line.due(), line.ordinal()));
    }
    if (commitment.promised().exceeds(line.quantity())) {
      throw new Refused(
          new PromiseExceedsCallOff(
              line.due(), line.ordinal(), line.quantity(), commitment.promised()));
    }
    if (!commitment.isAsAsked(line.lastDay()) && commitment.reason() == null)
      throw new Refused(new ReasonMissing(line.due(), line.ordinal()));
    return commitment;
  }

  @Override
  public DeliverySchedule evolve(DeliveryScheduleEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case ForecastReleased it -> new DeliverySchedule(it.forecast(), seen.with(it.forecast()));
      case LateReleaseRecorded it -> new DeliverySchedule(current, seen.with(it.forecast()));
      case ReleaseContradicted _, CallOffsCommitted _, ShortfallAnnounced _ -> this;
    };
  }
}
