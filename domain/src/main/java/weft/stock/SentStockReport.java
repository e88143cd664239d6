package weft.stock;

import java.util.List;
import weft.event.Rules;
import weft.stock.StockReportCommand.SendStockReport;
import weft.stock.StockReportEvent.StockReportSent;

/** The rules of an outgoing stock report: its content never changes. */
public record SentStockReport(boolean sent)
    implements Rules<StockReportCommand, StockReportEvent, SentStockReport> {
  public static final SentStockReport NEW = new SentStockReport(false);

  @Override
  public List<StockReportEvent> decide(StockReportCommand command) {
    return switch (command) {
      case SendStockReport it ->
          sent
              ? List.of()
              : List.of(new StockReportSent(it.report(), it.document(), it.position()));
    };
  }

  @Override
  public SentStockReport evolve(StockReportEvent event) {
    return switch (event) {
      case StockReportSent _ -> new SentStockReport(true);
    };
  }
}
