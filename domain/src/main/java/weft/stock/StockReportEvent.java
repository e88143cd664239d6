package weft.stock;

import weft.document.BusinessDocument;

/**
 * Everything that can happen to a stock report. Stored for ever: add nullable components, never
 * rename or move.
 */
public sealed interface StockReportEvent {
  StockReportId report();

  /**
   * The report was sent to a partner.
   *
   * @param position the history position as of which the stock is stated
   */
  record StockReportSent(StockReportId report, BusinessDocument document, long position)
      implements StockReportEvent {}
}
