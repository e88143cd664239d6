package weft.projections.manufacturing;

import java.util.ArrayList;
import java.util.List;
import weft.event.Recorded;
import weft.manufacturing.WorkOrderEvent;
import weft.manufacturing.WorkOrderEvent.ParametersOverridden;
import weft.manufacturing.WorkOrderEvent.PassedOnContradicted;
import weft.manufacturing.WorkOrderEvent.ReportCorrected;
import weft.manufacturing.WorkOrderEvent.ReportPhotoErased;
import weft.manufacturing.WorkOrderEvent.ReportPhotographed;
import weft.manufacturing.WorkOrderEvent.StepReported;
import weft.manufacturing.WorkOrderEvent.StepStarted;
import weft.manufacturing.WorkOrderEvent.WorkOrderClosed;
import weft.manufacturing.WorkOrderEvent.WorkOrderReleased;
import weft.projections.manufacturing.WorkOrderRow.State;

/** The row of a work order after an event. */
record WorkOrderChange(WorkOrderRow row, Recorded recorded) {
  WorkOrderRow after(WorkOrderEvent event) {
    return switch (event) {
      case WorkOrderReleased _ -> row;
      // The start follows in the same append and completes this entry.
      case ParametersOverridden it ->
          with(row.state(), plus(row.starts(), WorkStart.overridden(it)), row.reports());
      case StepStarted it ->
          with(open(), WorkStart.started(row.starts(), it, recorded.recordedAt()), row.reports());
      case StepReported it ->
          with(open(), row.starts(), plus(row.reports(), WorkReport.of(it, recorded.recordedAt())));
      case ReportCorrected it ->
          with(
              row.state(),
              row.starts(),
              row.reports().stream()
                  .map(one -> one.correctedBy(it, recorded.recordedAt()))
                  .toList());
      case ReportPhotographed it ->
          with(
              row.state(),
              row.starts(),
              row.reports().stream()
                  .map(one -> one.photographedBy(it, recorded.recordedAt()))
                  .toList());
      case ReportPhotoErased it ->
          with(
              row.state(), row.starts(), row.reports().stream().map(one -> one.after(it)).toList());
      case PassedOnContradicted _ -> with(row.state(), row.starts(), row.reports());
      case WorkOrderClosed _ ->
          row.with(State.CLOSED, row.starts(), row.reports(), recorded.recordedAt(), recorded);
    };
  }

  private State open() {
    return row.state() == State.CLOSED ? State.CLOSED : State.STARTED;
  }

  private WorkOrderRow with(State state, List<WorkStart> starts, List<WorkReport> reports) {
    return row.with(state, starts, reports, row.closedAt(), recorded);
  }

  private static <T> List<T> plus(List<T> all, T one) {
    List<T> more = new ArrayList<>(all);
    more.add(one);
    return List.copyOf(more);
  }
}
