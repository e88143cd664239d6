package weft.projections.board;

import java.util.List;
import weft.projections.batch.BatchRow;
import weft.projections.beforeafter.StatedFiguresRow;
import weft.projections.calendar.CalendarRow;
import weft.projections.capacity.CapacityGroupRow;
import weft.projections.certificate.CertificateRow;
import weft.projections.certificate.CertificateToInspectRow;
import weft.projections.consumption.ConsignedRow;
import weft.projections.consumption.ConsumptionStatementRow;
import weft.projections.energy.EnergyAdviceRow;
import weft.projections.energy.EnergyBaselineRow;
import weft.projections.energy.LoadRequestRow;
import weft.projections.energy.MeterRow;
import weft.projections.energy.TariffRow;
import weft.projections.inspection.ConcessionRow;
import weft.projections.inspection.InspectionPhotoRow;
import weft.projections.inspection.InspectionPlanRow;
import weft.projections.inspection.InspectionRow;
import weft.projections.inspection.InspectionValueRow;
import weft.projections.inspection.InstrumentRow;
import weft.projections.machine.MachineDayRow;
import weft.projections.machine.MachineFaultRow;
import weft.projections.machine.MachineRow;
import weft.projections.machine.MachineStopRow;
import weft.projections.machine.ShiftRow;
import weft.projections.manufacturing.ParameterSheetRow;
import weft.projections.manufacturing.WorkOrderRow;
import weft.projections.material.MaterialDemandRow;
import weft.projections.opening.OpeningRow;
import weft.projections.parts.PartAgreementRow;
import weft.projections.picking.PickingRow;
import weft.projections.production.ProductionScheduleRow;
import weft.projections.question.QuestionRow;
import weft.projections.rows.Board;
import weft.projections.sharing.GrantRow;
import weft.projections.shipment.ReceiptRow;
import weft.projections.shipment.ShipmentRow;
import weft.projections.shipment.TransitRow;
import weft.projections.stock.StockReportRow;
import weft.projections.stock.StockRow;

/**
 * Every declared view. A new view adds its line here; the hub, replay, the change feed and the
 * tests of all views then include it. Views with several tables are written by hand and listed by
 * the hub.
 */
public final class Boards {
  public static final List<Board<?>> ALL =
      List.of(
          MaterialDemandRow.BOARD,
          ProductionScheduleRow.BOARD,
          CapacityGroupRow.BOARD,
          GrantRow.BOARD,
          CalendarRow.BOARD,
          PartAgreementRow.BOARD,
          StockRow.BOARD,
          StockReportRow.BOARD,
          ShipmentRow.BOARD,
          TransitRow.BOARD,
          ReceiptRow.BOARD,
          QuestionRow.BOARD,
          OpeningRow.BOARD,
          ConsignedRow.BOARD,
          ConsumptionStatementRow.BOARD,
          CertificateRow.BOARD,
          CertificateToInspectRow.BOARD,
          ParameterSheetRow.BOARD,
          WorkOrderRow.BOARD,
          BatchRow.BOARD,
          PickingRow.BOARD,
          InspectionPlanRow.BOARD,
          InspectionRow.BOARD,
          InspectionValueRow.BOARD,
          InspectionPhotoRow.BOARD,
          InstrumentRow.BOARD,
          ConcessionRow.BOARD,
          MachineRow.BOARD,
          MachineStopRow.BOARD,
          MachineFaultRow.BOARD,
          MachineDayRow.BOARD,
          ShiftRow.BOARD,
          TariffRow.BOARD,
          MeterRow.BOARD,
          EnergyBaselineRow.BOARD,
          EnergyAdviceRow.BOARD,
          LoadRequestRow.BOARD,
          StatedFiguresRow.BOARD);

  private Boards() {}
}
