package weft.filing;

import java.time.Instant;
import java.util.ArrayList;
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
import weft.interchange.FaultCode;
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
import weft.interchange.MessageRefusal;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.interchange.RerunRefusal;
import weft.interchange.Severity;
import weft.interchange.StatedAt;
import weft.interchange.StatedCommand;
import weft.language.Text;
import weft.scheduling.DeliverySchedule;
import weft.scheduling.DeliveryScheduleCommand.Predecessor;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Release;
import weft.shipment.ByMessage;

/** Files one interchange: its outcome stands in the same append as what its messages did. */
final class InterchangeDesk {
  private final Book book;
  private final InterchangeReceived received;
  private final String stream;

  InterchangeDesk(Book book, InterchangeReceived received) {
    this.book = book;
    this.received = received;
    this.stream = received.key().stream();
  }

  /**
   * Applies the next message; one that was applied before, or belongs to an interchange known
   * already, changes nothing.
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
    MessageResult result =
        result(
            message.read(),
            message.number(),
            message.commands(),
            advised,
            parts,
            message.holdsUnknownParts(),
            new EmptiedSchedules(book, false, false),
            new ScheduleKeys(book, message.commands(), message.siteNames(), false),
            message.places(),
            message.document(),
            message.arrived());
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
   * Takes a message up once more that was held, kept or rejected, or has more to tell.
   *
   * @throws Refused where a person asks for what cannot be
   */
  Interchange rerun(RerunMessage message) {
    Interchange known = interchange();
    RerunRefusal refusal = known.refusal(received.id(), message.number());
    if (refusal != null) {
      if (message.byHand()) throw new Refused(refusal);
      return known;
    }
    MessageResult before = known.results().get(message.number() - 1);
    if (!message.byHand() && !before.isAwaiting()) return known; // it was taken up meanwhile
    boolean holds = message.holdsUnknownParts() && !message.learns();
    var parts = new KnownParts(book, message.commands());
    AdvisedShipments advised = advised(message.number(), message.arrived(), message.siteNames());
    var emptied = new EmptiedSchedules(book, before.empties(), message.byHand());
    var keys =
        new ScheduleKeys(
            book,
            message.commands(),
            message.siteNames(),
            message.byHand() && before.lacksAgreement());
    MessageResult now =
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
    return new AdvisedShipments(book, new ByMessage(received.id(), message), arrived, siteNames);
  }

  /**
   * What a message says is kept, anew if it reads otherwise since; not what its order refused, nor
   * what says that other things were sent than its shipment has.
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
    Boolean again = before == null ? null : true;
    file(new DocumentKept(received.id(), received.key(), message, document, again, advised.told()));
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
    if (!unknown.isEmpty()) return stopped(read, unknown);
    List<Fault> contradictions = new ArrayList<>();
    List<Fault> notes = new ArrayList<>();
    List<Fault> held = new ArrayList<>();
    Book.Mark before = book.mark();
    int superseded = 0;
    int late = 0;
    for (StreamCommand asked : commands) {
      ScheduleKeys.Filed filed = keys.file(CountedAt.said(asked, book, arrived));
      StreamCommand command = filed.command();
      filed.before().forEach(book::decide);
      if (filed.held() != null) held.add(filed.held());
      DeliverySchedule stood = emptied.before(command);
      Fault newer = emptied.superseded(command, stood);
      if (newer != null) {
        superseded++;
        notes.add(newer);
        continue;
      }
      if (command instanceof ReleaseForecast it) noteGap(it, notes);
      FallenCumulative fallen = FallenCumulative.in(command, book);
      FallenAuthorisation lowered = FallenAuthorisation.in(command, book);
      ReleaseNotes released = ReleaseNotes.of(command, book);
      List<?> events;
      try {
        events = book.decide(command);
      } catch (Refused e) {
        Fault why = fault(command, e);
        book.goBack(before); // all of a message or nothing
        return stopped(read, List.of(why));
      }
      emptied.judge(command, stood, events);
      boolean filedAnew =
          !filed.before().isEmpty() || events.stream().anyMatch(ForecastReleased.class::isInstance);
      if (filed.note() != null && filedAnew && notes.size() < Contradicted.MOST)
        notes.add(filed.note());
      if (released != null && notes.size() < Contradicted.MOST)
        notes.addAll(released.notes(events));
      if (notes.size() < Contradicted.MOST) notes.addAll(LateCounts.notes(events, places));
      if (LateCounts.isAll(events)) late++;
      Fault fell = fallen == null ? null : fallen.note(events, places);
      if (fell != null && notes.size() < Contradicted.MOST) notes.add(fell);
      if (lowered != null && notes.size() < Contradicted.MOST)
        lowered.notes(events, places).stream()
            .filter(it -> !notes.contains(it))
            .forEach(notes::add);
      for (Object event : events) {
        Fault contradiction = Contradicted.note(event, command, places);
        if (contradiction != null && contradictions.size() < Contradicted.MOST)
          contradictions.add(contradiction);
      }
    }
    held.addAll(emptied.faults());
    if (!held.isEmpty()) {
      book.goBack(before);
      return stopped(read, held);
    }
    notes.addAll(contradictions);
    if (superseded > 0 && superseded == commands.size())
      return concluded(read, Outcome.KEPT, notes);
    // What is wrong with single items stands among its faults, and the others are applied.
    boolean contradicted =
        !contradictions.isEmpty() || read.faults().stream().anyMatch(Fault::forbids);
    if (!contradicted && late > 0 && late == commands.size())
      return concluded(read, Outcome.KEPT, notes);
    return concluded(read, contradicted ? Outcome.CONTRADICTED : Outcome.APPLIED, notes);
  }

  /** A release that does not follow the one in force: one in between may have been lost. */
  private void noteGap(ReleaseForecast next, List<Fault> notes) {
    Predecessor follows = next.follows();
    if (follows == null) return;
    Forecast current =
        book.past(next.stream())
            .foldedFrom(DeliverySchedule.NEW, DeliveryScheduleEvent.class)
            .current();
    if (current == null) return;
    Release inForce = current.release();
    Release release = next.forecast().release();
    boolean gap = !inForce.number().equals(follows.number()) && release.isAfter(inForce);
    if (!gap) return;
    var text =
        new Text(
            "Release %s of part %s follows %s, but the last one that came was %s; one may be missing."
                .formatted(
                    release.number(), next.schedule().part(), follows.number(), inForce.number()),
            "零件 %2$s 的版本 %1$s 承接版本 %3$s，但最近收到的是 %4$s，可能有版本遗漏。"
                .formatted(
                    release.number(), next.schedule().part(), follows.number(), inForce.number()));
    notes.add(follows.at().fault(FaultCode.RELEASE_GAP, Severity.NOTE, text));
  }

  /**
   * Why the item was not taken.
   *
   * @throws Refused with what no message can bring about
   */
  private static Fault fault(StreamCommand command, Refused refused) {
    if (command instanceof StatedCommand said && refused.refusal() instanceof MessageRefusal it)
      return it.fault(said);
    throw refused;
  }

  private static MessageResult stopped(MessageResult read, List<Fault> by) {
    return concluded(read, Outcome.stopped(by), by);
  }

  private static MessageResult concluded(MessageResult read, Outcome outcome, List<Fault> more) {
    List<Fault> faults = new ArrayList<>(read.faults());
    faults.addAll(more);
    return new MessageResult(
        read.type(), read.release(), read.reference(), outcome, List.copyOf(faults));
  }

  private Interchange interchange() {
    return Interchange.of(book.events(stream));
  }

  private void file(InterchangeEvent event) {
    book.add(stream, event);
  }
}
