package weft.manufacturing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.event.StreamCommand;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PersonCode;
import weft.photo.Photo;

/** Everything that a supplier can ask of its work order. Only the supplier sees the events. */
public sealed interface WorkOrderCommand extends StreamCommand {
  WorkOrderId order();

  @Override
  default String stream() {
    return order().stream();
  }

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(order().supplier());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /**
   * Releases the order to the shop floor.
   *
   * @param part the supplier's number
   * @param sheet null for an order without a parameter sheet
   * @param sheetPart the part of that sheet; null without one
   * @param begin the first day of work; null: at once
   * @param due the day by which it should be done; null where none is stated
   * @param person who released it; null for a client
   */
  record ReleaseWorkOrder(
      WorkOrderId order,
      String part,
      Quantity quantity,
      String unit,
      @Nullable SheetInForce sheet,
      @Nullable String sheetPart,
      @Nullable GoodsFor goodsFor,
      List<RoutingStep> steps,
      @Nullable LocalDate begin,
      @Nullable LocalDate due,
      @Nullable PersonCode person)
      implements WorkOrderCommand {}

  /**
   * Starts a step with these parameters.
   *
   * @param override null where no second person decided
   */
  record StartStep(
      WorkOrderId order,
      int step,
      @Nullable String machine,
      PersonCode person,
      List<UsedParameter> parameters,
      @Nullable ParameterOverride override)
      implements WorkOrderCommand {}

  /**
   * Reports work on a step. The same work reported again changes nothing.
   *
   * @param number the number that the report will have; other streams use it in the same append
   * @param now the moment of the request; work in the future is not reported
   */
  record ReportStep(WorkOrderId order, int number, StepReport report, Instant now)
      implements WorkOrderCommand {}

  /** Replaces what a report stated. It stays possible after the order was closed. */
  record CorrectReport(
      WorkOrderId order,
      int number,
      StepCounts counts,
      @Nullable String cause,
      String reason,
      PersonCode person)
      implements WorkOrderCommand {}

  /**
   * Adds a photo to a report. The same photo again changes nothing. It stays possible after the
   * order was closed.
   *
   * @param number of the report
   */
  record PhotographReport(WorkOrderId order, int number, Photo photo, PersonCode person)
      implements WorkOrderCommand {}

  /**
   * Erases a photo of a report.
   *
   * @param number of the report
   * @param sha256 of the image
   */
  record EraseReportPhoto(
      WorkOrderId order, int number, String sha256, String reason, PersonCode person)
      implements WorkOrderCommand {}

  /**
   * Closes the order: nothing more is made for it.
   *
   * @param reason null where none was stated
   * @param person null for a client
   */
  record CloseWorkOrder(WorkOrderId order, @Nullable String reason, @Nullable PersonCode person)
      implements WorkOrderCommand {}
}
