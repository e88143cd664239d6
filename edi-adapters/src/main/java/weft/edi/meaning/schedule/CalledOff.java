package weft.edi.meaning.schedule;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.schedule.ItemHead.Counting;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.NormalizedText;
import weft.event.StreamCommand;
import weft.interchange.StatedAt;
import weft.party.EdiRules.CallOffPrecedence;
import weft.party.EdiRules.Emptied;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleCommand.RecordWrongCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.DateRange;
import weft.scheduling.release.ItemDetails;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/**
 * Collects the call-offs of one message by schedule, for every standard. Their precedence over the
 * forecast comes from the profile at the time the message arrives.
 */
final class CalledOff {
  private final CallOffPrecedence precedence;
  private final boolean takesEmptied;
  private final Map<DeliveryScheduleId, Gathered> bySchedule = new LinkedHashMap<>();

  private final Map<DeliveryScheduleId, ItemHead> heads = new HashMap<>();
  private final List<StreamCommand> repeated = new ArrayList<>();
  private final MeaningFindings findings;

  CalledOff(Profile profile, MeaningFindings findings) {
    this.findings = findings;
    CallOffPrecedence agreed = profile.rules().callOffs();
    this.precedence = agreed == null ? CallOffPrecedence.REPLACE_WINDOW : agreed;
    this.takesEmptied = profile.rules().schedule().emptied() == Emptied.TAKE;
  }

  /**
   * Returns the days that a call-off covers: the stated days, otherwise from the first to the last
   * day with a quantity, including zero. Null if it has neither.
   */
  static @Nullable DateRange window(
      @Nullable LocalDate from, @Nullable LocalDate until, @Nullable DateRange days) {
    LocalDate first = from != null || days == null ? from : days.from();
    LocalDate last = until != null || days == null ? until : days.until();
    if (first == null || last == null) return null;
    return days == null
        ? new DateRange(first, last.isBefore(first) ? first : last)
        : new DateRange(earlier(first, days.from()), later(last, days.until()));
  }

  /** Creates a call-off for an item, with the precedence of the profile. */
  CallOff callOff(
      Release number,
      DateRange window,
      String unit,
      @Nullable String description,
      Received received,
      List<ScheduleLine> lines,
      String unloadingPoint,
      @Nullable ItemDetails particulars) {
    return new CallOff(
        number,
        window.from(),
        window.until(),
        unit,
        description,
        received,
        lines,
        precedence,
        NormalizedText.orNull(unloadingPoint),
        particulars);
  }

  /**
   * Adds an item. Several items of a schedule become one call-off if they agree apart from their
   * lines.
   */
  void add(
      DeliveryScheduleId schedule,
      StatedAt part,
      CallOff item,
      @Nullable List<ScheduleLine> named,
      Counting counting,
      boolean saysNothing) {
    String unloadingPoint = requireNonNullElse(item.unloadingPoint(), "");
    var head =
        new ItemHead(part, item.release(), item.received(), item.unit(), unloadingPoint, counting);
    ItemHead before = heads.get(schedule);
    if (before != null && !before.takes(head, findings)) {
      refuse(schedule, part, item);
      return;
    }
    ItemHead both = before == null ? head : before.with(head);
    heads.put(schedule, both);
    var said = new ReleaseCallOff(schedule, item, part, named, null);
    Gathered gathered = bySchedule.get(schedule);
    if (gathered == null) {
      gathered = new Gathered(said, counting);
      bySchedule.put(schedule, gathered);
    } else gathered.add(said, both.counting());
    gathered.mayEmpty |= saysNothing || takesEmptied;
  }

  /** Records an item that agrees with no earlier one; it has no other effect. */
  void refuse(DeliveryScheduleId schedule, StatedAt part, CallOff item) {
    repeated.add(new RecordWrongCallOff(schedule, item, part, true));
  }

  /** The items of one schedule so far. */
  private static final class Gathered {
    private final ReleaseCallOff first;
    private final ItemsTogether all;
    private LocalDate from;
    private LocalDate until;
    private @Nullable String description;
    private boolean mayEmpty;

    Gathered(ReleaseCallOff first, Counting counting) {
      CallOff said = first.callOff();
      this.first = first;
      this.from = said.from();
      this.until = said.until();
      this.description = said.description();
      this.all =
          new ItemsTogether(
              said.received(), said.lines(), counting, said.particulars(), first.named());
    }

    void add(ReleaseCallOff item, Counting head) {
      CallOff said = item.callOff();
      all.add(said.received(), said.lines(), head, said.particulars(), item.named());
      from = earlier(from, said.from());
      until = later(until, said.until());
      if (description == null) description = said.description();
    }

    ReleaseCallOff whole() {
      CallOff head = first.callOff();
      CallOff callOff =
          all.isOne()
              ? head
              : new CallOff(
                  head.release(),
                  from,
                  until,
                  head.unit(),
                  description,
                  all.received(),
                  all.lines(),
                  head.precedence(),
                  head.unloadingPoint(),
                  all.particulars());
      return new ReleaseCallOff(first.schedule(), callOff, first.part(), all.named(), mayEmpty);
    }
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  List<StreamCommand> commands() {
    return Stream.concat(bySchedule.values().stream().map(Gathered::whole), repeated.stream())
        .sorted(Comparator.comparing(StreamCommand::stream))
        .toList();
  }
}
