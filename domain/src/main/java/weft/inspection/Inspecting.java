package weft.inspection;

import weft.event.StreamType;
import weft.inspection.ConcessionEvent.ConcessionAsked;
import weft.inspection.ConcessionEvent.ConcessionGranted;
import weft.inspection.ConcessionEvent.ConcessionRefused;
import weft.inspection.ConcessionEvent.ConcessionUsed;
import weft.inspection.InspectionEvent.GoodsDisposed;
import weft.inspection.InspectionEvent.InspectionBegun;
import weft.inspection.InspectionEvent.InspectionCertified;
import weft.inspection.InspectionEvent.InspectionContradicted;
import weft.inspection.InspectionEvent.InspectionDecided;
import weft.inspection.InspectionEvent.InspectionDoubted;
import weft.inspection.InspectionEvent.InspectionMeasured;
import weft.inspection.InspectionEvent.InspectionOverruled;
import weft.inspection.InspectionEvent.InspectionPhotoErased;
import weft.inspection.InspectionEvent.InspectionPhotographed;
import weft.inspection.InspectionPlanEvent.InspectionPlanPublished;
import weft.inspection.InspectionPlanEvent.InspectionSeveritySwitched;
import weft.inspection.InspectionPlanEvent.LotJudged;
import weft.inspection.InstrumentEvent.FoundOutOfTolerance;
import weft.inspection.InstrumentEvent.InstrumentCalibrated;
import weft.inspection.InstrumentEvent.InstrumentRegistered;
import weft.language.Text;

/** Declares inspection plans, inspections, instruments and concessions as kinds of streams. */
public final class Inspecting {
  public static final StreamType<InspectionPlanEvent> INSPECTION_PLAN =
      StreamType.of(InspectionPlanId.TYPE, InspectionPlanEvent.class)
          .decidedBy(InspectionPlanCommand.class, InspectionPlan.NEW)
          .partAt(1)
          .refusing(InspectionPlanRefusal.class)
          .event(
              "inspection-plan-published",
              InspectionPlanPublished.class,
              it ->
                  new Text(
                          "%s published version %s of the inspection plan of part %s (%s).",
                          "%s 发布了零件 %3$s %4$s计划的版本 %2$s。")
                      .with(
                          it.plan().owner(),
                          it.version(),
                          it.plan().part(),
                          it.plan().stage().text()))
          .event(
              "lot-judged",
              LotJudged.class,
              it ->
                  new Text(
                          "A lot of batch %s of part %s has %s (inspection %s).",
                          "零件 %2$s 批次 %1$s 的一批判定为%3$s（检验 %4$s）。")
                      .with(it.batch(), it.plan().part(), it.conformity().text(), it.inspection()))
          .event(
              "inspection-severity-switched",
              InspectionSeveritySwitched.class,
              Inspecting::switched);

  public static final StreamType<InspectionEvent> INSPECTION =
      StreamType.of(InspectionId.TYPE, InspectionEvent.class)
          .decidedBy(InspectionCommand.class, Inspection.NEW)
          .refusing(InspectionRefusal.class)
          .event(
              "inspection-begun",
              InspectionBegun.class,
              it ->
                  new Text(
                          "%s began inspection %s of batch %s of part %s.",
                          "%s 开始检验 %s（零件 %4$s，批次 %3$s）。")
                      .with(
                          it.inspection().owner(),
                          it.inspection().number(),
                          it.goods().batch(),
                          it.goods().part()))
          .event(
              "inspection-measured",
              InspectionMeasured.class,
              it ->
                  new Text("Values were entered for inspection %s.", "检验 %s 录入了检验值。")
                      .with(it.inspection().number()))
          .event(
              "inspection-decided",
              InspectionDecided.class,
              it ->
                  new Text(
                          "By inspection %s, batch %s of part %s has %s.",
                          "经检验 %s，零件 %3$s 批次 %2$s %4$s。")
                      .with(
                          it.inspection().number(),
                          it.goods().batch(),
                          it.goods().part(),
                          it.verdict().text()))
          .event("inspection-overruled", InspectionOverruled.class, Inspecting::overruled)
          .event("goods-disposed", GoodsDisposed.class, Inspecting::disposed)
          .event(
              "inspection-doubted",
              InspectionDoubted.class,
              it ->
                  new Text(
                          "Instrument %s, which measured for inspection %s, was found out of"
                              + " tolerance on %s.",
                          "检验 %2$s 所用器具 %1$s 于 %3$s 被发现超差。")
                      .with(it.instrument(), it.inspection().number(), it.found()))
          .event("inspection-certified", InspectionCertified.class, Inspecting::certified)
          .event(
              "inspection-contradicted", InspectionContradicted.class, InspectionContradicted::told)
          .event("inspection-photographed", InspectionPhotographed.class, Inspecting::photographed)
          .event("inspection-photo-erased", InspectionPhotoErased.class, Inspecting::photoErased);

