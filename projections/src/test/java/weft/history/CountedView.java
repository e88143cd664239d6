package weft.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.TestDatabase;
import weft.event.Recorded;
import weft.history.follow.View;

/**
 * A view that reveals any event skipped, doubled or out of order: it counts, sums and remembers the
 * last.
 */
public record CountedView(String name, String table) implements View {

  /** A view that can do something more while it writes its counts. */
  public interface Around extends View {
    CountedView view();

    @Override
    default String name() {
      return view().name();
    }

    @Override
    default Set<Class<?>> events() {
      return view().events();
    }
  }

  public static CountedView create(TestDatabase db, String table) {
    db.owner()
        .sql(
            "create table %s (stream text primary key, events bigint not null, sequences bigint not null, last_sequence bigint not null, last_position bigint not null, in_order boolean not null)"
                .formatted(table))
        .update();
    return new CountedView(table, table);
  }

  @Override
  public Set<Class<?>> events() {
    return Set.of(Happening.class);
  }

  @Override
  public void write(JdbcClient db, List<Recorded> batch) {
    var rows = new LinkedHashMap<String, Counted>();
    for (var event : batch)
      rows.merge(event.stream(), Counted.of(event), (before, now) -> before.then(now));
    for (var row : rows.entrySet()) {
      var it = row.getValue();
      db.sql(
              """
              insert into %s as t values (:stream, :events, :sum, :last, :position, :inOrder)
              on conflict (stream) do update set events = t.events + excluded.events, sequences = t.sequences + excluded.sequences,
                last_sequence = excluded.last_sequence, last_position = excluded.last_position,
                in_order = t.in_order and excluded.in_order and t.last_sequence + 1 = :first
              """
                  .formatted(table))
          .param("stream", row.getKey())
          .param("events", it.events)
          .param("sum", it.sum)
          .param("last", it.last)
          .param("position", it.position)
          .param("inOrder", it.inOrder)
          .param("first", it.first)
          .update();
    }
  }

  private record Counted(
      long events, long sum, long first, long last, long position, boolean inOrder) {
    static Counted of(Recorded event) {
      return new Counted(
          1, event.sequence(), event.sequence(), event.sequence(), event.position(), true);
    }

    Counted then(Counted next) {
      return new Counted(
          events + next.events,
          sum + next.sum,
          first,
          next.last,
          next.position,
          inOrder && next.inOrder && last + 1 == next.first);
    }
  }

  public List<String> rows(TestDatabase db) {
    return db.admin()
        .sql("select r::text from " + table + " r order by stream")
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** The content that the view must have, computed from the history itself. */
  public static List<String> truth(TestDatabase db) {
    return db.admin()
        .sql(
            """
            select (stream, count(*), sum(sequence)::bigint, max(sequence), max(position), true)::text
            from domain_event where type <> 'event-part' group by stream order by stream
            """)
        .query((row, _) -> row.getString(1))
        .list();
  }
}
