package weft.deploy.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.promise.Promise;
import weft.promise.Reason;
import weft.scheduling.Commitment;
import weft.scheduling.DeliveryScheduleCommand.CommitCallOffs;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ScheduleLine;

/**
 * How the demo's suppliers answer the firm lines of a release. They confirm overdue lines as asked.
 */
enum DemoSupplier {
  AS_ASKED,
  /** The second line: half on time, half three days late. */
  SPLIT_LATE,
  /** The third line: a fifth will be missing. */
  SHORT;

  CommitCallOffs answer(DeliveryScheduleId schedule, Forecast inForce) {
    List<Commitment> commitments = new ArrayList<>();
    LocalDate issued = Objects.requireNonNull(inForce.release().issued()).toLocalDate();
    int ahead = 0;
    for (ScheduleLine line : inForce.lines()) {
      if (!line.firmness().isFirm()) continue;
      boolean overdue = line.due().isBefore(issued);
      commitments.add(overdue ? promise(line, line.quantity()) : commitment(line, ahead++));
    }
    return new CommitCallOffs(schedule, inForce.release().number(), List.copyOf(commitments));
  }

  private Commitment commitment(ScheduleLine line, int index) {
    return switch (this) {
      case AS_ASKED -> promise(line, line.quantity());
      case SPLIT_LATE -> index == 1 ? late(line) : promise(line, line.quantity());
      case SHORT -> index == 2 ? shortOf(line) : promise(line, line.quantity());
    };
  }

  private static Commitment promise(ScheduleLine line, Quantity quantity) {
    return commitment(line, List.of(new Promise(line.due(), quantity)), null);
  }

  private static Commitment late(ScheduleLine line) {
    Quantity half = Quantity.of(line.quantity().amount().longValue() / 2);
    var rest = new Promise(line.due().plusDays(3), line.quantity().minus(half));
    return commitment(
        line,
        List.of(new Promise(line.due(), half), rest),
        new Reason(Reason.Code.CAPACITY, "夜班人手不足 night shift is short of hands"));
  }

  private static Commitment shortOf(ScheduleLine line) {
    long most = line.quantity().amount().longValue() * 4 / 5;
    return commitment(
        line,
        List.of(new Promise(line.due(), Quantity.of(most))),
        new Reason(Reason.Code.MATERIAL, "毛坯砂眼报废 castings scrapped for blowholes"));
  }

  private static Commitment commitment(
      ScheduleLine line, List<Promise> promises, @Nullable Reason reason) {
    return new Commitment(line.due(), line.ordinal(), line.quantity(), promises, reason, null);
  }
}
