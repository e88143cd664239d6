package weft.machine;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.party.PersonCode;

/**
 * Everything that can happen to a machine. Stored for ever: add nullable components, never rename
 * or move.
 */
public sealed interface MachineEvent {
  MachineId machine();

  record MachineRegistered(MachineId machine, MachineTerms terms) implements MachineEvent {}

  /** The owner replaced all terms. */
  record MachineChanged(MachineId machine, MachineTerms terms) implements MachineEvent {}

  record MachineStateChanged(MachineId machine, MachineState state, Instant since)
      implements MachineEvent {}

  /** A time down, idle or unknown became longer than the machine's terms allow. */
  record MachineStopBegun(MachineId machine, int n, MachineState state, Instant from)
      implements MachineEvent {}

  /** The stop ended, or late readings gave it another end. */
  record MachineStopEnded(MachineId machine, int n, Instant until) implements MachineEvent {}

  /** Late readings showed that there was no such stop. */
  record MachineStopWithdrawn(MachineId machine, int n) implements MachineEvent {}

  /** A person stated the cause. It is said and not measured, whatever the stop's state. */
  record StopCauseStated(
      MachineId machine, int n, String cause, @Nullable String text, @Nullable PersonCode person)
      implements MachineEvent {}

  /**
   * The machine reported a fault.
   *
   * @param n counted from 1 for each machine
   */
  record MachineFaultRaised(MachineId machine, int n, String code, Instant at)
      implements MachineEvent {}

  record MachineFaultCleared(MachineId machine, int n, String code, Instant at)
      implements MachineEvent {}

  /**
   * The owner planned maintenance, or changed the plan.
   *
   * @param since the day on which the current cycle began
   */
  record MaintenancePlanned(MachineId machine, MaintenancePlan plan, LocalDate since)
      implements MachineEvent {}

  /**
   * Maintenance fell due.
   *
   * @param on the day on which the hub found it due
   * @param runningHours since the cycle began; null where they are not known
   */
  record MaintenanceFellDue(
      MachineId machine,
      String code,
      MaintenanceCycle.DueBy by,
      LocalDate on,
      @Nullable BigDecimal runningHours)
      implements MachineEvent {}

  record MaintenanceDone(
      MachineId machine,
      String code,
      LocalDate on,
      @Nullable String text,
      @Nullable PersonCode person)
      implements MachineEvent {}

  /** No reading of this day counts any more. */
  record MachineDayClosed(MachineId machine, MachineDay day) implements MachineEvent {}
}
