package weft.machine;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A maintenance plan with its current cycle.
 *
 * @param since the day on which the cycle began
 * @param statedAt the version of the machine at which somebody last planned it or did it
 * @param dueOn the day on which it fell due; null while it is not due
 */
public record MaintenanceCycle(
    MaintenancePlan plan, long statedAt, LocalDate since, @Nullable LocalDate dueOn) {

  public String code() {
    return plan.code();
  }

  /** The day on which it falls due by days; null where days do not count. */
  public @Nullable LocalDate dueByDays() {
    return plan.everyDays() == null ? null : since.plusDays(plan.everyDays());
  }

  /**
   * Returns why it is due; null while it is not.
   *
   * @param runningHours since the cycle began; null where they are not known
   */
  @Nullable DueBy dueBy(LocalDate today, @Nullable BigDecimal runningHours) {
    LocalDate day = dueByDays();
    if (day != null && !today.isBefore(day)) return DueBy.DAYS;
    BigDecimal hours = plan.everyHours();
    boolean worn = hours != null && runningHours != null && runningHours.compareTo(hours) >= 0;
    return worn ? DueBy.HOURS : null;
  }

  MaintenanceCycle due(LocalDate on) {
    return new MaintenanceCycle(plan, statedAt, since, on);
  }

  MaintenanceCycle doneOn(LocalDate on, long version) {
    return new MaintenanceCycle(plan, version, on, null);
  }

  /** The reason why maintenance fell due. */
  public enum DueBy {
    HOURS,
    DAYS
  }
}
