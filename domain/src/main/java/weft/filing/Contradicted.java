package weft.filing;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.ordering.LineChange;
import weft.ordering.OrderContradictions;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.ordering.PurchaseOrderCommand.RecordWrongLines;
import weft.ordering.PurchaseOrderCommand.ReplaceOrder;
import weft.ordering.PurchaseOrderEvent.OrderContradicted;
import weft.scheduling.DeliveryScheduleCommand.RecordAmbiguousCallOff;
import weft.scheduling.DeliveryScheduleCommand.RecordWrongCallOff;
import weft.scheduling.DeliveryScheduleCommand.RecordWrongRelease;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent.CallOffContradicted;
import weft.scheduling.DeliveryScheduleEvent.Contradiction;
import weft.scheduling.DeliveryScheduleEvent.ReleaseContradicted;
import weft.scheduling.ScheduleLine;
import weft.shipment.ShipmentEvent.ShipmentContradicted;
import weft.stock.StockEvent.ReportContradicted;

/** What is told of an event that contradicts what is known: a note where the message says it. */
final class Contradicted {
  /** All of them stand in their streams; a message that contradicts in every line is told once. */
  static final int MOST = 200;

  private Contradicted() {}

  /**
   * Null for every other event.
   *
   * @param command by which it happened
   * @param places of its message: where that begins, then where each of its items does
   */
  static @Nullable Fault note(
      Object event, StreamCommand command, @Nullable List<StatedAt> places) {
    List<StatedAt> known = places == null ? List.of() : places;
    return switch (event) {
      case ReleaseContradicted it ->
          note(
              command,
              known,
              it.forecast().lines(),
              text(
                  new Text("Release", "版本"),
                  it.forecast().release().number(),
                  it.schedule().part(),
                  it.contradiction()));
      case CallOffContradicted it ->
          note(
              command,
              known,
              it.callOff().lines(),
              text(
                  new Text("Call-off", "要货指令"),
                  it.callOff().release().number(),
                  it.schedule().part(),
                  it.contradiction()));
      case OrderContradicted it -> note(command, known, it, OrderContradictions.text(it));
      case ShipmentContradicted it -> note(command, known, (Integer) null, it.told());
      case ReportContradicted it -> note(command, known, it.report().segment(), it.told());
      default -> null;
    };
  }

  /** At its first line, be it one of nothing that a change names, else where its part stands. */
  private static Fault note(
      StreamCommand command, List<StatedAt> places, List<ScheduleLine> lines, Text text) {
    boolean wrong = command instanceof RecordWrongRelease || command instanceof RecordWrongCallOff;
    Integer segment =
        Stream.concat(lines.stream(), named(command).stream())
            .map(ScheduleLine::segment)
            .filter(it -> it != null && !wrong) // what is wrong is told at its lines already
            .findFirst()
            .orElse(null);
    return note(command, places, segment, text);
  }

  /** Where the message speaks of the line; at its beginning where it is about the order. */
  private static Fault note(
      StreamCommand command, List<StatedAt> places, OrderContradicted event, Text text) {
    Integer segment =
        switch (command) {
          case ChangeOrder change ->
              change.changes().stream()
                  .filter(it -> it.line().equals(event.line()))
                  .map(LineChange::segment)
                  .filter(Objects::nonNull)
                  .findFirst()
                  .orElse(null);
          case RecordWrongLines wrong ->
              wrong.lines().stream()
                  .filter(it -> it.line().equals(event.line()))
                  .map(it -> it.at().segment())
                  .findFirst()
                  .orElse(null);
          default -> null;
        };
    return note(command, places, segment, text);
  }

  private static Fault note(
      StreamCommand command, List<StatedAt> places, @Nullable Integer segment, Text text) {
    StatedAt named = segment == null ? at(command) : null;
    StatedAt beginning = places.isEmpty() ? null : places.getFirst();
    StatedAt at =
        segment == null
            ? named == null ? beginning : named
            : places.stream().filter(it -> it.segment() == segment).findFirst().orElse(null);
    return at == null && segment != null
        ? new Fault(segment, null, null, FaultCode.CONTRADICTION, Severity.NOTE, 0, text)
        : Fault.at(at, FaultCode.CONTRADICTION, Severity.NOTE, text);
  }

  private static List<ScheduleLine> named(StreamCommand command) {
    List<ScheduleLine> named =
        switch (command) {
          case ReleaseForecast it -> it.named();
          case ReleaseCallOff it -> it.named();
          default -> null;
        };
    return named == null ? List.of() : named;
  }

  private static @Nullable StatedAt at(StreamCommand command) {
    return switch (command) {
      case ReleaseForecast it -> it.part();
      case ReleaseCallOff it -> it.part();
      case RecordWrongRelease it -> it.part();
      case RecordWrongCallOff it -> it.part();
      case RecordAmbiguousCallOff it -> it.part();
      case ChangeOrder it -> it.at();
      case ReplaceOrder it -> it.at();
      case CancelOrder it -> it.at();
      default -> null;
    };
  }

  private static Text text(Text what, String number, String part, Contradiction why) {
    String known = String.valueOf(why.known());
    Text reason =
        switch (why.kind()) {
          case NUMBER_REUSED -> new Text("was sent before with different content", "此前已用于不同内容");
          case UNIT_CHANGED ->
              new Text("is in another unit than before (%s)", "的计量单位与此前（%s）不同").with(known);
          case NO_FORECAST ->
              new Text("gives times within a forecast, but there is no forecast", "只细化预测的时间，但尚无预测");
          case BEYOND_FIRM ->
              new Text(
                      "asks for more than the firm demand of release %s, or for other days",
                      "的数量或日期超出版本 %s 的确定部分")
                  .with(known);
          case NOTHING_TO_CHANGE ->
              new Text("changes days for which nothing is in force", "所更改的日期没有已生效的内容");
          case PART_OF_SPAN ->
              new Text("changes single days of a weekly or monthly quantity", "仅更改了按周或按月数量中的部分日期");
          case OVERTAKEN ->
              new Text(
                      "came after the newer %s, and one of the two covers only some dates",
                      "晚于较新的 %s 到达，而二者之一只涉及部分日期")
                  .with(known);
          case WRONG_ITEM -> new Text("has invalid content", "内容有误");
          case ITEM_REPEATED ->
              new Text("is already in this message with different content", "在报文前文中已有不同内容");
          case AGREEMENT_MISSING ->
              new Text(
                  "names no agreement, and the part is scheduled under more than one",
                  "未注明协议号，而该零件按多个协议安排");
        };
    return new Text(
        "%s %s of part %s %s; it was kept but not applied."
            .formatted(what.en(), number, part, reason.en()),
        "零件 %s 的%s %s %s；已保存，未生效。".formatted(part, what.zh(), number, reason.zh()));
  }
}
