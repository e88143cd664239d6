package weft.manufacturing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.ContradictionEvent;
import weft.event.StreamCommand;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.PersonCode;
import weft.photo.Photo;

/**
 * Everything that can happen to a work order. Stored for ever: add nullable components, never
 * rename or move.
 */
public sealed interface WorkOrderEvent {
  WorkOrderId order();

  /**
   * The order was released to the shop floor.
   *
   * @param sheet the parameter sheet in force then; null for an order without one
   * @param goodsFor null for goods that no order asks for
   * @param person null for a client
   */
  record WorkOrderReleased(
      WorkOrderId order,
      String part,
      Quantity quantity,
      String unit,
      @Nullable SheetInForce sheet,
      @Nullable GoodsFor goodsFor,
      List<RoutingStep> steps,
      @Nullable LocalDate begin,
      @Nullable LocalDate due,
      @Nullable PersonCode person)
      implements WorkOrderEvent {}

  /**
   * A step was started.
   *
   * @param number from 1, in the order of the starts
   */
  record StepStarted(
      WorkOrderId order,
      int number,
      int step,
      @Nullable String machine,
      PersonCode person,
      List<UsedParameter> parameters)
      implements WorkOrderEvent {}

  /**
   * A second person let a step start with parameters outside the sheet.
   *
   * @param start the number of the start
   * @param outside the parameters outside their limits
   * @param person who decided
   */
  record ParametersOverridden(
      WorkOrderId order,
      int start,
      int step,
      List<Outside> outside,
      String reason,
      PersonCode person)
      implements WorkOrderEvent {
    /** A parameter that was used, and the limits that it exceeds. */
    public record Outside(UsedParameter used, ParameterLimits limits) {}
  }

  /**
   * Work on a step was reported.
   *
   * @param fromRework how much of it was taken from open rework
   */
  record StepReported(WorkOrderId order, int number, StepReport report, Quantity fromRework)
      implements WorkOrderEvent {}

  /**
   * A later statement replaced a report's.
   *
   * @param before what it stated until then
   */
  record ReportCorrected(
      WorkOrderId order,
      int number,
      int step,
      StepCounts before,
      StepCounts counts,
      Quantity fromRework,
      @Nullable String cause,
      String reason,
      PersonCode person)
      implements WorkOrderEvent {}

  /**
   * A photo was added to a report.
   *
   * @param number of the report
   */
  record ReportPhotographed(WorkOrderId order, int number, Photo photo, PersonCode person)
      implements WorkOrderEvent {}

  /**
   * A photo of a report was erased; its digest stays in the history.
   *
   * @param number of the report
   */
  record ReportPhotoErased(
      WorkOrderId order, int number, String sha256, String reason, PersonCode person)
      implements WorkOrderEvent {}

  /**
   * After a correction, a step has taken more than was passed on to it.
   *
   * @param number of the corrected report
   * @param step the step that took more
   * @param taken its good, scrap and open rework
   */
  record PassedOnContradicted(
      WorkOrderId order, int number, int step, Quantity passedOn, Quantity taken)
      implements WorkOrderEvent, ContradictionEvent {
    @Override
    public Text told() {
      return new Text(
              "Step %s of work order %s has used %s, but after the correction of report %s only %s"
                  + " were passed on to it.",
              "工单 %2$s 工序 %1$s 已用 %3$s，但第 %4$s 次报工更正后仅转入 %5$s。")
          .with(step, order.number(), taken, number, passedOn);
    }

    @Override
    public @Nullable Integer segment(StreamCommand by) {
      return null;
    }
  }

  /**
   * The order was closed.
   *
   * @param good what the last step made
   */
  record WorkOrderClosed(
      WorkOrderId order, Quantity good, @Nullable String reason, @Nullable PersonCode person)
      implements WorkOrderEvent {}
}
