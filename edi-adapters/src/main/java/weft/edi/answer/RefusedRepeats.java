package weft.edi.answer;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import weft.edi.Contrl;
import weft.edi.ContrlPolicy;
import weft.edi.FunctionalAcknowledgement;
import weft.edi.outbox.Causes;
import weft.edi.outbox.OutgoingInterchange;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.text.Envelope;
import weft.edi.reception.Acknowledgements;
import weft.edi.reception.Agreed;
import weft.edi.reception.PartnerReading;
import weft.edi.reception.Reception;
import weft.edi.reception.inbox.Inbox;
import weft.edi.reception.inbox.RepeatAnswers;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.Severity;
import weft.language.Text;
import weft.party.EdiRules;
import weft.party.PartyCode;
import weft.party.Profile;

/**
 * Refuses a repeated interchange with CONTRL (UCI 0083 = 4, 0085 = 26) or TA1 (025), if its
 * partnership agreed so; otherwise the first answer stands. While one refusal waits for delivery,
 * further repeats of the same interchange get no other.
 */
public final class RefusedRepeats implements RepeatAnswers {
  private static final Text AGAIN = new Text("This interchange was sent before.", "该 EDI 文件此前已发送。");

  private final AnswerContext here;

  public RefusedRepeats(AnswerContext here) {
    this.here = here;
  }

  @Override
  public void tell(Inbox.Item again, Interchange known) {
    InterchangeReceived first = known.received();
    if (first == null
        || !Acknowledgements.arePossible(known, here.directory())
        || !isAgreed(first)
        || isOnItsWay(first)) return;
    Envelope envelope = EdiReader.scan(again.bytes());
    if (envelope == null) return;
    Instant at = here.inbox().storedAt(again.id()).orElseThrow();
    LocalDateTime when = LocalDateTime.ofInstant(at, here.zone());
    ReadInterchange refused = refused(envelope, first);
    Agreed agreed = Agreed.of(here.directory(), first.owner(), first.key().receiver());
    var due = new ContrlPolicy(ContrlPolicy.Due.ALWAYS, agreed.contrlVersion());
    here.outbox()
        .put(
            letter(again, first, envelope),
            reference -> {
              // A transaction that drew a reference before this one may have refused the
              // interchange.
              if (isOnItsWay(first)) return null;
              return envelope.isX12()
                  ? FunctionalAcknowledgement.answer(refused, due.due(), reference, when)
                  : Contrl.answer(refused, due, reference, when);
            });
  }

  private boolean isOnItsWay(InterchangeReceived first) {
    return here.outbox().isOnItsWay(first.id(), Causes.REPEAT);
  }

  /** The interchange to answer, with its envelope and this fault only. */
  private static ReadInterchange refused(Envelope envelope, InterchangeReceived first) {
    Envelope.Place place = Envelope.referencePlace(String.valueOf(first.syntax()));
    var fault =
        new Fault(
            1,
            place.tag(),
            place.element(),
            FaultCode.DUPLICATE_INTERCHANGE,
            Severity.ERROR,
            0,
            AGAIN);
    return new ReadInterchange(envelope, List.of(), List.of(), List.of(fault));
  }

  private OutgoingInterchange letter(
      Inbox.Item again, InterchangeReceived first, Envelope envelope) {
    String receiver = first.key().receiver();
    return new OutgoingInterchange(
        null,
        Causes.repeat(again.id().toString()),
        receiver,
        again.owner().value(),
        envelope.receiver(),
        envelope.sender(),
        first.id(),
        envelope.isX12() ? "TA1" : "CONTRL",
        envelope.test(),
        PartnerReading.options(here.directory(), again.owner(), receiver));
  }

  /**
   * Whether refusals are agreed. If the interchange concerns several partnerships, all known ones
   * must have agreed.
   */
  private boolean isAgreed(InterchangeReceived first) {
    List<Profile> profiles =
        partners(first).stream()
            .map(it -> here.profile(first.owner(), it))
            .flatMap(Optional::stream)
            .toList();
    return !profiles.isEmpty()
        && profiles.stream()
            .allMatch(
                it ->
                    it.rules().repeats() == EdiRules.Repeats.REFUSED
                        && it.acknowledgement() != Profile.Acknowledgement.NEVER);
  }

  /** The receiver; if that is the hub, the parties that its messages concern. */
  private Set<PartyCode> partners(InterchangeReceived first) {
    String receiver = first.key().receiver();
    if (!receiver.equals(Reception.HUB))
      return here.directory().named(receiver).map(it -> Set.of(it)).orElse(Set.of());
    Set<PartyCode> partners = new LinkedHashSet<>();
    here.streams().trace(first.key().stream()).stream()
        .filter(it -> it.payload() instanceof MessageConcluded)
        .forEach(it -> partners.addAll(it.provenance().participants()));
    partners.remove(first.owner());
    return partners;
  }
}