  public static final StreamType<InstrumentEvent> INSTRUMENT =
      StreamType.of(InstrumentId.TYPE, InstrumentEvent.class)
          .decidedBy(InstrumentCommand.class, Instrument.NEW)
          .refusing(InstrumentRefusal.class)
          .event(
              "instrument-registered",
              InstrumentRegistered.class,
              it ->
                  new Text("%s registered instrument %s.", "%s 登记了器具 %s。")
                      .with(it.instrument().owner(), it.instrument().number()))
          .event(
              "instrument-calibrated",
              InstrumentCalibrated.class,
              it ->
                  new Text(
                          "Instrument %s was calibrated on %s and holds until %s.",
                          "器具 %s 于 %s 校准合格，有效期至 %s。")
                      .with(it.instrument().number(), it.on(), it.until()))
          .event(
              "instrument-out-of-tolerance",
              FoundOutOfTolerance.class,
              it ->
                  new Text("Instrument %s was found out of tolerance on %s.", "器具 %s 于 %s 被发现超差。")
                      .with(it.instrument().number(), it.on()));

  public static final StreamType<ConcessionEvent> CONCESSION =
      StreamType.of(ConcessionId.TYPE, ConcessionEvent.class)
          .decidedBy(ConcessionCommand.class, Concession.NEW)
          .refusing(ConcessionRefusal.class)
          .event(
              "concession-asked",
              ConcessionAsked.class,
              it ->
                  new Text(
                          "%s asked for concession %s: %s %s of part %s. %s",
                          "%s 申请让步 %s：零件 %5$s，数量 %3$s %4$s。%6$s")
                      .with(
                          it.supplier(),
                          it.concession().number(),
                          it.asked().quantity(),
                          it.asked().unit(),
                          it.asked().part(),
                          it.asked().reason()))
          .event(
              "concession-granted",
              ConcessionGranted.class,
              it ->
                  new Text("%s granted concession %s until %s.", "%s 批准了让步 %s，有效期至 %s。")
                      .with(it.concession().buyer(), it.concession().number(), it.until()))
          .event(
              "concession-refused",
              ConcessionRefused.class,
              it ->
                  new Text("%s refused concession %s: %s", "%s 拒绝了让步 %s：%s")
                      .with(it.concession().buyer(), it.concession().number(), it.reason()))
          .event(
              "concession-used",
              ConcessionUsed.class,
              it ->
                  new Text(
                          "%s released %s of batch %s by concession %s; %s are left.",
                          "%s 按让步 %4$s 放行批次 %3$s 数量 %2$s，剩余 %5$s。")
                      .with(
                          it.supplier(),
                          it.quantity(),
                          it.batch(),
                          it.concession().number(),
                          it.left()));

  private Inspecting() {}

  private static Text overruled(InspectionOverruled it) {
    Text told =
        new Text("%s overruled inspection %s: %s.", "%s 将检验 %s 改判为%s。")
            .with(it.inspection().owner(), it.inspection().number(), it.verdict().text());
    return it.reason() == null ? told : new Text("%s %s", "%s%s").with(told, it.reason());
  }

  private static Text disposed(GoodsDisposed it) {
    String number = it.inspection().number();
    return it.kind() == null
        ? new Text("The use of goods of inspection %s was stated.", "检验 %s 的货物已有处置。").with(number)
        : new Text("Goods of inspection %s were %s.", "检验 %s 的货物：%s。")
            .with(number, it.kind().text());
  }

  private static Text switched(InspectionSeveritySwitched it) {
    Text told =
        new Text("Inspection of part %s (%s) is %s from now on.", "零件 %s %s自此为%s。")
            .with(it.plan().part(), it.plan().stage().text(), it.to().text());
    return it.reason() == null ? told : new Text("%s %s", "%s%s").with(told, it.reason());
  }

  private static Text photographed(InspectionPhotographed it) {
    String number = it.inspection().number();
    if (it.characteristic() == null || it.person() == null)
      return new Text("A photo was added to inspection %s.", "检验 %s 添加了照片。").with(number);
    Text where =
        it.piece() == null
            ? new Text("%s", "%s").with(it.characteristic())
            : new Text("%s, piece %s,", "%s（第 %s 件）").with(it.characteristic(), it.piece());
    return new Text("%s added a photo of %s to inspection %s.", "%s 为检验 %3$s 的 %2$s 添加照片。")
        .with(it.person(), where, number);
  }

  private static Text photoErased(InspectionPhotoErased it) {
    String number = it.inspection().number();
    return it.reason() == null || it.person() == null
        ? new Text("A photo of inspection %s was erased.", "检验 %s 的一张照片已删除。").with(number)
        : new Text("%s erased a photo of inspection %s: %s", "%s 删除检验 %s 的照片：%s")
            .with(it.person(), number, it.reason());
  }

  private static Text certified(InspectionCertified it) {
    String number = it.inspection().number();
    return it.certificate() == null
        ? new Text("A certificate was issued from inspection %s.", "依据检验 %s 签发了证书。").with(number)
        : new Text("Certificate %2$s was issued from inspection %1$s.", "依据检验 %s 签发了证书 %s。")
            .with(number, it.certificate().number());
  }
}
