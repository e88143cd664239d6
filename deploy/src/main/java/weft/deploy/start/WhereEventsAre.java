package weft.deploy.start;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import weft.database.Pools;
import weft.deploy.settings.StartRefused;
import weft.deploy.settings.WeftSettings;
import weft.history.History;
import weft.history.HistoryOrigin;
import weft.history.axonserver.AxonServer;

/**
 * Chooses where events are stored: in the database or, in the profile {@code axon-server}, on an
 * Axon Server. The hub does not start if its database recorded another choice.
 */
@Component
public class WhereEventsAre {
  private final boolean onAxonServer;
  private final WeftSettings settings;

  WhereEventsAre(Environment environment, WeftSettings settings) {
    this.onAxonServer = environment.acceptsProfiles(Profiles.of("axon-server"));
    this.settings = settings;
  }

  /** The plan with the chosen storage. */
  public History.Plan chosenFor(History.Plan plan, Pools pools) {
    if (!onAxonServer) {
      require(HistoryOrigin.HERE, pools);
      return plan;
    }
    var server = settings.axonServer().address();
    requireCertificates();
    requireAlone(server, pools);
    require(server.origin(), pools);
    return plan.axonServer(server);
  }

  /**
   * Hubs that share an Axon Server must share one database, because only that has their inbox,
   * outbox and numbers.
   */
  private static void requireAlone(AxonServer server, Pools pools) {
    if (!HistoryOrigin.isNew(pools.writer())) return;
    long events = server.head().orElse(0);
    if (events == 0) return;
    throw new StartRefused(
        "%s has %d events already, and this database is new: hubs with a database each cannot share an Axon Server."
            .formatted(server, events),
        "Give this hub the database of the others, or a context of its own"
            + " (weft.axon-server.context). Where that database is lost, restore it: the server has"
            + " no raw interchanges, outbox and members.");
  }

  private void requireCertificates() {
    Path file = settings.axonServer().certificates();
    if (file == null || Files.isReadable(file)) return;
    throw new StartRefused(
        "weft.axon-server.certificates names %s, and there is no such file that the hub may read."
            .formatted(file.toAbsolutePath()),
        "Put the PEM file of the authorities there.");
  }

  private static void require(String origin, Pools pools) {
    String noted = HistoryOrigin.claim(pools.writer(), origin);
    if (noted.equals(origin)) return;
    if (noted.equals(HistoryOrigin.HERE))
      throw new StartRefused(
          "This database has a history of its own, so its events cannot be on an Axon Server.",
          "Start without the profile axon-server, or with a new database and a context of its"
              + " own.");
    throw new StartRefused(
        "This database has a copy of the events of %s, and the hub was told that they are %s."
            .formatted(noted, origin),
        "Start with the profile axon-server and the context that was used before.");
  }
}
