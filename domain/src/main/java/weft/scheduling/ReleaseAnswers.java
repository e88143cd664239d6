package weft.scheduling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.measure.Units;
import weft.promise.Promise;
import weft.scheduling.DeliveryScheduleCommand.AnswerRelease;
import weft.scheduling.DeliveryScheduleCommand.CommitCallOffs;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
import weft.scheduling.DeliveryScheduleEvent.ShortfallAnnounced;
import weft.scheduling.ReleaseAnswerRefusal.OtherUnit;
import weft.scheduling.ScheduleRefusal.AnsweredTwice;
import weft.scheduling.ScheduleRefusal.NoSuchLine;
import weft.scheduling.ScheduleRefusal.NothingAnswered;
import weft.scheduling.ScheduleRefusal.NothingReleased;
import weft.scheduling.ScheduleRefusal.PromiseExceedsCallOff;
import weft.scheduling.ScheduleRefusal.PromiseNotPositive;
import weft.scheduling.ScheduleRefusal.ReasonMissing;
import weft.scheduling.ScheduleRefusal.Superseded;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ScheduleLine;

/**
 * The supplier's answers to the demand, from the portal or by message.
 *
 * @param current the ledger; null before any release
 * @param forecast the last release as sent; null before any
 */
record ReleaseAnswers(@Nullable Forecast current, @Nullable Forecast forecast) {
  List<DeliveryScheduleEvent> commit(CommitCallOffs asked) {
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

  /**
   * Answers the forecast as sent, except where a call-off replaces it, if the message names the
   * release. Answers all lines if it names the latest call-off.
   */
  List<DeliveryScheduleEvent> answer(AnswerRelease said) {
    if (current == null) throw new Refused(new NothingReleased());
    String latest = current.release().number();
    String answered = said.release().word();
    boolean ofAll = answered.equals(latest);
    Forecast asked = ofAll ? current : forecast;
    if (asked == null || !answered.equals(asked.release().number()))
      throw new Refused(new Superseded(answered, latest));
    if (said.unit() != null && !Units.isSame(said.unit().word(), current.unit()))
      throw new Refused(new OtherUnit(current.unit(), said.unit().word()));
    List<Commitment> all = new StatedPromises(asked.lines()).answered(said.promises());
    List<Commitment> standing = ofAll ? all : StatedPromises.standing(all, asked, current);
    if (standing.isEmpty() && !all.isEmpty()) throw new Refused(new Superseded(answered, latest));
    return commit(new CommitCallOffs(said.schedule(), latest, standing));
  }

  /** Returns the answer with the requested quantity from the schedule. */
  private static Commitment checked(Commitment answer, ScheduleLine line) {
    Commitment commitment =
        new Commitment(
            line.due(),
            line.ordinal(),
            line.quantity(),
            answer.promises(),
            answer.reason(),
            answer.segments());
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
}
