package weft.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import weft.desk.Book;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.measure.Quantity;
import weft.scheduling.DeliverySchedule;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleEvent.LateCallOffRecorded;
import weft.scheduling.DeliveryScheduleEvent.LateReleaseRecorded;
import weft.scheduling.release.FirmCut;
import weft.scheduling.release.Forecast;

/**
 * Notes about an item that was taken: a late item that changed nothing, or one that withdraws firm
 * quantities, so that the supplier is warned.
 *
 * @param part where the message names it
 * @param before the deliveries planned until then
 */
record ReleaseNotes(@Nullable StatedAt part, @Nullable Forecast before) {

  /** Looks before the command is decided; null where the command is not a release or call-off. */
  static @Nullable ReleaseNotes of(StreamCommand command, Book book) {
    return switch (command) {
      case ReleaseForecast it -> new ReleaseNotes(it.part(), before(command, book));
      case ReleaseCallOff it -> new ReleaseNotes(it.part(), before(command, book));
      default -> null;
    };
  }

  private static @Nullable Forecast before(StreamCommand command, Book book) {
    return book.past(command.stream())
        .foldedFrom(DeliverySchedule.NEW, DeliveryScheduleEvent.class)
        .current();
  }

  List<Fault> notes(List<?> events) {
    List<Fault> notes = new ArrayList<>();
    for (Object event : events) {
      Fault note =
          switch (event) {
            case LateReleaseRecorded it -> late(it.told());
            case LateCallOffRecorded it -> late(it.told());
            case ForecastReleased it -> cut(it.schedule().part(), it.ledger());
            case CallOffReleased it -> cut(it.schedule().part(), it.due());
            default -> null;
          };
      if (note != null) notes.add(note);
    }
    return notes;
  }

  private Fault late(Text text) {
    return Fault.at(part, FaultCode.RELEASE_LATE, Severity.NOTE, text);
  }

  private @Nullable Fault cut(String of, Forecast now) {
    if (before == null || before.firmUntil() == null) return null;
    SortedMap<LocalDate, Quantity> cut = FirmCut.between(before, now);
    if (cut.isEmpty()) return null;
    Quantity less = cut.values().stream().reduce(Quantity.ZERO, Quantity::plus);
    LocalDate first = cut.firstKey();
    var text =
        new Text(
                "%2$s %3$s of part %1$s were firm and are no longer firm, first on %4$s; the"
                    + " supplier is warned.",
                "零件 %s 的锁定需求减少 %s %s（最早日期 %s）；已提醒供应商。")
            .with(of, less, now.unit(), first);
    return Fault.at(part, FaultCode.FIRM_CUT, Severity.NOTE, text);
  }
}
