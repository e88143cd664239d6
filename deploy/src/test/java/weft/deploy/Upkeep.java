package weft.deploy;

import java.sql.SQLException;
import java.time.Clock;
import weft.database.Pools;
import weft.desk.CommandGateway;

/** Closes the days of machines at once; a hub does so each minute. */
public final class Upkeep {
  private Upkeep() {}

  /**
   * One round of another hub on the same database. It does nothing while the hub's own one runs.
   */
  public static void now(RunningHub hub) throws SQLException {
    new MachineTeller(hub.bean(Pools.class), hub.bean(CommandGateway.class), hub.bean(Clock.class))
        .look();
  }
}
