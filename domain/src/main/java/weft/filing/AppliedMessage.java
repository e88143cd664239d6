package weft.filing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.desk.Book;
import weft.event.Refused;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.MessageRefusal;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
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

/**
 * The result of a message whose commands go to its schedules and orders: all of them take effect,
 * or none.
 */
final class AppliedMessage {
  private final Book book;
  private final MessageResult read;
  private final EmptiedSchedules emptied;
  private final ScheduleKeys keys;
  private final @Nullable List<StatedAt> places;
  private final @Nullable Instant arrived;
  private final List<Fault> contradictions = new ArrayList<>();
  private final List<Fault> notes = new ArrayList<>();
  private final List<Fault> held = new ArrayList<>();
  private int superseded;
  private int late;

  /**
   * Starts with nothing applied.
   *
   * @param read the message as it was read
   */
  AppliedMessage(
      Book book,
      MessageResult read,
      EmptiedSchedules emptied,
      ScheduleKeys keys,
      @Nullable List<StatedAt> places,
      @Nullable Instant arrived) {
    this.book = book;
    this.read = read;
    this.emptied = emptied;
    this.keys = keys;
    this.places = places;
    this.arrived = arrived;
  }

  MessageResult result(List<StreamCommand> commands) {
    Book.Mark before = book.mark();
    for (StreamCommand asked : commands) {
      Fault why = apply(asked);
      if (why == null) continue;
      book.goBack(before); // all of a message takes effect, or nothing
      return stopped(read, List.of(why));
    }
    held.addAll(emptied.faults());
    if (!held.isEmpty()) {
      book.goBack(before);
      return stopped(read, held);
    }
    notes.addAll(contradictions);
    if (superseded > 0 && superseded == commands.size())
      return concluded(read, Outcome.KEPT, notes);
    // Faults of single items are in the list; the other items are applied.
    boolean contradicted =
        !contradictions.isEmpty() || read.faults().stream().anyMatch(Fault::forbids);
    if (!contradicted && late > 0 && late == commands.size())
      return concluded(read, Outcome.KEPT, notes);
    return concluded(read, contradicted ? Outcome.CONTRADICTED : Outcome.APPLIED, notes);
  }

  /** Applies one item; returns null, or the fault for which it was not taken. */
  private @Nullable Fault apply(StreamCommand asked) {
    ScheduleKeys.Filed filed = keys.file(CountedAt.said(asked, book, arrived));
    StreamCommand command = filed.command();
    filed.before().forEach(book::decide);
    if (filed.held() != null) held.add(filed.held());
    DeliverySchedule stood = emptied.before(command);
    Fault newer = emptied.superseded(command, stood);
    if (newer != null) {
      superseded++;
      notes.add(newer);
      return null;
    }
    if (command instanceof ReleaseForecast it) noteGap(it);
    FallenCumulative fallen = FallenCumulative.in(command, book);
    FallenAuthorisation lowered = FallenAuthorisation.in(command, book);
    ReleaseNotes released = ReleaseNotes.of(command, book);
    List<?> events;
    try {
      events = book.decide(command);
    } catch (Refused e) {
      return fault(command, e);
    }
    emptied.judge(command, stood, events);
    boolean filedAnew =
        !filed.before().isEmpty() || events.stream().anyMatch(ForecastReleased.class::isInstance);
    if (filed.note() != null && filedAnew && hasRoom()) notes.add(filed.note());
    if (released != null && hasRoom()) notes.addAll(released.notes(events));
    if (hasRoom()) notes.addAll(LateCounts.notes(events, places));
    if (LateCounts.isAll(events)) late++;
    Fault fell = fallen == null ? null : fallen.note(events, places);
    if (fell != null && hasRoom()) notes.add(fell);
    if (lowered != null && hasRoom())
      lowered.notes(events, places).stream().filter(it -> !notes.contains(it)).forEach(notes::add);
    for (Object event : events) {
      Fault contradiction = ContradictionNotes.note(event, command, places);
      if (contradiction != null && contradictions.size() < ContradictionNotes.MOST)
        contradictions.add(contradiction);
    }
    return null;
  }

  private boolean hasRoom() {
    return notes.size() < ContradictionNotes.MOST;
  }

  /**
   * Notes a release that does not follow the one in force: a release in between may have been lost.
   */
  private void noteGap(ReleaseForecast next) {
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
   * Converts a refusal into a fault at the item.
   *
   * @throws Refused if a message cannot cause this refusal
   */
  private static Fault fault(StreamCommand command, Refused refused) {
    if (command instanceof StatedCommand said && refused.refusal() instanceof MessageRefusal it)
      return it.fault(said);
    throw refused;
  }

  static MessageResult stopped(MessageResult read, List<Fault> by) {
    return concluded(read, Outcome.stopped(by), by);
  }

  private static MessageResult concluded(MessageResult read, Outcome outcome, List<Fault> more) {
    List<Fault> faults = new ArrayList<>(read.faults());
    faults.addAll(more);
    return new MessageResult(
        read.type(), read.release(), read.reference(), outcome, List.copyOf(faults));
  }
}
