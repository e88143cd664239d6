package weft.projections.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.party.PartyCode;
import weft.party.PartyScope;

/**
 * Each step of the feed reads only the movements since the last step, however long the stock's
 * history.
 */
class SharedStockReadsTest {
  private static final PartyScope OEM = PartyScope.viewer(new PartyCode("OEM"));
  private static final int PAST = 30_000;
  private static final long AFTER = PAST - 10;
  private static TestDatabase db;
  private static PartyReads reads;

  @BeforeAll
  static void stock() {
    db = TestDatabase.fresh();
    reads = new PartyReads(db.pools());
    for (String supplier : List.of("EXACT", "STATE")) {
      db.admin()
          .sql(
              """
              insert into stock_past (stream, item, owner, holder, site, part, belongs_to, category, status, quantity, unit, changed_at, version, from_position, until_position)
              select 'Stock:' || :it || ':S:A', 'own', :it, :it, 'S', 'A', :it, 'finished', 'usable', n %% 2, 'PCE', now(), 1, n, n + 1
              from generate_series(1, %d) n
              """
                  .formatted(PAST))
          .param("it", supplier)
          .update();
      db.admin()
          .sql(
              """
              insert into stock (stream, item, owner, holder, site, part, belongs_to, category, status, quantity, unit, changed_at, version, from_position)
              values ('Stock:' || :it || ':S:A', 'own', :it, :it, 'S', 'A', :it, 'finished', 'usable', 5, 'PCE', now(), 1, :position)
              """)
          .param("it", supplier)
          .param("position", PAST + 1)
          .update();
      db.admin()
          .sql(
              """
              insert into grants (stream, item, owner, giver, receiver, what, grain, past, given_at, given_position, version, from_position)
              values ('Grant:' || :it, 'to', 'OEM', :it, 'OEM', 'stock', lower(:it), false, now(), 1, 1, 1)
              """)
          .param("it", supplier)
          .update();
    }
    db.admin().sql("analyze stock_past").update();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void quantities_are_told_without_the_past_before() {
    long read =
        reads.inParty(
            OEM,
            it -> {
              assertThat(SharedStock.of(it, OEM).quantities(AFTER, 100).changes()).hasSize(1);
              return pastRead(it);
            });
    assertThat(read).isLessThan(100);
  }

  @Test
  void a_page_of_quantities_goes_as_far_as_its_rows_and_the_next_one_goes_on_from_there() {
    var buyer = PartyScope.viewer(new PartyCode("PAGED"));
    db.admin()
        .sql(
            """
            insert into stock (stream, item, owner, holder, site, part, belongs_to, category, status, quantity, unit, changed_at, version, from_position)
            select 'Stock:MANY:S:P' || n, 'own', 'MANY', 'MANY', 'S', 'P' || n, 'MANY', 'finished', 'usable', n, 'PCE', now(), 1, 100 + n * case when n > 20 then 1000 else 1 end
            from generate_series(1, 25) n
            """)
        .update();
    db.admin()
        .sql(
            """
            insert into grants (stream, item, owner, giver, receiver, what, grain, past, given_at, given_position, version, from_position)
            values ('Grant:MANY', 'to', 'PAGED', 'MANY', 'PAGED', 'stock', 'exact', false, now(), 1, 1, 1)
            """)
        .update();
    List<String> told = new ArrayList<>();
    List<Integer> pages = new ArrayList<>();
    for (long after = 0; after < Long.MAX_VALUE; ) {
      long from = after;
      var page = reads.inParty(buyer, it -> SharedStock.of(it, buyer).quantities(from, 10));
      page.changes().forEach(it -> told.add(it.row().part()));
      pages.add(page.changes().size());
      after = page.until();
    }
    assertThat(told)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 25).mapToObj(it -> "P" + it).toList());
    assertThat(pages).startsWith(10, 10).allMatch(it -> it <= 10);
  }

  @Test
  void states_are_told_without_the_past_before() {
    long read =
        reads.inParty(
            OEM,
            it -> {
              var shared = SharedStock.of(it, OEM);
              var moved = shared.movedOfStates(AFTER);
              assertThat(shared.states(moved, List.of(), AFTER, 100))
                  .extracting(SharedStock.Change::position)
                  .containsExactly(AFTER + 1);
              return pastRead(it);
            });
    assertThat(read).isLessThan(100);
  }

  /** The number of rows of past versions read in this transaction. */
  private static long pastRead(JdbcClient it) {
    return it.sql(
            """
            select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) from pg_stat_xact_all_tables where relname = 'stock_past'
            """)
        .query(Long.class)
        .single();
  }
}
