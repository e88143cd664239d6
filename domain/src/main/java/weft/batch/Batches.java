package weft.batch;

import weft.batch.BatchEvent.BatchCertified;
import weft.batch.BatchEvent.BatchContradicted;
import weft.batch.BatchEvent.BatchCorrected;
import weft.batch.BatchEvent.BatchDeclared;
import weft.batch.BatchEvent.BatchDivided;
import weft.batch.BatchEvent.BatchFreed;
import weft.batch.BatchEvent.InputsConsumed;
import weft.batch.BatchEvent.ProblemEnded;
import weft.batch.BatchEvent.ProblemOpened;
import weft.event.StreamType;
import weft.language.Text;

/** Declares batches as a kind of stream. */
public final class Batches {
  public static final StreamType<BatchEvent> BATCH =
      StreamType.of(BatchId.TYPE, BatchEvent.class)
          .partAt(1)
          .decidedBy(BatchCommand.class, Batch.NEW)
          .refusing(BatchRefusal.class)
          .event("batch-declared", BatchDeclared.class, Batches::declared)
          .event(
              "batch-inputs-consumed",
              InputsConsumed.class,
              it ->
                  new Text(
                          "%3$s inputs went into batch %1$s of part %2$s.",
                          "零件 %2$s 的批次 %1$s 投入了 %3$s 项批次。")
                      .with(it.batch().number(), it.batch().part(), it.inputs().size()))
          .event(
              "batch-corrected",
              BatchCorrected.class,
              it ->
                  new Text(
                          "A report of batch %s of part %s was corrected from %s to %s %s; the"
                              + " batch has %s good.",
                          "零件 %2$s 的批次 %1$s 一次报工由 %3$s 更正为 %4$s %5$s，该批次合格数为 %6$s。")
                      .with(
                          it.batch().number(),
                          it.batch().part(),
                          it.before(),
                          it.now(),
                          it.unit(),
                          it.good()))
          .event("batch-contradicted", BatchContradicted.class, BatchContradicted::told)
          .event(
              "batch-certified",
              BatchCertified.class,
              it ->
                  new Text(
                          "Certificate %s covers %s %s of batch %s of part %s; %s are left.",
                          "证书 %1$s 占用零件 %5$s 批次 %4$s 的 %2$s %3$s，剩余 %6$s。")
                      .with(
                          it.certificate().number(),
                          it.quantity(),
                          it.unit(),
                          it.batch().number(),
                          it.batch().part(),
                          it.left()))
          .event(
              "batch-freed",
              BatchFreed.class,
              it ->
                  new Text(
                          "Certificate %s no longer covers %s %s of batch %s of part %s; %s are"
                              + " left.",
                          "证书 %1$s 不再占用零件 %5$s 批次 %4$s 的 %2$s %3$s，剩余 %6$s。")
                      .with(
                          it.certificate().number(),
                          it.quantity(),
                          it.unit(),
                          it.batch().number(),
                          it.batch().part(),
                          it.left()))
          .event(
              "batch-divided",
              BatchDivided.class,
              it ->
                  new Text(
                          "%3$s %4$s of batch %1$s of part %2$s went into batch %5$s.",
                          "零件 %2$s 批次 %1$s 的 %3$s %4$s 转入批次 %5$s。")
                      .with(
                          it.batch().number(),
                          it.batch().part(),
                          it.quantity(),
                          it.unit(),
                          it.into().number()))
          .event(
              "batch-problem-opened",
              ProblemOpened.class,
              it ->
                  new Text(
                          "%s blocked batch %s of part %s (problem %s, %s): %s",
                          "%1$s 冻结了零件 %3$s 的批次 %2$s（问题 %4$s，%5$s）：%6$s")
                      .with(
                          it.problem().by(),
                          it.batch().number(),
                          it.batch().part(),
                          it.problem().problem(),
                          it.problem().criticality().text(),
                          it.problem().text()))
          .event("batch-problem-ended", ProblemEnded.class, Batches::ended);

  private Batches() {}

  private static Text declared(BatchDeclared it) {
    Text said =
        new Text(
                "%s %s good of batch %s of part %s were reported; the batch has %s.",
                "零件 %4$s 的批次 %3$s 报工合格 %1$s %2$s，累计 %5$s。")
            .with(it.quantity(), it.unit(), it.batch().number(), it.batch().part(), it.good());
    return it.otherSource() == null
        ? said
        : new Text("%s Another work order reported this number before.", "%s该批次号此前已由其他工单报工。")
            .with(said);
  }

  private static Text ended(ProblemEnded it) {
    return (it.remaining() == 0
            ? new Text(
                "%s ended problem %s of batch %s of part %s and freed the batch: %s",
                "%1$s 关闭了零件 %4$s 批次 %3$s 的问题 %2$s，批次已解冻：%5$s")
            : new Text(
                "%s ended problem %s of batch %s of part %s; %6$s are still open: %5$s",
                "%1$s 关闭了零件 %4$s 批次 %3$s 的问题 %2$s，仍有 %6$s 个未关闭：%5$s"))
        .with(
            it.by(),
            it.problem(),
            it.batch().number(),
            it.batch().part(),
            it.reason(),
            it.remaining());
  }
}
