package weft.stock;

import java.util.Objects;
import weft.event.StreamType;
import weft.language.Text;
import weft.stock.StockEvent.BatchHeld;
import weft.stock.StockEvent.BatchReleased;
import weft.stock.StockEvent.DocumentBooked;
import weft.stock.StockEvent.LateCountKept;
import weft.stock.StockEvent.LateMovementKept;
import weft.stock.StockEvent.MovementReversed;
import weft.stock.StockEvent.ReportContradicted;
import weft.stock.StockEvent.StockCounted;
import weft.stock.StockEvent.StockMoved;
import weft.stock.StockReportEvent.StockReportSent;

/** Declares stock, and the reports of it to partners, as kinds of streams. */
public final class Stocking {
  public static final StreamType<StockEvent> STOCK =
      StreamType.of(StockId.TYPE, StockEvent.class)
          .partAt(2)
          .decidedBy(StockCommand.class, PartStock.NEW)
          .refusing(StockRefusal.class)
          .event(
              "stock-counted",
              StockCounted.class,
              it ->
                  new Text(
                          "%s %s of part %s were counted; the stock is now %s.",
                          "零件 %3$s 盘点为 %1$s %2$s，现有 %4$s。")
                      .with(it.quantity(), it.unit(), it.stock().part(), it.stands()))
          .event(
              "late-count-kept",
              LateCountKept.class,
              it ->
                  new Text(
                          "A count of part %s taken on %s arrived after the one of %s and was not"
                              + " applied.",
                          "零件 %s 时点为 %s 的盘点晚于 %s 的盘点录入，未生效。")
                      .with(it.stock().part(), it.at(), it.countedAt()))
          .event("stock-report-contradicted", ReportContradicted.class, ReportContradicted::told)
          .event(
              "stock-moved",
              StockMoved.class,
              it ->
                  (it.reason() == null
                          ? new Text("%s: %s %s of part %s.%6$s", "%s：零件 %4$s %2$s %3$s。%6$s")
                          : new Text(
                              "%s: %s %s of part %s (%s).%6$s", "%s：零件 %4$s %2$s %3$s（%5$s）。%6$s"))
                      .with(
                          it.kind().text(),
                          it.quantity(),
                          it.unit(),
                          it.stock().part(),
                          Objects.requireNonNullElse(it.reason(), ""),
                          StockEvent.exactness(it.postings())))
          .event(
              "late-movement-kept",
              LateMovementKept.class,
              it ->
                  new Text(
                          "%s: %s %s of part %s moved before the last count, which already includes"
                              + " it.",
                          "%s：零件 %4$s %2$s %3$s 发生在最近盘点之前，盘点已包含，不再计入。")
                      .with(it.kind().text(), it.quantity(), it.unit(), it.stock().part()))
          .event(
              "movement-reversed",
              MovementReversed.class,
              it ->
                  new Text("Movement %s of part %s was reversed: %s.", "零件 %2$s 的变动 %1$s 已冲销：%3$s。")
                      .with(it.movement(), it.stock().part(), it.reason()))
          .event("document-booked", DocumentBooked.class, DocumentBooked::told)
          .event(
              "stock-batch-held",
              BatchHeld.class,
              it ->
                  new Text(
                          "Batch %s of part %s was blocked at %s.%s",
                          "零件 %2$s 的批次 %1$s 在 %3$s 被冻结。%4$s")
                      .with(
                          it.batch(),
                          it.stock().part(),
                          it.stock().site(),
                          StockEvent.changed(it.postings())))
          .event(
              "stock-batch-released",
              BatchReleased.class,
              it ->
                  new Text(
                          "A problem of batch %s of part %s ended at %s.%s",
                          "零件 %2$s 批次 %1$s 在 %3$s 的一个问题已关闭。%4$s")
                      .with(
                          it.batch(),
                          it.stock().part(),
                          it.stock().site(),
                          StockEvent.changed(it.postings())));

  public static final StreamType<StockReportEvent> STOCK_REPORT =
      StreamType.of(StockReportId.TYPE, StockReportEvent.class)
          .decidedBy(StockReportCommand.class, SentStockReport.NEW)
          .event(
              "stock-report-sent",
              StockReportSent.class,
              it ->
                  new Text(
                          "%s reported its stock to %s under %s: %s lines.",
                          "%s 向 %s 发送库存报告 %s，共 %s 行。")
                      .with(
                          it.report().holder(),
                          it.report().partner(),
                          it.report().number(),
                          it.document().lineCount()));

  private Stocking() {}
}
