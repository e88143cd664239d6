package weft.edi.answer;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.outbox.Causes;
import weft.event.Provenance;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.event.Traced;
import weft.party.Partnership;
import weft.scheduling.Commitment;
import weft.scheduling.DeliveryScheduleEvent;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleEvent.LateReleaseRecorded;
import weft.scheduling.DeliveryScheduleEvent.ReleaseContradicted;
import weft.scheduling.DeliveryScheduleEvent.ShortfallAnnounced;
import weft.scheduling.Forecast;
import weft.scheduling.ScheduleLine;

/**
 * Sends the supplier's commitments back as DELFOR, where the profile asks for it and the release
 * came by EDI: in that message's own release and syntax. Most buyers want none; portal and API show
 * commitments either way.
 */
public final class WhenCallOffsCommittedThenAnswerSchedule implements Reaction {
  private final Answering here;

  public WhenCallOffsCommittedThenAnswerSchedule(Answering here) {
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
    if (!here.directory().profile(partnership).map(it -> it.scheduleResponse()).orElse(false))
      return;
    var answered = new Answered();
    for (Traced it : here.streams().trace(event.stream()))
      if (it.sequence() <= event.sequence()) answered.add(it);
    Forecast forecast = answered.forecast;
    Provenance.Source source = answered.source;
    if (forecast == null || source == null || source.interchange() == null) return; // not by EDI
    String message = String.valueOf(source.message());
    boolean first = answered.times == 1;
    LocalDateTime when = here.at(event);
    here.original(source.interchange(), partnership.supplier().value())
        .filter(it -> it.envelope().isEdifact()) // all else is answered in the portal alone
        .ifPresent(
            it ->
                here.outbox()
                    .put(
                        it.letter(Causes.event(event.id(), "DELFOR"), "DELFOR"),
                        reference ->
                            new DelforBack(
                                    it.answered(reference, when),
                                    it.message(message),
                                    forecast,
                                    answered.commitments)
                                .write(reference, when, first)));
  }

  /** The release in force at one moment, the message it came with, and all answers to it so far. */
  private static final class Answered {
    private @Nullable Forecast forecast;
    private Provenance.@Nullable Source source;
    private final Map<ScheduleLine.Key, Commitment> commitments = new HashMap<>();
    private int times;

    void add(Traced event) {
      switch ((DeliveryScheduleEvent) event.payload()) {
        case ForecastReleased it -> {
          forecast = it.forecast();
          source = event.provenance().source();
          commitments.clear();
          times = 0;
        }
        case CallOffsCommitted it -> {
          it.commitments().forEach(one -> commitments.put(one.key(), one));
          times++;
        }
        case LateReleaseRecorded _, ReleaseContradicted _, ShortfallAnnounced _ -> {}
      }
    }
  }
}
