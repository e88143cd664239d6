package weft.deploy.command;

import org.springframework.context.ConfigurableApplicationContext;
import weft.database.Pools;
import weft.history.History;

/**
 * A history opened for one command, followed by nobody, with the pools it needs.
 *
 * @param beside holds the database where the command had to start it
 */
public record OpenHistory(History history, Pools pools, ConfigurableApplicationContext beside)
    implements AutoCloseable {
  @Override
  public void close() {
    history.close();
    pools.close();
    beside.close();
  }
}
