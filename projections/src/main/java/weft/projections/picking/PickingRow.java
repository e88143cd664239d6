package weft.projections.picking;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.picking.PickingEvent;
import weft.picking.PickingEvent.PickingClosed;
import weft.picking.PickingEvent.PickingOpened;
import weft.picking.PickingEvent.PickingScanned;
import weft.picking.PickingEvent.WrongGoodsScanned;
import weft.picking.PickingId;
import weft.projections.rows.Board;

/**
 * A picking with its lines and wrong scans, without the persons who scanned.
 *
 * @param shipment the number of its despatch; null where there was none yet
 * @param completeLines how many lines have their whole quantity
 * @param marks every scan, for the figures
 * @param lastScanAt null before the first scan
 */
public record PickingRow(
    @JsonIgnore String stream,
    @JsonIgnore String owner,
    String site,
    String number,
    @Nullable String shipment,
    State state,
    List<PickedLine> lines,
    int lineCount,
    int completeLines,
    List<WrongScan> wrongScans,
    @JsonIgnore List<PickingMark> marks,
    Instant openedAt,
    @Nullable Instant lastScanAt,
    @Nullable Instant closedAt,
    @Nullable String reason,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<PickingRow> {
  public enum State {
    OPEN,
    CLOSED
  }

  public static final Board<PickingRow> BOARD =
      Board.ofOneRow(
          "pickings",
          PickingId.TYPE,
          PickingRow.class,
          Board.Seen.BY_OWNER,
          PickingEvent.class,
          PickingRow::after);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  private static @Nullable PickingRow after(@Nullable PickingRow before, Recorded recorded) {
    var event = (PickingEvent) recorded.payload();
    if (event instanceof PickingOpened it) return opened(it, recorded);
    return before == null ? null : before.changed(event, recorded);
  }

  private static PickingRow opened(PickingOpened it, Recorded recorded) {
    var lines =
        IntStream.range(0, it.lines().size())
            .mapToObj(i -> PickedLine.of(i + 1, it.lines().get(i)))
            .toList();
    return new PickingRow(
        recorded.stream(),
        it.picking().supplier().value(),
        it.picking().site(),
        it.picking().number(),
        it.shipment(),
        State.OPEN,
        lines,
        lines.size(),
        0,
        List.of(),
        List.of(),
        recorded.recordedAt(),
        null,
        null,
        null,
        recorded.sequence() + 1,
        recorded.position());
  }

  private PickingRow changed(PickingEvent event, Recorded recorded) {
    return switch (event) {
      case PickingOpened _ -> this;
      case PickingScanned it ->
          with(
              line(it.line(), was -> was.with(it.quantity(), it.complete())),
              wrongScans,
              new PickingMark(it.at(), false, it.complete(), it.person().value()),
              recorded);
      case WrongGoodsScanned it ->
          with(
              line(it.line(), PickedLine::withWrong),
              added(
                  wrongScans,
                  new WrongScan(it.line(), it.expected(), it.scanned(), it.quantity(), it.at())),
              new PickingMark(it.at(), true, false, it.person().value()),
              recorded);
      case PickingClosed it ->
          new PickingRow(
              stream,
              owner,
              site,
              number,
              shipment,
              State.CLOSED,
              lines,
              lineCount,
              completeLines,
              wrongScans,
              marks,
              openedAt,
              lastScanAt,
              recorded.recordedAt(),
              it.reason(),
              recorded.sequence() + 1,
              recorded.position());
    };
  }

  private List<PickedLine> line(int number, UnaryOperator<PickedLine> change) {
    return lines.stream().map(it -> it.line() == number ? change.apply(it) : it).toList();
  }

  private static <T> List<T> added(List<T> some, T one) {
    return Stream.concat(some.stream(), Stream.of(one)).toList();
  }

  private PickingRow with(
      List<PickedLine> now, List<WrongScan> wrong, PickingMark mark, Recorded recorded) {
    return new PickingRow(
        stream,
        owner,
        site,
        number,
        shipment,
        state,
        now,
        lineCount,
        (int) now.stream().filter(PickedLine::complete).count(),
        wrong,
        added(marks, mark),
        openedAt,
        lastScanAt == null || mark.at().isAfter(lastScanAt) ? mark.at() : lastScanAt,
        closedAt,
        reason,
        recorded.sequence() + 1,
        recorded.position());
  }
}
