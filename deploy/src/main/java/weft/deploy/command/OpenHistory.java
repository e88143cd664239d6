package weft.deploy.command;

import org.springframework.context.ConfigurableApplicationContext;
import weft.database.Pools;
import weft.history.History;

/**
 * A history opened for one command, with its pools; no view or reaction follows it.
 *
 * @param beside the context, which owns the database if the command started it
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
