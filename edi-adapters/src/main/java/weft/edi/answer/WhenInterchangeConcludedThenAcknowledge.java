package weft.edi.answer;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import weft.edi.Contrl;
import weft.edi.ContrlPolicy;
import weft.edi.FunctionalAcknowledgement;
import weft.edi.outbox.Causes;
import weft.edi.outbox.Outbox;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reception.Acknowledgements;
import weft.edi.reception.Inbox;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.event.Streams;
import weft.interchange.Fault;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent;
import weft.interchange.InterchangeEvent.InterchangeConcluded;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.MessageResult;
import weft.party.Directory;

/**
 * Sends the CONTRL, or in X12 the 997, 999 or TA1, that the sender's policy asks for, written from
 * the raw bytes once more.
 */
public final class WhenInterchangeConcludedThenAcknowledge implements Reaction {
  /** Whether one is due is asked before; version 1 has none. */
  private static final ContrlPolicy DUE = new ContrlPolicy(ContrlPolicy.Due.ALWAYS, 0);

  private final Inbox inbox;
  private final Directory directory;
  private final Streams streams;
  private final Outbox outbox;
  private final ZoneId zone;

  /**
   * Makes it from what it reads and where it writes.
   *
   * @param zone in which UNB gives our time
   */
  public WhenInterchangeConcludedThenAcknowledge(
      Inbox inbox, Directory directory, Streams streams, Outbox outbox, ZoneId zone) {
    this.inbox = inbox;
    this.directory = directory;
    this.streams = streams;
    this.outbox = outbox;
    this.zone = zone;
  }

  @Override
  public String name() {
    return "acknowledge";
  }

  @Override
  public boolean handles(Object payload) {
    return payload instanceof InterchangeConcluded;
  }

  @Override
  public void react(Recorded event) {
    var concluded = (InterchangeConcluded) event.payload();
    Interchange interchange = interchange(event.stream());
    InterchangeReceived received = interchange.received();
    if (received == null || !Acknowledgements.isDue(interchange, directory)) return;
    LocalDateTime when = LocalDateTime.ofInstant(event.recordedAt(), zone);
    Original.find(inbox, directory, concluded.id(), received.key().receiver())
        .ifPresent(
            it ->
                acknowledge(
                    it,
                    asJudged(it.read(), interchange.results()),
                    Causes.contrl(concluded.id()),
                    when));
  }

  private void acknowledge(Original it, ReadInterchange read, String cause, LocalDateTime when) {
    if (it.envelope().isX12())
      outbox.put(
          it.letter(cause, FunctionalAcknowledgement.type(read)),
          reference -> FunctionalAcknowledgement.answer(read, DUE.due(), reference, when));
    else
      outbox.put(
          it.letter(cause, "CONTRL"), reference -> Contrl.answer(read, DUE, reference, when));
  }

  /** A fault that the partner's dialect allows for was none, and the answer does not name it. */
  private static ReadInterchange asJudged(ReadInterchange read, List<MessageResult> results) {
    List<ReadMessage> messages =
        read.messages().stream()
            .map(
                it ->
                    it.number() > results.size()
                        ? it
                        : it.withFaults(standing(it, results.get(it.number() - 1))))
            .toList();
    return new ReadInterchange(read.envelope(), read.segments(), messages, read.faults());
  }

  private static List<Fault> standing(ReadMessage message, MessageResult result) {
    return message.faults().stream().filter(result.faults()::contains).toList();
  }

  private Interchange interchange(String stream) {
    Interchange state = Interchange.NEW;
    for (Object it : streams.read(Set.of(stream)).getOrDefault(stream, List.of()))
      state = state.evolve((InterchangeEvent) it);
    return state;
  }
}
