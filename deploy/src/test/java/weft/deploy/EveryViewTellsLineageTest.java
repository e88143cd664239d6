package weft.deploy;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.TestDatabase;
import weft.history.follow.View;
import weft.history.follow.ViewTable;
import weft.projections.lineage.Lineages;

/**
 * A view whose rows name the message or segment they came from declares its lineage, so that an
 * interchange's effects include them.
 */
class EveryViewTellsLineageTest {
  /**
   * The columns that name a message or segment: by their whole name, or by the end of a longer one.
   */
  private static final String SAYING =
      """
      select distinct column_name from information_schema.columns
      where table_schema = 'weft' and table_name in (:table, :table || '_past')
        and column_name ~ '(^|_)(interchange|segment|origins?)$' and table_name <> 'interchange'
      """;

  @Test
  void what_names_a_message_or_a_segment_declares_its_lineage() {
    try (var db = TestDatabase.fresh()) {
      Set<String> declared =
          Lineages.ALL.stream().flatMap(it -> it.tables().stream()).collect(toSet());
      List<String> silent = new ArrayList<>();
      int saying = 0;
      for (View view : HubViews.writing(JdbcClient.create(db.pools().writer())))
        for (ViewTable table : view.tables()) {
          List<String> columns = columns(db, table.name());
          if (columns.isEmpty()) continue;
          saying++;
          for (String name : tables(table))
            if (!declared.contains(name))
              silent.add("%s: %s has %s".formatted(view.name(), name, columns));
        }
      assertThat(silent).isEmpty();
      assertThat(saying).as("tables that name a message or a segment").isGreaterThanOrEqualTo(9);
    }
  }

  /** No declaration may name a removed or renamed table. */
  @Test
  void what_is_declared_is_written_by_a_view() {
    try (var db = TestDatabase.fresh()) {
      Set<String> written =
          HubViews.writing(JdbcClient.create(db.pools().writer())).stream()
              .flatMap(it -> it.tables().stream())
              .flatMap(it -> tables(it).stream())
              .collect(toSet());
      assertThat(Lineages.ALL)
          .allSatisfy(it -> assertThat(written).containsAll(it.tables()))
          .allSatisfy(
              it ->
                  assertThat(it.tables())
                      .as("%s reads what it declares", it.tables())
                      .anyMatch(it.select()::contains));
    }
  }

  private static List<String> columns(TestDatabase db, String table) {
    return db.admin().sql(SAYING).param("table", table).query(String.class).list();
  }

  private static List<String> tables(ViewTable it) {
    return it.kind() == ViewTable.Kind.VERSIONED
        ? List.of(it.name(), it.past())
        : List.of(it.name());
  }
}
