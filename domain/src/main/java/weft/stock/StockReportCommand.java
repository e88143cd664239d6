package weft.stock;

import weft.document.BusinessDocument;
import weft.event.PartnersCommand;
import weft.party.Partnership;

/** Everything that is asked of a stock report. */
public sealed interface StockReportCommand extends PartnersCommand {
  StockReportId report();

  @Override
  default String stream() {
    return report().stream();
  }

  /**
   * The holder lets a partner know what it has.
   *
   * @param document what it has, in both partners' numbers
   * @param position of history as of which it has that
   */
  record SendStockReport(StockReportId report, BusinessDocument document, long position)
      implements StockReportCommand {
    @Override
    public Partnership partnership() {
      return document.partnership();
    }
  }
}
