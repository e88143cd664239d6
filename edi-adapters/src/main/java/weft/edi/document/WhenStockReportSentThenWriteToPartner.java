package weft.edi.document;

import weft.edi.answer.AnswerContext;
import weft.edi.onward.OnwardRules;
import weft.edi.onward.Route;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.stock.StockReportEvent.StockReportSent;

/**
 * Sends a requested stock report to the partner, in the message that the partner's profile names
 * for it (INVRPT, 846).
 */
public final class WhenStockReportSentThenWriteToPartner implements Reaction {
  private final OnwardRules onward;

  public WhenStockReportSentThenWriteToPartner(AnswerContext here) {
    this.onward = new OnwardRules(here);
  }

  @Override
  public String name() {
    return "write-stock-report";
  }

  @Override
  public boolean handles(Object payload) {
    return payload instanceof StockReportSent;
  }

  @Override
  public void react(Recorded event) {
    var document = ((StockReportSent) event.payload()).document();
    var holder = ((StockReportSent) event.payload()).report().holder();
    Route route =
        onward.route(
            event,
            document.partnership(),
            holder,
            agreed -> DocumentWriter.rule(agreed, document.kind()));
    if (route == null) return;
    var told = onward.at(route).toLocalDate();
    var stated = new StatedDocument(document, holder, told, route.names());
    onward.send(route, ours -> DocumentWriter.write(stated, route.rule(), ours));
  }
}
