package weft.projections.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.context.Contexts;
import weft.event.Recorded;
import weft.history.follow.View;
import weft.history.follow.ViewTable;
import weft.history.store.EventPart;
import weft.json.EventTypes;
import weft.party.PartyCode;
import weft.projections.rows.Columns;

/**
 * Writes one row for each event and each party that it concerns, by which the party finds the
 * event.
 */
public final class HistoryIndex implements View {
  private static final Columns<IndexedEvent> ROWS = Columns.of(IndexedEvent.class);
  private static final String ADD =
      "insert into history_entry (%s) %s".formatted(ROWS.names(), ROWS.rows());

  @Override
  public String name() {
    return "history-index";
  }

  @Override
  public List<ViewTable> tables() {
    return List.of(ViewTable.appended("history_entry"));
  }

  @Override
  public Set<Class<?>> events() {
    return Set.of(Object.class);
  }

  @Override
  public boolean handles(Object payload) {
    return !(payload instanceof EventPart); // the event itself is indexed
  }

  @Override
  public void write(JdbcClient db, List<Recorded> batch) {
    List<IndexedEvent> rows = new ArrayList<>();
    for (Recorded it : batch) {
      String part = Contexts.TYPES.part(it.stream(), it.payload());
      boolean first = true;
      for (PartyCode viewer : viewers(it)) {
        rows.add(
            new IndexedEvent(
                viewer.value(),
                it.position(),
                it.stream(),
                EventTypes.nameOf(it.payload()),
                part,
                first));
        first = false;
      }
    }
    ROWS.write(db, ADD, rows);
  }

  /** The parties that the event concerns; an event without any belongs to its actor. */
  private static Set<PartyCode> viewers(Recorded event) {
    var participants = event.provenance().participants();
    return participants.isEmpty()
        ? new TreeSet<>(Set.of(event.provenance().actor().party()))
        : participants;
  }
}
