package weft.bench;

import weft.context.Contexts;
import weft.database.Pools;
import weft.deploy.settings.DatabaseAddress;
import weft.desk.CommandGateway;
import weft.desk.Desk;
import weft.history.History;
import weft.json.EventTypes;
import weft.json.StateType;

/** A second hub on a hub's database with commands only: it follows nothing. */
final class OtherHub implements AutoCloseable {
  private final Pools pools;
  private final History history;

  OtherHub(BenchHub first) {
    var address = first.part(DatabaseAddress.class);
    pools = Pools.open(address.url(), address.writer(), address.reader());
    history = History.on(pools).events(EventTypes.ALL).states(StateType.ALL).open().start();
    new Desk(Contexts.TYPES, Contexts.FILING, history.streams(), history.events())
        .open(history.commands());
  }

  CommandGateway counter() {
    return new CommandGateway(history.commands());
  }

  @Override
  public void close() {
    history.close();
    pools.close();
  }
}
