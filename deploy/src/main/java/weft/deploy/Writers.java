package weft.deploy;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import weft.edi.answer.AnswerContext;
import weft.edi.answer.WhenCallOffsCommittedThenAnswerSchedule;
import weft.edi.answer.WhenInterchangeConcludedThenAcknowledge;
import weft.edi.answer.WhenMessagesWereNotAppliedThenSayWhy;
import weft.edi.answer.WhenOrderAnsweredThenRespond;
import weft.edi.demand.WhenMessageAppliedThenWriteToSupplier;
import weft.edi.document.WhenDocumentKeptThenWriteToPartner;
import weft.edi.document.WhenGoodsReceivedThenWriteToSupplier;
import weft.edi.document.WhenShipmentToldThenWriteToBuyer;
import weft.edi.document.WhenStockReportSentThenWriteToPartner;
import weft.event.Appends;
import weft.event.Reaction;

/** All reactions that write messages to partners. */
public final class Writers {
  static final List<BiFunction<AnswerContext, Appends, Reaction>> ALL =
      List.of(
          (here, _) -> new WhenInterchangeConcludedThenAcknowledge(here),
          (here, _) -> new WhenMessagesWereNotAppliedThenSayWhy(here),
          (here, _) -> new WhenOrderAnsweredThenRespond(here),
          (here, _) -> new WhenDocumentKeptThenWriteToPartner(here),
          (here, _) -> new WhenStockReportSentThenWriteToPartner(here),
          (here, _) -> new WhenShipmentToldThenWriteToBuyer(here),
          (here, _) -> new WhenGoodsReceivedThenWriteToSupplier(here),
          WhenMessageAppliedThenWriteToSupplier::new,
          (here, _) -> new WhenCallOffsCommittedThenAnswerSchedule(here));

  private Writers() {}

  /** The reactions for a history with these appends. */
  public static List<Function<AnswerContext, Reaction>> of(Appends appends) {
    return ALL.stream()
        .<Function<AnswerContext, Reaction>>map(it -> here -> it.apply(here, appends))
        .toList();
  }
}
