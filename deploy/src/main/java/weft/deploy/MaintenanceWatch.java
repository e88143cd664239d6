package weft.deploy;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.desk.CommandGateway;
import weft.desk.DeskCommand.Ask;
import weft.event.Provenance;
import weft.machine.MachineCommand.CheckMaintenance;
import weft.projections.machine.MaintenanceByDays;

/**
 * Calls maintenance due on its day at the machine's site. Several hubs may look at the same time:
 * maintenance falls due once in each cycle.
 */
public final class MaintenanceWatch {
  private static final Logger LOG = LoggerFactory.getLogger(MaintenanceWatch.class);

  private final JdbcClient writer;
  private final CommandGateway gateway;
  private final Clock clock;

  MaintenanceWatch(JdbcClient writer, CommandGateway gateway, Clock clock) {
    this.writer = writer;
    this.gateway = gateway;
    this.clock = clock;
  }

  /** Calls due what is due today, machine by machine: one that fails stops no other. */
  public void look() {
    for (MaintenanceByDays it : MaintenanceByDays.of(writer, clock.instant())) {
      try {
        tell(it);
      } catch (RuntimeException e) {
        LOG.warn("Could not call maintenance of {} due; the next look is due", it.machine(), e);
      }
    }
  }

  private void tell(MaintenanceByDays it) {
    var command = new CheckMaintenance(it.machine(), it.code(), it.today(), null);
    String request = UUID.randomUUID().toString();
    var provenance =
        new Provenance(
            new Provenance.Actor(it.machine().owner(), null, null),
            new Provenance.Source("hub", null, null, request),
            command.concerns(),
            request,
            null);
    var _ = gateway.ask(new Ask(provenance, null, null, List.of(command)));
  }
}
