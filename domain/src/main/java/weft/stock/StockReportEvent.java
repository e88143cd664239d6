package weft.stock;

import weft.document.BusinessDocument;

/**
 * Everything that can happen to a stock report. Stored for ever: add nullable components, never
 * rename or move.
 */
public sealed interface StockReportEvent {
  StockReportId report();

  /**
   * A partner was let know.
   *
   * @param position of history as of which it is so
   */
  record StockReportSent(StockReportId report, BusinessDocument document, long position)
      implements StockReportEvent {}
}
