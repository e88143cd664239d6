package weft.edi.answer;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import weft.edi.Contrl;
import weft.edi.ContrlPolicy;
import weft.edi.FunctionalAcknowledgement;
import weft.edi.outbox.Causes;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reception.Acknowledgements;
import weft.edi.reception.Agreed;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent;
import weft.interchange.InterchangeEvent.InterchangeConcluded;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;

/**
 * Sends the CONTRL, or in X12 the 997, 999 or TA1, that the sender's policy requires. Reads the
 * original bytes again to write it.
 */
public final class WhenInterchangeConcludedThenAcknowledge implements Reaction {
  private final AnswerContext here;

  public WhenInterchangeConcludedThenAcknowledge(AnswerContext here) {
    this.here = here;
  }

  @Override
  public String name() {
    return "acknowledge";
  }

  @Override
  public boolean handles(Object payload) {
    return payload instanceof InterchangeConcluded || payload instanceof MessageRerun;
  }

  @Override
  public void react(Recorded event) {
    var concluded = (InterchangeEvent) event.payload();
    String stream = event.stream();
    List<Object> events = here.streams().read(Set.of(stream)).getOrDefault(stream, List.of());
    int until = (int) Math.min(events.size(), event.sequence() + 1);
    Interchange interchange = Interchange.of(events.subList(0, until));
    InterchangeReceived received = interchange.received();
    // A rerun is acknowledged only if nothing was before: the outbox recognizes the cause.
    if (received == null
        || interchange.outcome() == null
        || !Acknowledgements.isDue(interchange, here.directory())) return;
    here.inbox()
        .whileReading(
            UUID.fromString(concluded.id()),
            () ->
                here.original(concluded.id(), received.key().receiver())
                    .ifPresent(
                        it ->
                            acknowledge(
                                it, due(received), asJudged(it.read(), interchange), event)));
  }

  /** The policy for writing; {@code react} has already checked that an acknowledgement is due. */
  private ContrlPolicy due(InterchangeReceived received) {
    Agreed agreed = Agreed.of(here.directory(), received.owner(), received.key().receiver());
    return new ContrlPolicy(ContrlPolicy.Due.ALWAYS, agreed.contrlVersion());
  }

  private void acknowledge(Original it, ContrlPolicy due, ReadInterchange read, Recorded event) {
    String cause = Causes.contrl(((InterchangeEvent) event.payload()).id());
    LocalDateTime when = here.at(event);
    if (it.envelope().isX12())
      here.outbox()
          .put(
              it.letter(event, cause, FunctionalAcknowledgement.type(read)),
              reference -> FunctionalAcknowledgement.answer(read, due.due(), reference, when));
    else
      here.outbox()
          .put(
              it.letter(event, cause, "CONTRL"),
              reference -> Contrl.answer(read, due, reference, when));
  }

  /**
   * The interchange with the faults that stand. A fault that the partner's dialect resolves is left
   * out. Two faults are added that reading alone cannot find: a test interchange in production,
   * which only the profile forbids, and a receiver's address that the directory does not know.
   */
  private static ReadInterchange asJudged(ReadInterchange read, Interchange interchange) {
    List<MessageResult> results = interchange.results();
    List<ReadMessage> messages =
        read.messages().stream()
            .map(
                it ->
                    it.number() > results.size()
                        ? it
                        : it.withFaults(standing(it, results.get(it.number() - 1))))
            .toList();
    return new ReadInterchange(
        read.envelope(), read.segments(), messages, envelopes(read.faults(), interchange));
  }

  private static List<Fault> envelopes(List<Fault> faults, Interchange interchange) {
    InterchangeReceived received = interchange.received();
    if (received == null || interchange.outcome() != InterchangeOutcome.REJECTED) return faults;
    return Stream.concat(
            faults.stream(),
            received.faults().stream().filter(it -> it.code() == FaultCode.NOT_FOR_US))
        .toList();
  }

  private static List<Fault> standing(ReadMessage message, MessageResult result) {
    return Stream.concat(
            message.faults().stream().filter(result.faults()::contains),
            result.faults().stream().filter(it -> it.code() == FaultCode.TEST_INTERCHANGE))
        .toList();
  }
}
