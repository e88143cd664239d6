package weft.bench;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.certificate.CertificateEvent;
import weft.database.Pools;
import weft.event.Recorded;
import weft.history.History;
import weft.history.deadletter.DeadLetterTable;
import weft.history.follow.ProcessorTokens;
import weft.history.follow.View;
import weft.history.follow.ViewProcessors;
import weft.history.follow.ViewWriter;
import weft.history.store.EventJson;
import weft.history.store.HistoryStore;
import weft.json.EventTypes;

/** Views beside a hub's own, of events that do not happen: a hub has more with each release. */
final class MoreViews {
  private MoreViews() {}

  static ViewProcessors start(BenchHub hub, int count) {
    var writer = hub.part(Pools.class).writer();
    var store = (HistoryStore) hub.part(History.class).events();
    var tokens = ProcessorTokens.in(writer, new EventJson(EventTypes.ALL));
    var processors = new ViewProcessors(store::follow, tokens, writer, 1_000, 1, () -> {});
    for (int i = 0; i < count; i++)
      processors.add(new ViewWriter(new Idle("idle-" + i), writer, new DeadLetterTable(writer, 1)));
    processors.start();
    return processors;
  }

  private record Idle(String name) implements View {
    @Override
    public Set<Class<?>> events() {
      return Set.of(CertificateEvent.class);
    }

    @Override
    public void write(JdbcClient db, List<Recorded> batch) {}
  }
}
