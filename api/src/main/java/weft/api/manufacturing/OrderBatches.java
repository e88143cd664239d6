package weft.api.manufacturing;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import weft.api.batch.InheritedProblems;
import weft.batch.Batch;
import weft.batch.BatchCommand.CorrectBatch;
import weft.batch.BatchCommand.DeclareBatch;
import weft.batch.BatchEvent;
import weft.batch.BatchId;
import weft.batch.BatchInput;
import weft.event.Past;
import weft.event.StreamCommand;
import weft.event.Streams;
import weft.manufacturing.ConsumedInput;
import weft.manufacturing.ReportedStep;
import weft.manufacturing.StepReport;
import weft.manufacturing.WorkOrder;
import weft.manufacturing.WorkOrderCommand.CorrectReport;
import weft.manufacturing.WorkOrderEvent.WorkOrderReleased;
import weft.manufacturing.WorkOrderId;
import weft.stock.StockId;

/**
 * The batches that the last step of a work order makes. A batch consists of the inputs of all steps
 * since its own last report, so that nothing which went into it is forgotten; two batches of one
 * order both consist of what the earlier steps consumed.
 */
@Component
class OrderBatches {
  private final Streams streams;
  private final InheritedProblems problems;

  OrderBatches(Streams streams, InheritedProblems problems) {
    this.streams = streams;
    this.problems = problems;
  }

  /**
   * Declares the good of a report, and blocks it where an input has a problem; nothing without a
   * batch or without good.
   */
  List<StreamCommand> reported(WorkOrder order, int number, StepReport report) {
    WorkOrderReleased released = order.released();
    String batch = report.batch();
    if (released == null
        || batch == null
        || !order.isLast(report.step())
        || !report.counts().good().isPositive()) return List.of();
    List<BatchInput> inputs = inputs(order, number, report, batch);
    return declared(
        released,
        new DeclareBatch(
            made(released, batch),
            report.counts().good(),
            released.unit(),
            OrderEffects.source(released.order(), number),
            inputs));
  }

  private List<StreamCommand> declared(WorkOrderReleased order, DeclareBatch made) {
    WorkOrderId id = order.order();
    List<StreamCommand> all = new ArrayList<>();
    all.add(made);
    all.addAll(
        problems.holds(
            made.batch(), made.inputs(), new StockId(id.supplier(), id.site(), order.part())));
    return all;
  }

  /** The inputs that all steps consumed for the batch since its last report. */
  private static List<BatchInput> inputs(
      WorkOrder order, int number, StepReport report, String batch) {
    List<BatchInput> inputs = new ArrayList<>();
    int since = lastReport(order, batch, number);
    for (ReportedStep it : order.reports())
      if (it.number() > since && it.number() < number && mayBePartOf(order, it.report(), batch))
        inputs.addAll(inputs(it.report()));
    inputs.addAll(inputs(report));
    return inputs;
  }

  /** The number of the batch's last report before this one; 0 for none. */
  private static int lastReport(WorkOrder order, String batch, int before) {
    return order.reports().stream()
        .filter(it -> it.number() < before && batch.equals(it.report().batch()))
        .filter(it -> order.isLast(it.report().step()) && it.report().counts().good().isPositive())
        .mapToInt(ReportedStep::number)
        .max()
        .orElse(0);
  }

  /** Inputs that the last step consumed for another batch are no part of this one. */
  private static boolean mayBePartOf(WorkOrder order, StepReport report, String batch) {
    return !order.isLast(report.step())
        || report.batch() == null
        || Objects.equals(report.batch(), batch);
  }

  /** Corrects the batch of a report; declares it where the report had no good until now. */
  List<StreamCommand> corrected(WorkOrder order, CorrectReport asked) {
    WorkOrderReleased released = order.released();
    Optional<StepReport> report =
        order.reports().stream()
            .filter(it -> it.number() == asked.number())
            .map(ReportedStep::report)
            .filter(it -> it.batch() != null && order.isLast(it.step()))
            .findFirst();
    if (released == null || report.isEmpty()) return List.of();
    String named = Objects.requireNonNull(report.get().batch());
    BatchId batch = made(released, named);
    String source = OrderEffects.source(released.order(), asked.number());
    if (isDeclared(batch, source))
      return List.of(new CorrectBatch(batch, source, asked.counts().good()));
    return asked.counts().good().isPositive()
        ? declared(
            released,
            new DeclareBatch(
                batch,
                asked.counts().good(),
                released.unit(),
                source,
                inputs(order, asked.number(), report.get(), named)))
        : List.of();
  }

  private boolean isDeclared(BatchId batch, String source) {
    return requireNonNullElse(streams.pasts(List.of(batch.stream())).get(batch.stream()), Past.NONE)
        .foldedFrom(Batch.NEW, BatchEvent.class)
        .reported()
        .stream()
        .anyMatch(it -> it.source().equals(source));
  }

  private static BatchId made(WorkOrderReleased order, String batch) {
    WorkOrderId id = order.order();
    return new BatchId(id.supplier(), order.part(), batch);
  }

  private static List<BatchInput> inputs(StepReport report) {
    return report.inputs().stream().map(OrderBatches::input).toList();
  }

  private static BatchInput input(ConsumedInput it) {
    return new BatchInput(
        new BatchId(it.maker(), it.makersPart(), it.batch()), it.quantity(), it.unit());
  }
}
