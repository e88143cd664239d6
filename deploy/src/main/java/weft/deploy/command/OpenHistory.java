package weft.deploy.command;

import weft.database.Pools;
import weft.history.History;

/** A history opened for one command, followed by nobody, with the pools it needs. */
public record OpenHistory(History history, Pools pools) implements AutoCloseable {
  @Override
  public void close() {
    history.close();
    pools.close();
  }
}
