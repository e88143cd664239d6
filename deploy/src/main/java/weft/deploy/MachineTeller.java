package weft.deploy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import weft.database.Pools;
import weft.desk.CommandGateway;
import weft.desk.DeskCommand.Ask;
import weft.event.Provenance;
import weft.event.Refused;
import weft.machine.MachineCommand;
import weft.machine.MachineCommand.CheckMaintenance;
import weft.machine.MachineCommand.ClearFault;
import weft.machine.MachineCommand.CloseMachineDay;
import weft.machine.MachineCommand.RaiseFault;
import weft.machine.MachineCommand.TellState;
import weft.machine.MachineId;
import weft.projections.reading.MachinesToMaintain;
import weft.projections.reading.MachinesToMaintain.Plan;
import weft.projections.reading.ReadingUpkeep;
import weft.projections.reading.ReadingUpkeep.DueDay;
import weft.projections.reading.ToldMachines;
import weft.projections.reading.ToldMachines.Untold;
import weft.projections.reading.ToldMachines.UntoldFault;

/**
 * Tells the streams of machines what their readings came to. One hub tells at a time; if it is
 * killed in between, the next one tells the same again, which the rules know.
 */
public final class MachineTeller {
  private static final Logger LOG = LoggerFactory.getLogger(MachineTeller.class);

  /** Held while a hub tells; positive, as all keys of the hub. */
  private static final long LOCK = 0x6d616368L;

  /** A round ends after this, before the database ends the transaction that holds the lock. */
  private static final Duration ROUND = Duration.ofSeconds(4);

  private static final Duration UPKEEP_EVERY = Duration.ofMinutes(1);

  /** A machine whose stream refused a command is told again after this. */
  private static final Duration REST = Duration.ofSeconds(30);

  private static final int DAYS_AT_ONCE = 200;

  private final Pools pools;
  private final CommandGateway gateway;
  private final Clock clock;
  private final ToldMachines machines;
  private final ReadingUpkeep upkeep;
  private final MachinesToMaintain maintained;
  private final TransactionTemplate transaction;
  private final Map<MachineId, Instant> resting = new HashMap<>();
  private Instant upkeepDue = Instant.MIN;

  MachineTeller(Pools pools, CommandGateway gateway, Clock clock) {
    this.pools = pools;
    this.gateway = gateway;
    this.clock = clock;
    JdbcClient db = JdbcClient.create(pools.writer());
    this.machines = new ToldMachines(db);
    this.upkeep = new ReadingUpkeep(db);
    this.maintained = new MachinesToMaintain(db);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(pools.writer()));
  }

  /** Tells what is due, unless another hub does. */
  public void look() throws SQLException {
    try (Connection lock = pools.writer().getConnection()) {
      lock.setAutoCommit(false);
      try {
        if (taken(lock)) tell(clock.instant());
      } finally {
        lock.rollback();
        lock.setAutoCommit(true);
      }
    }
  }

  private static boolean taken(Connection lock) throws SQLException {
    try (var statement = lock.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
      statement.setLong(1, LOCK);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private void tell(Instant now) {
    Instant end = now.plus(ROUND);
    for (UntoldFault it : machines.faults()) {
      if (!clock.instant().isBefore(end)) return;
      if (ask(it.command())) machines.told(it);
    }
    resting.values().removeIf(it -> it.isBefore(now));
    for (Untold it : machines.next(now)) {
      if (!clock.instant().isBefore(end)) return;
      if (resting.containsKey(it.machine())) continue;
      boolean told = !it.stateDue() || ask(new TellState(it.machine(), it.state(), it.since()));
      for (MachineCommand stop : machines.stops(it, now)) told &= ask(stop);
      if (told) machines.told(it);
      else resting.put(it.machine(), now.plus(REST));
    }
    if (now.isBefore(upkeepDue)) return;
    keepUp(now, end);
    upkeepDue = now.plus(UPKEEP_EVERY);
  }

  private void keepUp(Instant now, Instant end) {
    upkeep.drop(now, transaction);
    for (DueDay it : upkeep.due(now, DAYS_AT_ONCE)) {
      if (!clock.instant().isBefore(end)) return;
      var _ = ask(new CloseMachineDay(it.machine(), it.day()));
    }
    for (Plan it : maintained.plans()) {
      if (!clock.instant().isBefore(end)) return;
      LocalDate today = LocalDate.ofInstant(now, it.zone());
      BigDecimal hours = running(it);
      if (it.isDue(hours)) ask(new CheckMaintenance(it.machine(), it.code(), today, hours));
    }
  }

  private @Nullable BigDecimal running(Plan it) {
    return machines.runningHours(
        it.machine().stream(), it.since().atStartOfDay(it.zone()).toInstant());
  }

  /** Whether the stream knows it now, or refuses it for good. */
  private boolean ask(MachineCommand command) {
    String id = UUID.randomUUID().toString();
    try {
      gateway.ask(
          new Ask(
              new Provenance(
                  new Provenance.Actor(command.machine().owner(), null, null),
                  new Provenance.Source("hub", null, null, id),
                  command.concerns(),
                  id,
                  null),
              null,
              null,
              List.of(command)));
      return true;
    } catch (Refused e) {
      LOG.warn(
          "{} of {} was refused: {}",
          command.getClass().getSimpleName(),
          command.stream(),
          e.getMessage());
      return command instanceof RaiseFault || command instanceof ClearFault;
    } catch (RuntimeException e) {
      LOG.warn("{} of {} is told again", command.getClass().getSimpleName(), command.stream(), e);
      return false;
    }
  }
}
