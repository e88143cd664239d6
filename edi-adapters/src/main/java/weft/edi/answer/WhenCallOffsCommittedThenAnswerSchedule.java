package weft.edi.answer;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.edi.outbox.Causes;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Envelope;
import weft.event.Provenance;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.event.TracedEvent;
import weft.party.Partnership;
import weft.party.Profile;
import weft.scheduling.Commitment;
import weft.scheduling.DeliveryScheduleEvent;
import weft.scheduling.DeliveryScheduleEvent.CallOffContradicted;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
import weft.scheduling.DeliveryScheduleEvent.CountChangeRuled;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleEvent.LateCallOffRecorded;
import weft.scheduling.DeliveryScheduleEvent.LateReleaseRecorded;
import weft.scheduling.DeliveryScheduleEvent.PlaceTaken;
import weft.scheduling.DeliveryScheduleEvent.ReleaseContradicted;
import weft.scheduling.DeliveryScheduleEvent.ScheduleContinued;
import weft.scheduling.DeliveryScheduleEvent.ScheduleSucceeded;
import weft.scheduling.DeliveryScheduleEvent.ShortfallAnnounced;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ScheduleLine;

/**
 * Sends the supplier's commitments to the buyer if the profile asks for it and the release came by
 * EDI. A DELFOR is answered with a DELFOR and an 830 with an 830, in the message's own release and
 * syntax. Most buyers want no such answer; portal and API show commitments in any case.
 */
public final class WhenCallOffsCommittedThenAnswerSchedule implements Reaction {
  private final AnswerContext here;

  public WhenCallOffsCommittedThenAnswerSchedule(AnswerContext here) {
    this.here = here;
  }

  @Override
  public String name() {
    return "answer-schedule";
  }

  @Override
  public boolean handles(Object payload) {
    return payload instanceof CallOffsCommitted;
  }

  @Override
  public void react(Recorded event) {
    Partnership partnership = ((CallOffsCommitted) event.payload()).schedule().partnership();
    Profile profile = here.directory().profile(partnership).orElse(null);
    if (profile == null || !profile.scheduleResponse()) return;
    var answered = new Answered();
    for (TracedEvent it : here.streams().trace(event.stream()))
      if (it.sequence() <= event.sequence()) answered.add(it);
    Forecast forecast = answered.forecast;
    Provenance.Source source = answered.source;
    if (forecast == null || source == null || source.interchange() == null) return; // not by EDI
    String message = String.valueOf(source.message());
    boolean first = answered.times == 1;
    LocalDateTime when = here.at(event);
    String interchange = source.interchange();
    here.inbox()
        .whileReading(
            UUID.fromString(interchange),
            () ->
                here.original(interchange, partnership.supplier().value())
                    // VDA and IDoc are answered only in the portal.
                    .filter(it -> it.envelope().isEdifact() || it.envelope().isX12())
                    .map(it -> it.to(profile.rules().envelope().buyer()))
                    .ifPresent(it -> answer(event, it, message, forecast, answered, when, first)));
  }

  private void answer(
      Recorded event,
      Original asked,
      String message,
      Forecast forecast,
      Answered answered,
      LocalDateTime when,
      boolean first) {
    DeliveryScheduleId schedule = ((CallOffsCommitted) event.payload()).schedule();
    boolean x12 = asked.envelope().isX12();
    String type = x12 ? "830" : "DELFOR";
    here.outbox()
        .put(
            asked.letter(event, Causes.event(event.id(), type), type),
            reference -> {
              Envelope ours = asked.answered(reference, when);
              ReadMessage released = asked.message(message);
              return x12
                  ? new X12ScheduleBack(
                          ours, released, forecast, answered.commitments, it -> isAt(schedule, it))
                      .write(reference, when, first)
                  : new DelforBack(ours, released, forecast, answered.commitments)
                      .write(reference, when, first);
            });
  }

  private boolean isAt(DeliveryScheduleId schedule, String shipTo) {
    return here.directory()
        .buyersSite(schedule.partnership(), schedule.buyer(), shipTo)
        .equals(schedule.site());
  }

  /** The release in force at one moment, its source message, and all answers to it so far. */
  private static final class Answered {
    private @Nullable Forecast forecast;

    /** The demand that the supplier answers: the forecast, except where call-offs replace it. */
    private @Nullable Forecast ledger;

    private Provenance.@Nullable Source source;
    private final Map<ScheduleLine.Key, Commitment> commitments = new HashMap<>();
    private int times;

    void add(TracedEvent event) {
      switch ((DeliveryScheduleEvent) event.payload()) {
        case ForecastReleased it -> {
          forecast = it.alone();
          ledger = it.ledger();
          source = event.provenance().source();
          commitments.clear();
          times = 0;
        }
        case CallOffsCommitted it -> {
          boolean any = false;
          for (Commitment one : it.commitments()) {
            ScheduleLine asked = asked(one);
            if (asked == null) continue;
            any = true;
            commitments.put(asked.key(), one);
          }
          if (any) times++;
        }
        case CallOffReleased it -> ledger = it.due();
        case ScheduleContinued it -> ledger = it.carried().ledger();
        case LateReleaseRecorded _,
            ReleaseContradicted _,
            LateCallOffRecorded _,
            CallOffContradicted _,
            ScheduleSucceeded _,
            PlaceTaken _,
            CountChangeRuled _,
            ShortfallAnnounced _ -> {}
      }
    }

    /** The line of the forecast that was answered; null for a line of a call-off. */
    private @Nullable ScheduleLine asked(Commitment answer) {
      if (ledger == null || forecast == null) return null;
      ScheduleLine line =
          ledger.lines().stream()
              .filter(it -> it.key().equals(answer.key()) && it.callOff() == null)
              .findFirst()
              .orElse(null);
      if (line == null) return null;
      return forecast.lines().stream()
          .filter(it -> it.due().equals(line.due()))
          .filter(it -> Objects.equals(it.segment(), line.segment()))
          // authorisations may split one quantity into several lines
          .min(Comparator.comparing(it -> it.firmness() != line.firmness()))
          .orElse(null);
    }
  }
}
