package weft.filing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.desk.Book;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.scheduling.DeliverySchedule;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Received;

/**
 * A cumulative received quantity that is lower than in the release before: a correction, a return,
 * or a new start of the count. The hub takes it as stated and notes how it interprets it.
 */
record FallenCumulative(String part, Received before, Received said) {

  /** Compares before a command is decided; null where the quantity did not fall. */
  static @Nullable FallenCumulative in(StreamCommand command, Book book) {
    return switch (command) {
      case ReleaseForecast it -> in(it.schedule().part(), it.forecast().received(), command, book);
      case ReleaseCallOff it -> in(it.schedule().part(), it.callOff().received(), command, book);
      default -> null;
    };
  }

  private static @Nullable FallenCumulative in(
      String part, Received said, StreamCommand command, Book book) {
    if (said.cumulative() == null) return null;
    Forecast before =
        book.past(command.stream())
            .foldedFrom(DeliverySchedule.NEW, DeliveryScheduleEvent.class)
            .current();
    return before != null && said.isBelow(before.received())
        ? new FallenCumulative(part, before.received(), said)
        : null;
  }

  /**
   * Returns the note; null where the release or call-off did not come into force.
   *
   * @param places of its message
   */
  @Nullable Fault note(List<?> events, @Nullable List<StatedAt> places) {
    if (events.stream()
        .noneMatch(it -> it instanceof ForecastReleased || it instanceof CallOffReleased))
      return null;
    Integer segment = said.cumulativeSegment();
    if (segment != null && places != null)
      for (StatedAt it : places)
        if (it.segment() == segment)
          return it.fault(FaultCode.CUMULATIVE_FALLS, Severity.NOTE, text());
    return new Fault(
        segment == null ? 0 : segment,
        null,
        null,
        FaultCode.CUMULATIVE_FALLS,
        Severity.NOTE,
        0,
        text());
  }

  private Text text() {
    String from = String.valueOf(before.cumulative());
    String to = String.valueOf(said.cumulative());
    return switch (before.change(said)) {
      case BEGINS_ANEW ->
          said.since() == null
              ? new Text(
                      "The cumulative received of part %s went from %s to %s: counting begins anew,"
                          + " unless the buyer reported a return of just that quantity.",
                      "零件 %s 的累计收货量由 %s 变为 %s：重新开始累计；买方已报同数量退货的除外。")
                  .with(part, from, to)
              : new Text(
                      "The cumulative received of part %s went from %s to %s, counted from %s on.",
                      "零件 %s 的累计收货量由 %s 变为 %s，自 %s 起累计。")
                  .with(part, from, to, said.since());
      case GOES_ON, CORRECTED, RETURNED ->
          new Text(
                  "The cumulative received of part %s fell from %s to %s: it is the return that the"
                      + " buyer reported, or else a correction, and no receipt.",
                  "零件 %s 的累计收货量由 %s 降为 %s：按买方已报的退货处理，否则按更正处理，不计为新的收货。")
              .with(part, from, to);
    };
  }
}
