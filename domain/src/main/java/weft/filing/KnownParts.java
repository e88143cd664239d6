package weft.filing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.desk.Book;
import weft.desk.PartEvent.PartNamed;
import weft.event.PartnersCommand;
import weft.event.StreamCommand;
import weft.event.StreamId;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.ordering.Order;
import weft.ordering.OrderedPart;
import weft.ordering.PurchaseOrder;
import weft.ordering.PurchaseOrderCommand;
import weft.ordering.PurchaseOrderEvent;
import weft.party.Partnership;
import weft.scheduling.DeliveryScheduleCommand;
import weft.scheduling.DeliveryScheduleCommand.RecordWrongCallOff;
import weft.scheduling.DeliveryScheduleCommand.RecordWrongRelease;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleId;

/**
 * Finds parts that are new to a partnership: a new schedule, or an order for a part that no
 * schedule or order of the two ever named.
 */
final class KnownParts {
  private final Book book;
  private final List<StreamCommand> commands;

  /** Needs a book in which the {@link #streams} are open. */
  KnownParts(Book book, List<StreamCommand> commands) {
    this.book = book;
    this.commands = commands;
  }

  /** Returns one stream for each part that the commands name. */
  static Set<String> streams(List<StreamCommand> commands) {
    Set<String> streams = new LinkedHashSet<>();
    for (StreamCommand it : commands)
      if (it instanceof PartnersCommand between)
        named(it).forEach(part -> streams.add(stream(between.partnership(), part)));
    return streams;
  }

  /** Returns one fault for each unknown part, at the place where the message names it. */
  List<Fault> unknown(ScheduleKeys keys) {
    List<Fault> faults = new ArrayList<>();
    for (StreamCommand command : commands)
      switch (command) {
        case ReleaseForecast it when isUnknown(it.schedule(), keys) ->
            faults.add(unknown(it.schedule().part(), it.part()));
        case ReleaseCallOff it when isUnknown(it.schedule(), keys) ->
            faults.add(unknown(it.schedule().part(), it.part()));
        case RecordWrongRelease it when isUnknown(it.schedule(), keys) ->
            faults.add(unknown(it.schedule().part(), it.part()));
        case RecordWrongCallOff it when isUnknown(it.schedule(), keys) ->
            faults.add(unknown(it.schedule().part(), it.part()));
        case PurchaseOrderCommand it ->
            it.parts().stream()
                .filter(part -> isUnknown(it, part.number()))
                .forEach(part -> faults.add(unknown(part.number(), part.at())));
        default -> {}
      }
    return faults;
  }

  /**
   * Records the parts that are not recorded yet: new parts, and parts of a schedule that is older
   * than this record.
   *
   * @param orders whether the message's commands to orders took effect as well
   */
  void learn(boolean orders) {
    for (StreamCommand command : commands) {
      if (command instanceof PurchaseOrderCommand && !orders) continue;
      if (!(command instanceof PartnersCommand it)) continue;
      Partnership between = it.partnership();
      String schedule = command instanceof DeliveryScheduleCommand ? command.stream() : null;
      for (String part : named(command)) {
        String stream = stream(between, part);
        if (!isNamed(stream, schedule))
          book.add(stream, new PartNamed(between.buyer(), between.supplier(), part, schedule));
      }
    }
  }

  /** A call-off that was filed under another schedule created no schedule of its own. */
  private boolean isNamed(String stream, @Nullable String schedule) {
    List<Object> known = book.events(stream);
    if (schedule == null || book.version(schedule) == 0) return !known.isEmpty();
    return known.stream()
        .anyMatch(it -> it instanceof PartNamed said && schedule.equals(said.schedule()));
  }

  private boolean isUnknown(DeliveryScheduleId schedule, ScheduleKeys keys) {
    return book.isNew(schedule.stream()) && !keys.isKnownOtherwise(schedule);
  }

  private boolean isUnknown(PurchaseOrderCommand order, String part) {
    if (!book.isNew(stream(order.partnership(), part))) return false;
    Order standing =
        book.past(order.stream()).foldedFrom(PurchaseOrder.NEW, PurchaseOrderEvent.class).placed();
    return standing == null || standing.lines().stream().noneMatch(it -> it.part().equals(part));
  }

  private static List<String> named(StreamCommand command) {
    return switch (command) {
      case RecordWrongRelease _, RecordWrongCallOff _ -> List.of(); // they prove no part
      case DeliveryScheduleCommand it -> List.of(it.schedule().part());
      case PurchaseOrderCommand it -> it.parts().stream().map(OrderedPart::number).toList();
      default -> List.of();
    };
  }

  static String stream(Partnership between, String part) {
    return StreamId.of("Part", between.buyer().value(), between.supplier().value(), part);
  }

  private static Fault unknown(String part, @Nullable StatedAt at) {
    var text =
        new Text(
            "Part " + part + " is not known in this partnership; the message is held.",
            "双方的 EDI 伙伴协议中没有零件 " + part + "，报文已挂起。");
    return Fault.at(at, FaultCode.PART_UNKNOWN, Severity.ERROR, text);
  }
}
