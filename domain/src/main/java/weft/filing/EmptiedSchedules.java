package weft.filing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.desk.Book;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.MessageResult;
import weft.interchange.Severity;
import weft.interchange.StatedAt;
import weft.interchange.StatedCommand;
import weft.language.Text;
import weft.measure.Quantity;
import weft.scheduling.CallOffs;
import weft.scheduling.DeliverySchedule;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.release.FirmDemand;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Release;

/**
 * Finds items that would remove a whole firm demand, other than through receipt, without stating
 * that nothing is wanted; they are probably incomplete. The whole message is held until a person
 * releases it or the next release of the part, of the same kind, replaces it. It stays held even if
 * other messages end the firm demand meanwhile, because it would also remove the rest of the plan.
 */
final class EmptiedSchedules {
  private final Book book;

  /** The faults for which the message was held before. */
  private final List<Fault> heldFor;

  /** Whether the message was held for this reason before and the hub, not a person, retries it. */
  private final boolean again;

  private final boolean holds;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * Prepares for one message.
   *
   * @param before the result of the last reading; null for a new message
   * @param byHand whether a person releases it, who has then seen why it was held
   */
  EmptiedSchedules(Book book, @Nullable MessageResult before, boolean byHand) {
    boolean again = before != null && before.empties();
    this.book = book;
    this.heldFor =
        before == null
            ? List.of()
            : before.faults().stream()
                .filter(it -> it.code() == FaultCode.DEMAND_VANISHES)
                .toList();
    this.again = again && !byHand;
    this.holds = !(again && byHand);
  }

  /** The schedule before a command; null where it is not needed. */
  @Nullable DeliverySchedule before(StreamCommand command) {
    boolean ofSchedule = command instanceof ReleaseForecast || command instanceof ReleaseCallOff;
    return ofSchedule && (asks(command) || again)
        ? book.past(command.stream()).foldedFrom(DeliverySchedule.NEW, DeliveryScheduleEvent.class)
        : null;
  }

  private boolean asks(StreamCommand command) {
    return holds
        && switch (command) {
          case ReleaseForecast it -> Boolean.FALSE.equals(it.mayEmpty());
          case ReleaseCallOff it -> Boolean.FALSE.equals(it.mayEmpty());
          default -> false;
        };
  }

  /** Checks whether the events of an item removed a whole firm demand. */
  void judge(StreamCommand command, @Nullable DeliverySchedule before, List<?> events) {
    if (before == null || !asks(command) || faults.size() >= ContradictionNotes.MOST) return;
    Fault still = again ? heldFor(command) : null;
    if (still != null) {
      faults.add(still);
      return;
    }
    for (Object event : events) {
      Forecast now =
          switch (event) {
            case ForecastReleased it -> it.ledger();
            case CallOffReleased it -> it.due();
            default -> null;
          };
      if (now == null) continue;
      Quantity vanished = FirmDemand.vanished(before.current(), now);
      if (vanished.isPositive()) faults.add(fault(command, vanished, now.unit()));
    }
  }

  /** The fault for which the item was held; null where it was not held. */
  private @Nullable Fault heldFor(StreamCommand command) {
    StatedAt at = at(command);
    if (at == null) return null;
    Integer segment = at.segment();
    return heldFor.stream()
        .filter(it -> segment.equals(it.segment()) && it.offset() == at.offset())
        .findFirst()
        .orElse(null);
  }

  List<Fault> faults() {
    return faults;
  }

  /** Returns a note where a newer release or call-off replaced the held one; null otherwise. */
  @Nullable Fault superseded(StreamCommand command, @Nullable DeliverySchedule before) {
    if (!again || before == null) return null;
    Release held =
        command instanceof ReleaseCallOff it
            ? it.callOff().release()
            : ((ReleaseForecast) command).forecast().release();
    Release newest = newest(before, command instanceof ReleaseCallOff);
    if (newest == null || held.isAfter(newest)) return null;
    var text =
        new Text(
                "Release %1$s of part %2$s was held; %3$s has taken its place.",
                "零件 %2$s 的版本 %1$s 曾被挂起，现已由 %3$s 取代。")
            .with(held.number(), part(command), newest.number());
    return Fault.at(at(command), FaultCode.SUPERSEDED, Severity.NOTE, text);
  }

  /**
   * Compares call-offs with call-offs and releases with releases, because their numbers are
   * independent.
   */
  private static @Nullable Release newest(DeliverySchedule before, boolean callOff) {
    CallOffs all = before.callOffs();
    if (callOff) return all == null ? null : all.latest();
    Forecast forecast = all == null ? before.current() : all.forecast();
    return forecast == null ? null : forecast.release();
  }

  private static Fault fault(StreamCommand command, Quantity vanished, String unit) {
    var text =
        new Text(
                "Of part %s all that is firm, %s %s, would be gone, and no zero says so; the"
                    + " message is held. Send a newer release with the firm quantities, or with"
                    + " zero.",
                "零件 %s 的全部锁定需求（%s %s）将被清空，而报文未以数量零说明，报文已挂起。请发送含确定数量或数量零的新版本。")
            .with(part(command), vanished, unit);
    return Fault.at(at(command), FaultCode.DEMAND_VANISHES, Severity.ERROR, text);
  }

  private static @Nullable StatedAt at(StreamCommand command) {
    return command instanceof StatedCommand it ? it.at() : null;
  }

  private static String part(StreamCommand command) {
    return switch (command) {
      case ReleaseForecast it -> it.schedule().part();
      case ReleaseCallOff it -> it.schedule().part();
      default -> "";
    };
  }
}
