package weft.edi.answer;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.Meanings.Terms;
import weft.edi.meaning.words.Correspondents;
import weft.edi.outbox.Causes;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Envelope;
import weft.edi.reception.Reception;
import weft.event.Provenance;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.event.TracedEvent;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent.InterchangeConcluded;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.party.PartyCode;
import weft.party.Profile;

/**
 * Reports messages that were held, refused for business reasons or found contradictory to their
 * sender, by APERAK or in X12 by 824, if the partnership's profile asks for it. All messages of an
 * interchange are in one report, sent when the interchange is concluded. A rerun is reported again
 * if it changed the result. If a reported message is then applied, the report accepts it.
 */
public final class WhenMessagesWereNotAppliedThenSayWhy implements Reaction {
  private final AnswerContext here;

  public WhenMessagesWereNotAppliedThenSayWhy(AnswerContext here) {
    this.here = here;
  }

  @Override
  public String name() {
    return "say-why-not-applied";
  }

  @Override
  public boolean handles(Object payload) {
    return payload instanceof InterchangeConcluded || payload instanceof MessageRerun;
  }

  @Override
  public void react(Recorded event) {
    List<TracedEvent> past =
        here.streams().trace(event.stream()).stream()
            .filter(it -> it.sequence() <= event.sequence())
            .toList();
    InterchangeReceived received =
        Interchange.of(past.stream().map(TracedEvent::payload).toList()).received();
    if (received == null) return;
    UUID arrived = UUID.fromString(received.id());
    switch (event.payload()) {
      case InterchangeConcluded _ -> {
        Map<Integer, TracedEvent> unsettled = unsettled(past);
        if (!unsettled.isEmpty())
          here.inbox().whileReading(arrived, () -> concluded(received, unsettled, event));
      }
      case MessageRerun it ->
          here.inbox().whileReading(arrived, () -> rerun(it, received, past, event));
      default -> throw new IllegalArgumentException("Not handled: " + event.payload());
    }
  }

  private void concluded(
      InterchangeReceived received, Map<Integer, TracedEvent> unsettled, Recorded event) {
    Original original = answerable(received).orElse(null);
    if (original == null) return;
    List<Advice> advice = new ArrayList<>();
    for (TracedEvent it : unsettled.values()) {
      var concluded = (MessageConcluded) it.payload();
      ReadMessage message = message(original, concluded.number());
      Advice said = message == null ? null : Advice.of(message, concluded.result());
      if (said != null && isAgreed(received, requireNonNull(message), it.provenance()))
        advice.add(said);
    }
    put(original, Causes.advice(received.id()), advice, event);
  }

  /** The messages that were not simply applied; a rerun one is reported separately. */
  private static Map<Integer, TracedEvent> unsettled(List<TracedEvent> past) {
    Map<Integer, TracedEvent> unsettled = new TreeMap<>();
    for (TracedEvent it : past) {
      if (it.payload() instanceof MessageConcluded said
          && said.result().outcome() != Outcome.APPLIED) unsettled.put(said.number(), it);
      if (it.payload() instanceof MessageRerun again) unsettled.remove(again.number());
    }
    return unsettled;
  }

  private void rerun(
      MessageRerun it, InterchangeReceived received, List<TracedEvent> past, Recorded event) {
    List<?> before =
        past.stream()
            .filter(then -> then.sequence() < event.sequence())
            .map(TracedEvent::payload)
            .toList();
    MessageResult was = Interchange.of(before).results().get(it.number() - 1);
    if (was.equals(it.result())) return;
    Original original = answerable(received).orElse(null);
    if (original == null) return;
    ReadMessage arrived = message(original, it.number());
    ReadMessage now = it.correction() == null ? arrived : corrected(it, original);
    if (arrived == null || now == null) return;
    Advice said = Advice.of(now, it.result());
    Outcome outcome = it.result().outcome();
    boolean taken = outcome == Outcome.APPLIED || outcome == Outcome.KEPT;
    boolean settled = taken && Advice.of(arrived, was) != null;
    if (settled) said = Advice.accepting(arrived);
    if (said == null || !isAgreed(received, now, event.provenance())) return;
    put(original, Causes.event(event.id(), "advice"), List.of(said), event);
  }

  /** The corrected message, to which the faults' places refer. */
  private @Nullable ReadMessage corrected(MessageRerun it, Original original) {
    String id = requireNonNull(it.correction()).id();
    byte[] bytes = here.inbox().find(UUID.fromString(id)).orElseThrow().bytes();
    List<ReadMessage> messages = EdiReader.read(bytes, original.reading()).messages();
    return it.number() > messages.size() ? null : messages.get(it.number() - 1);
  }

  /** The interchange; empty for VDA and IDoc, which have no such answer. */
  private Optional<Original> answerable(InterchangeReceived received) {
    return here.original(received.id(), received.key().receiver())
        .filter(it -> it.envelope().isX12() || it.envelope().isEdifact());
  }

  private static @Nullable ReadMessage message(Original original, int number) {
    List<ReadMessage> messages = original.read().messages();
    return number > messages.size() ? null : messages.get(number - 1);
  }

  /**
   * Whether the profile asks for reports: the profile of the party that the message concerns or, if
   * it was not interpreted, of the party that it names.
   */
  private boolean isAgreed(InterchangeReceived received, ReadMessage message, Provenance of) {
    PartyCode owner = received.owner();
    Optional<Profile> profile =
        of.participants().stream()
            .filter(it -> !it.equals(owner))
            .findFirst()
            .flatMap(it -> here.profile(owner, it))
            .or(
                () ->
                    Meanings.terms(
                            message,
                            new Correspondents(
                                here.directory(),
                                owner,
                                Reception.supplier(received, here.directory())))
                        .map(Terms::profile));
    return profile
        .filter(it -> Boolean.TRUE.equals(it.rules().applicationErrors(message.type())))
        .isPresent();
  }

  private void put(Original it, String cause, List<Advice> advice, Recorded event) {
    if (advice.isEmpty()) return;
    LocalDateTime when = here.at(event);
    boolean x12 = it.envelope().isX12();
    here.outbox()
        .put(
            it.letter(event, cause, x12 ? "824" : "APERAK"),
            reference -> {
              Envelope ours = it.answered(reference, when);
              return x12
                  ? new ApplicationAdvice(it.envelope(), ours).write(advice, when)
                  : new Aperak(it.envelope(), ours).write(advice, when);
            });
  }
}
