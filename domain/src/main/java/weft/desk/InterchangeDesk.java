package weft.desk;

import java.util.ArrayList;
import java.util.List;
import weft.desk.DeskCommand.ApplyMessage;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent;
import weft.interchange.InterchangeEvent.InterchangeConcluded;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.ReferenceReused;
import weft.interchange.InterchangeEvent.SenderRefused;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.interchange.Severity;
import weft.language.Text;
import weft.ordering.PurchaseOrderEvent.OrderContradicted;
import weft.scheduling.DeliveryScheduleCommand;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent.CallOffContradicted;
import weft.scheduling.DeliveryScheduleEvent.ReleaseContradicted;
import weft.scheduling.ScheduleLine;

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
    file(new MessageConcluded(received.id(), received.key(), message.number(), result(message)));
    if (message.last()) {
      var outcomes = interchange().results().stream().map(MessageResult::outcome).toList();
      file(
          new InterchangeConcluded(received.id(), received.key(), InterchangeOutcome.of(outcomes)));
    }
    return interchange();
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

  private MessageResult result(ApplyMessage message) {
    MessageResult read = message.read();
    if (read.outcome() != Outcome.APPLIED) return read;
    List<Fault> unknown = unknownParts(message);
    if (!unknown.isEmpty()) return concluded(read, Outcome.HELD, unknown);
    boolean contradicted = false;
    for (StreamCommand command : message.commands()) {
      for (Object event : Desk.decide(command, book)) {
        contradicted |=
            event instanceof ReleaseContradicted
                || event instanceof CallOffContradicted
                || event instanceof OrderContradicted;
      }
    }
    return concluded(read, contradicted ? Outcome.CONTRADICTED : Outcome.APPLIED, List.of());
  }

  private static MessageResult concluded(MessageResult read, Outcome outcome, List<Fault> more) {
    List<Fault> faults = new ArrayList<>(read.faults());
    faults.addAll(more);
    return new MessageResult(
        read.type(), read.release(), read.reference(), outcome, List.copyOf(faults));
  }

  private List<Fault> unknownParts(ApplyMessage message) {
    if (!message.holdsUnknownParts()) return List.of();
    List<Fault> faults = new ArrayList<>();
    for (StreamCommand command : message.commands()) {
      List<ScheduleLine> lines =
          switch (command) {
            case ReleaseForecast it -> it.forecast().lines();
            case ReleaseCallOff it -> it.callOff().lines();
            default -> null;
          };
      if (lines == null || !book.isNew(command.stream())) continue;
      String part = ((DeliveryScheduleCommand) command).schedule().part();
      var text =
          new Text(
              "Part " + part + " is not known in this partnership; the message is held.",
              "该合作关系中没有零件 " + part + "，报文已挂起。");
      int segment =
          lines.stream().map(line -> line.segment()).filter(at -> at != null).findFirst().orElse(0);
      faults.add(
          new Fault(segment, "LIN", "C212.7140", FaultCode.PART_UNKNOWN, Severity.ERROR, 0, text));
    }
    return faults;
  }

  private Interchange interchange() {
    return Interchange.of(book.events(stream));
  }

  private void file(InterchangeEvent event) {
    book.add(stream, event);
  }
}
