package weft.production;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.production.ProductionRefusal.OutputInOtherUnit;
import weft.production.ProductionRefusal.ReportedByWorkOrder;
import weft.production.ProductionScheduleCommand.EndWorkOrder;
import weft.production.ProductionScheduleCommand.OpenWorkOrder;
import weft.production.ProductionScheduleCommand.ReportOrderOutput;
import weft.production.ProductionScheduleCommand.ReportOutput;
import weft.production.ProductionScheduleEvent.OrderOutputReported;
import weft.production.ProductionScheduleEvent.OutputPublished;
import weft.production.ProductionScheduleEvent.WorkOrderEnded;
import weft.production.ProductionScheduleEvent.WorkOrderOpened;

/** A work order reports the output of its part and site until it is closed. */
class OutputOfWorkOrdersTest {
  private static final ProductionScheduleId PLAN =
      new ProductionScheduleId(new PartyCode("JIAXIN"), "JX1", "JX-1117");
  private static final LocalDate MONDAY = LocalDate.of(2031, 3, 3);
  private static final OutputPublished PUBLISHED =
      new OutputPublished(
          PLAN, 1, "PCE", MONDAY, MONDAY.plusDays(6), List.of(), List.of(), List.of());

  @Test
  void example_3_while_a_work_order_is_open_the_schedule_takes_no_reports() {
    var byHand = new ReportOutput(PLAN, made(5, 0, null), MONDAY);
    given(PUBLISHED)
        .when(new OpenWorkOrder(PLAN, "WO-1001", "PCE"))
        .then(new WorkOrderOpened(PLAN, "WO-1001"))
        .when(new OpenWorkOrder(PLAN, "WO-1001", "PCE"))
        .thenNothing()
        .when(byHand)
        .thenRefused(new ReportedByWorkOrder("WO-1001"))
        .when(new EndWorkOrder(PLAN, "WO-1001"))
        .then(new WorkOrderEnded(PLAN, "WO-1001"))
        .when(new EndWorkOrder(PLAN, "WO-1001"))
        .thenNothing();
    given(PUBLISHED, new WorkOrderOpened(PLAN, "WO-1001"), new WorkOrderEnded(PLAN, "WO-1001"))
        .when(byHand)
        .then(new ProductionScheduleEvent.OutputReported(PLAN, "PCE", made(5, 0, null)));
  }

  @Test
  void a_report_of_a_work_order_counts_once_and_a_correction_counts_its_change() {
    given(PUBLISHED)
        .when(report(2, 95, 3, null))
        .then(reported(2, 95, 3, null))
        .when(report(2, 95, 3, null))
        .thenNothing()
        .when(report(3, 2, 0, null))
        .then(reported(3, 2, 0, null))
        .when(report(2, 90, 8, "Counted again."))
        .then(reported(2, -5, 5, "Counted again."))
        .when(report(2, 90, 8, "Counted again."))
        .thenNothing();
  }

  @Test
  void output_that_is_not_planned_is_not_counted_and_never_in_another_unit() {
    given().when(report(1, 95, 3, null)).thenNothing();
    given(PUBLISHED)
        .when(new OpenWorkOrder(PLAN, "WO-1001", "KGM"))
        .thenRefused(new OutputInOtherUnit("PCE", "KGM"))
        .when(new ReportOrderOutput(PLAN, new OrderOutput("WO-1001", 1, made(95, 3, null)), "KGM"))
        .thenRefused(new OutputInOtherUnit("PCE", "KGM"));
  }

  private static LineOutput made(long good, long scrap, @Nullable String reason) {
    return new LineOutput(MONDAY, Quantity.of(good), Quantity.of(scrap), "B-1", reason);
  }

  private static ReportOrderOutput report(
      int number, long good, long scrap, @Nullable String reason) {
    return new ReportOrderOutput(
        PLAN, new OrderOutput("WO-1001", number, made(good, scrap, reason)), "PCE");
  }

  private static OrderOutputReported reported(
      int number, long good, long scrap, @Nullable String reason) {
    return new OrderOutputReported(
        PLAN, "PCE", new OrderOutput("WO-1001", number, made(good, scrap, reason)));
  }

  private static Scenario<ProductionScheduleCommand, ProductionScheduleEvent, ProductionSchedule>
      given(ProductionScheduleEvent... events) {
    return Scenario.given(ProductionSchedule.NEW, List.of(events));
  }
}
