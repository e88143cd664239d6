package weft.projections.interchange;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.projections.rows.Columns;
import weft.projections.rows.RecordRows;
import weft.projections.rows.Versioned;

/**
 * One table of the interchange view, with its past versions.
 *
 * @param <R> a row
 */
final class InterchangeTable<R extends Record & OfInterchange> {
  private final Class<R> kind;
  private final Columns<R> rows;
  private final Columns<R> changes;
  private final Columns<Versioned.Past<R>> past;
  private final Columns<Versioned.Past<R>> ended;
  private final String add;
  private final String change;
  private final String end;
  private final String pass;

  /**
   * @param key the columns of the primary key
   * @param changing the columns that later events change
   */
  InterchangeTable(String name, Class<R> kind, List<String> key, List<String> changing) {
    this.kind = kind;
    rows = Columns.of(kind);
    changes = rows.only(names(key, changing));
    past = rows.past();
    ended = past.only(names(key, List.of("until_position")));
    add = "insert into %s (%s) %s".formatted(name, rows.names(), rows.rows());
    String same = key.stream().map("t.%1$s = n.%1$s"::formatted).collect(joining(" and "));
    change =
        "update %s t set %s from (%s) n where %s"
            .formatted(
                name,
                changing.stream().map("%1$s = n.%1$s"::formatted).collect(joining(", ")),
                changes.rows(),
                same);
    end =
        "insert into %s_past (%s) select %s, n.until_position from (%s) n join %1$s t on %s"
            .formatted(name, past.names(), RecordRows.of(kind).columns("t"), ended.rows(), same);
    pass = "insert into %s_past (%s) %s".formatted(name, past.names(), past.rows());
  }

  private static String[] names(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toArray(String[]::new);
  }

  /** Writes the changed rows of this table. */
  void write(JdbcClient db, Versioned<OfInterchange.Key, OfInterchange> all) {
    ended.write(db, end, versions(all.ended()));
    past.write(db, pass, versions(all.past()));
    rows.write(db, add, rows(all.added()));
    changes.write(db, change, rows(all.changed()));
  }

  private List<R> rows(List<OfInterchange> all) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private List<Versioned.Past<R>> versions(List<Versioned.Past<OfInterchange>> all) {
    List<Versioned.Past<R>> its = new ArrayList<>();
    for (var it : all)
      if (kind.isInstance(it.row()))
        its.add(new Versioned.Past<>(kind.cast(it.row()), it.untilPosition()));
    return its;
  }
}
