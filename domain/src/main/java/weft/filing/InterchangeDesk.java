package weft.filing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.desk.Book;
import weft.desk.DeskCommand.ApplyMessage;
import weft.desk.DeskCommand.RerunMessage;
import weft.document.BusinessDocument;
import weft.event.Refused;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent;
import weft.interchange.InterchangeEvent.DocumentKept;
import weft.interchange.InterchangeEvent.InterchangeConcluded;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.InterchangeEvent.ReferenceReused;
import weft.interchange.InterchangeEvent.SenderRefused;
import weft.interchange.InterchangeOutcome;
import weft.interchange.KeptFaults;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.interchange.RerunRefusal;
import weft.interchange.StatedAt;
import weft.shipment.ByMessage;

/** Files one interchange. Its outcome is in the same append as the effects of its messages. */
final class InterchangeDesk {
  private final Book book;
  private final InterchangeReceived received;
  private final String stream;
  private final CertificatesInForce certificates;

  InterchangeDesk(Book book, InterchangeReceived received, CertificatesInForce certificates) {
    this.book = book;
    this.received = received;
    this.certificates = certificates;
    this.stream = received.key().stream();
  }

  /**
   * Applies the next message. A message that was applied before, or that belongs to a repeated
   * interchange, changes nothing.
   */
  Interchange apply(ApplyMessage message) {
    Interchange known = interchange();
    if (known.isContradictedBy(received)) return reused(known);
    if (known.isRepeatedBy(received)
        || known.outcome() != null
        || known.results().size() >= message.number()) return known;
    if (known.results().size() + 1 < message.number())
      throw new IllegalArgumentException("Message " + message.number() + " before its turn");
    if (known.received() == null) file(received);
    var parts = new KnownParts(book, message.commands());
    AdvisedShipments advised = advised(message.number(), message.arrived(), message.siteNames());
    MessageResult whole =
        result(
            message.read(),
            message.number(),
            message.commands(),
            advised,
            parts,
            message.holdsUnknownParts(),
            new EmptiedSchedules(book, null, false),
            new ScheduleKeys(book, message.commands(), message.siteNames(), false),
            message.places(),
            message.document(),
            message.arrived());
    MessageResult result = KeptFaults.of(whole, known.results());
    file(new MessageConcluded(received.id(), received.key(), message.number(), result));
    learn(parts, result);
    keep(message.number(), result, message.document(), advised);
    if (message.last()) {
      var outcomes = interchange().results().stream().map(MessageResult::outcome).toList();
      file(
          new InterchangeConcluded(received.id(), received.key(), InterchangeOutcome.of(outcomes)));
    }
    return interchange();
  }

  /**
   * Applies a message again that was held, kept or rejected, or that has further effects.
   *
   * @throws Refused if a person asks for a rerun that is not possible
   */
  Interchange rerun(RerunMessage message) {
    Interchange known = interchange();
    RerunRefusal refusal = known.refusal(received.id(), message.number());
    if (refusal != null) {
      if (message.byHand()) throw new Refused(refusal);
      return known;
    }
    MessageResult before = known.results().get(message.number() - 1);
    if (!message.byHand() && !before.isAwaiting()) return known; // it was rerun meanwhile
    boolean holds = message.holdsUnknownParts() && !message.learns();
    var parts = new KnownParts(book, message.commands());
    AdvisedShipments advised = advised(message.number(), message.arrived(), message.siteNames());
    var emptied = new EmptiedSchedules(book, before, message.byHand());
    var keys =
        new ScheduleKeys(
            book,
            message.commands(),
            message.siteNames(),
            message.byHand() && before.lacksAgreement());
    MessageResult whole =
        result(
            message.read(),
            message.number(),
            message.commands(),
            advised,
            parts,
            holds,
            emptied,
            keys,
            message.places(),
            message.document(),
            message.arrived());
    MessageResult now = KeptFaults.of(whole, known.results().subList(0, message.number() - 1));
    if (!message.byHand() && now.equals(before)) return known;
    file(
        new MessageRerun(
            received.id(),
            received.key(),
            message.number(),
            now,
            message.reason(),
            message.learns(),
            message.correction()));
    learn(parts, now);
    keep(message.number(), now, message.document(), advised);
    return interchange();
  }

  private static void learn(KnownParts parts, MessageResult result) {
    switch (result.outcome()) {
      case APPLIED -> parts.learn(true);
      case CONTRADICTED -> parts.learn(false);
      case HELD, KEPT, REJECTED -> {}
    }
  }

  private AdvisedShipments advised(
      int message, @Nullable Instant arrived, @Nullable Map<String, List<String>> siteNames) {
    return new AdvisedShipments(
        book, new ByMessage(received.id(), message), arrived, siteNames, certificates);
  }

  /**
   * Keeps the content of a message as a document, again if it reads differently now. It keeps
   * neither a rejected message nor a despatch advice that other messages overrule.
   */
  private void keep(
      int message,
      MessageResult result,
      @Nullable BusinessDocument document,
      AdvisedShipments advised) {
    boolean refused = result.outcome() == Outcome.REJECTED || advised.isOverruled();
    if (document == null || refused) return;
    DocumentKept before = kept(message);
    if (before != null && document.equals(before.document())) return;
    file(
        new DocumentKept(
            received.id(), received.key(), message, document, before != null, advised.told()));
  }

  private @Nullable DocumentKept kept(int message) {
    DocumentKept last = null;
    for (Object event : book.events(stream))
      if (event instanceof DocumentKept it && it.number() == message) last = it;
    return last;
  }

  Interchange concludeUnreadable() {
    Interchange known = interchange();
    if (known.isContradictedBy(received)) return reused(known);
    if (known.received() != null) return known;
    file(received);
    file(new InterchangeConcluded(received.id(), received.key(), InterchangeOutcome.REJECTED));
    return interchange();
  }

  Interchange refuseSender() {
    Interchange known = interchange();
    if (known.isContradictedBy(received)) return reused(known);
    if (known.received() == null) file(new SenderRefused(received.id(), received.key(), received));
    return interchange();
  }

  private Interchange reused(Interchange known) {
    if (known.reused().stream().noneMatch(it -> it.sha256().equals(received.sha256()))) {
      file(new ReferenceReused(received.id(), received.key(), received));
    }
    return interchange();
  }

  private MessageResult result(
      MessageResult read,
      int number,
      List<StreamCommand> commands,
      AdvisedShipments advised,
      KnownParts parts,
      boolean holdsUnknownParts,
      EmptiedSchedules emptied,
      ScheduleKeys keys,
      @Nullable List<StatedAt> places,
      @Nullable BusinessDocument document,
      @Nullable Instant arrived) {
    if (read.outcome() != Outcome.APPLIED) return read;
    if (AdvisedShipments.takes(commands)) {
      DocumentKept before = kept(number);
      boolean same =
          before != null && document != null && document.saysTheSameAs(before.document());
      return advised.tell(read, commands, before, same, places);
    }
    List<Fault> unknown = holdsUnknownParts ? parts.unknown(keys) : List.of();
    if (!unknown.isEmpty()) return AppliedMessage.stopped(read, unknown);
    return new AppliedMessage(book, read, emptied, keys, places, arrived).result(commands);
  }

  private Interchange interchange() {
    return Interchange.of(book.events(stream));
  }

  private void file(InterchangeEvent event) {
    book.add(stream, event);
  }
}
