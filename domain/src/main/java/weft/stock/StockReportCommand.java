package weft.stock;

import weft.document.BusinessDocument;
import weft.event.PartnersCommand;
import weft.party.Partnership;

/** Everything that can be asked of an outgoing stock report. */
public sealed interface StockReportCommand extends PartnersCommand {
  StockReportId report();

  @Override
  default String stream() {
    return report().stream();
  }

  /**
   * The holder sends a partner its stock.
   *
   * @param document the stock, with both partners' numbers
   * @param position the history position as of which the stock is stated
   */
  record SendStockReport(StockReportId report, BusinessDocument document, long position)
      implements StockReportCommand {
    @Override
    public Partnership partnership() {
      return document.partnership();
    }
  }
}
