package weft.projections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import weft.database.TestDatabase;

/** Every index is used, because each one costs every write of its table. */
class IndexesTest {
  @Test
  void no_table_has_two_indexes_of_the_same_columns() {
    try (var db = TestDatabase.fresh()) {
      assertThat(
              db.admin()
                  .sql(
                      """
                      select string_agg(indexname, ' = ' order by indexname) from pg_indexes where schemaname = 'weft'
                      group by tablename, substring(indexdef from ' USING .*') having count(*) > 1
                      """)
                  .query(String.class)
                  .list())
          .isEmpty();
    }
  }
}
