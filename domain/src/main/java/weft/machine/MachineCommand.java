package weft.machine;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.event.StreamCommand;
import weft.party.PartyCode;
import weft.party.PersonCode;

/**
 * Everything that a machine's owner asks of it, and that the hub tells it from its readings. A hub
 * that tells the same again changes nothing.
 */
public sealed interface MachineCommand extends StreamCommand {
  MachineId machine();

  @Override
  default String stream() {
    return machine().stream();
  }

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(machine().owner());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  record RegisterMachine(MachineId machine, MachineTerms terms) implements MachineCommand {}

  /**
   * Replaces all terms.
   *
   * @param seen the version that the caller saw. A machine changes its state all day, so only a
   *     change of the terms since then refuses the command
   */
  record ChangeMachine(MachineId machine, MachineTerms terms, long seen)
      implements MachineCommand {}

  /** From readings: the machine is in this state since then. */
  record TellState(MachineId machine, MachineState state, Instant since)
      implements MachineCommand {}

  /**
   * From readings: a stop began.
   *
   * @param until null while it lasts; set where late readings show a stop that is over
   */
  record BeginStop(MachineId machine, MachineState state, Instant from, @Nullable Instant until)
      implements MachineCommand {}

  /** From readings: a stop ended. A second end of a recent stop mends the first. */
  record EndStop(MachineId machine, int n, Instant until) implements MachineCommand {}

  /** From late readings: there was no such stop, or it was another one. */
  record WithdrawStop(MachineId machine, int n) implements MachineCommand {}

  /**
   * A person states the cause of a stop, or another cause.
   *
   * @param cause a code, such as {@code TOOL-BREAK}
   * @param seen the version that the person saw; only another cause since then refuses the command
   * @param person null for a client that names nobody
   */
  record StateStopCause(
      MachineId machine,
      int n,
      String cause,
      @Nullable String text,
      @Nullable PersonCode person,
      long seen)
      implements MachineCommand {}

  /** From readings: the machine reports a fault. */
  record RaiseFault(MachineId machine, String code, Instant at) implements MachineCommand {}

  /** From readings: the machine no longer reports the fault. */
  record ClearFault(MachineId machine, String code, Instant at) implements MachineCommand {}

  /**
   * Plans maintenance, or changes the plan of that code.
   *
   * @param today at the machine's site
   * @param seen the version that the caller saw; refuses the command only if somebody planned or
   *     did this maintenance since then. Null for whatever the version
   */
  record PlanMaintenance(
      MachineId machine, MaintenancePlan plan, LocalDate today, @Nullable Long seen)
      implements MachineCommand {}

  /**
   * Asks whether maintenance fell due. One that is due already stays as it is.
   *
   * @param today at the machine's site
   * @param runningHours since {@link MaintenanceCycle#since}; null where they are not known, and
   *     then only days count
   */
  record CheckMaintenance(
      MachineId machine, String code, LocalDate today, @Nullable BigDecimal runningHours)
      implements MachineCommand {}

  /**
   * States that maintenance was done; the next cycle begins on that day.
   *
   * @param person null for a client that names nobody
   * @param seen as in {@link PlanMaintenance}
   */
  record FinishMaintenance(
      MachineId machine,
      String code,
      LocalDate on,
      @Nullable String text,
      @Nullable PersonCode person,
      @Nullable Long seen)
      implements MachineCommand {}

  /** From readings: nothing of this day can be late any more. Days come in order. */
  record CloseMachineDay(MachineId machine, MachineDay day) implements MachineCommand {}
}
