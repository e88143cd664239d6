package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.JIAXIN;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import weft.batch.BatchCommand;
import weft.batch.BatchCommand.DeclareBatch;
import weft.batch.BatchCommand.OpenProblem;
import weft.batch.BatchId;
import weft.batch.BatchInput;
import weft.batch.BatchProblem;
import weft.batch.Criticality;
import weft.batch.ProblemDecision;
import weft.measure.Quantity;
import weft.stock.StockCommand.HoldBatch;
import weft.stock.StockId;

/**
 * A batch of bolts that is blocked, and a batch of boom heads that was made of a turned one.
 *
 * @param monday of the last week of the history
 */
record DemoBatches(DemoDesk desk, LocalDate monday) {
  static final String BLOCKED = "B-2611";
  private static final String PART = "JX-902";
  private static final BatchId BOLTS = new BatchId(JIAXIN, PART, BLOCKED);
  private static final BatchId HEADS = new BatchId(JIAXIN, "JX-881", "B-2607");
  private static final BatchId TURNED = new BatchId(JIAXIN, "JX-881-T", "T-2607");

  void make() {
    declare(TURNED, 24, List.of());
    declare(HEADS, 24, List.of(new BatchInput(TURNED, Quantity.of(24), "PCE")));
    declare(BOLTS, 480, List.of());
    var problem =
        new BatchProblem(
            JIAXIN,
            "P-2611",
            Criticality.HIGH,
            "头部淬火裂纹，待金相复检。 Quench cracks below the head; the metallography is being repeated.",
            ProblemDecision.PENDING);
    ask("quality@jiaxin", "blocked", new OpenProblem(BOLTS, problem));
    desk.ask(
        JIAXIN,
        "quality@jiaxin",
        "demo-batch-held",
        new HoldBatch(
            new StockId(JIAXIN, "JX1", PART),
            BLOCKED,
            BOLTS.stream() + "#" + problem.problem(),
            monday.minusDays(1).atTime(11, 0).toInstant(ZoneOffset.UTC)));
  }

  private void declare(BatchId batch, long good, List<BatchInput> inputs) {
    ask(
        "foreman@jiaxin",
        batch.number(),
        new DeclareBatch(batch, Quantity.of(good), "PCE", "Demo:" + batch.number() + "#1", inputs));
  }

  private void ask(String login, String key, BatchCommand command) {
    desk.ask(JIAXIN, login, "demo-batch-" + key, command);
  }
}
