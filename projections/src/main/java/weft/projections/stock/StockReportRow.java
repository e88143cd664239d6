package weft.projections.stock;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Line;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.projections.rows.Board;
import weft.stock.StockReportEvent;
import weft.stock.StockReportEvent.StockReportSent;
import weft.stock.StockReportId;

/**
 * A stock report that its holder sent, as both partners see it.
 *
 * @param asOf the position of history as of which it states the stock
 * @param lines one for each part and owner, with the quantity on hand (145) and its unusable part
 *     (20) at each site
 */
public record StockReportRow(
    @JsonIgnore String stream,
    String buyer,
    String supplier,
    String holder,
    String number,
    @Nullable LocalDate issued,
    Instant sentAt,
    long asOf,
    int lineCount,
    @JsonIgnore List<Line> lines,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<StockReportRow> {
  public static final Board<StockReportRow> BOARD =
      Board.ofOneRow(
              "stock-reports",
              StockReportId.TYPE,
              StockReportRow.class,
              Board.Seen.BY_SIDES,
              StockReportEvent.class,
              StockReportRow::after)
          .headsInLists("line_count", "lines");

  @JsonProperty("lines")
  public @Nullable List<Line> toldLines() {
    return Board.told(lines, lineCount);
  }

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  private static StockReportRow after(@Nullable StockReportRow before, Recorded recorded) {
    var it = (StockReportSent) recorded.payload();
    BusinessDocument document = it.document();
    return new StockReportRow(
        recorded.stream(),
        document.partnership().buyer().value(),
        document.partnership().supplier().value(),
        it.report().holder().value(),
        document.number(),
        document.issued(),
        recorded.recordedAt(),
        it.position(),
        document.lines().size(),
        document.lines(),
        recorded.sequence() + 1,
        recorded.position());
  }
}
