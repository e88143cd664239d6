package weft.history.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.history.HappeningHub.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.database.TestDatabase;
import weft.history.CountedView;
import weft.history.HappeningHub;

/** An idle hub renews its claims, at hardly any cost. */
@Timeout(60)
@Tag("long")
class HeldClaimsTest {
  private static final int VIEWS = 20;

  /** PostgreSQL updates the statistics of idle connections only after this time. */
  private static final Duration TOLD_BY_THEN = Duration.ofSeconds(11);

  @Test
  void a_quiet_hub_renews_the_claims_of_all_its_views_by_one_statement() throws Exception {
    try (var db = TestDatabase.fresh()) {
      var plan = HappeningHub.hub(db);
      for (int i = 0; i < VIEWS; i++) plan.view(CountedView.create(db, "quiet_" + i));
      try (var _ = plan.open().start()) {
        await(() -> held(db) == VIEWS && statements(db).size() == 1);
        var before = statements(db);
        await(() -> !statements(db).equals(before) && statements(db).size() == 1);

        Thread.sleep(TOLD_BY_THEN);
        long begun = transactions(db);
        Thread.sleep(Duration.ofSeconds(4));
        // Without sharing, each view would need four transactions, to renew its claim and to look
        // for free ones.
        assertThat(transactions(db) - begun).isLessThan(VIEWS * 3L);
        assertThat(held(db)).isEqualTo(VIEWS);
      }
    }
  }

  @Test
  void a_claim_that_another_took_is_not_renewed_with_the_rest() {
    try (var db = TestDatabase.fresh()) {
      var plan = HappeningHub.hub(db);
      var names = IntStream.range(0, VIEWS).mapToObj(it -> "rest_" + it).toList();
      names.forEach(it -> plan.view(CountedView.create(db, it)));
      try (var _ = plan.open().start()) {
        await(() -> held(db) == VIEWS && statements(db).size() == 1);
        db.admin()
            .sql("update token_entry set owner = 'another' where processor_name = 'rest_0'")
            .update();
        var taken = stamp(db, "rest_0");
        var left = stamp(db, "rest_1");
        await(() -> !stamp(db, "rest_1").equals(left));
        assertThat(stamp(db, "rest_0")).isEqualTo(taken);
      }
    }
  }

  private static String stamp(TestDatabase db, String view) {
    return db.admin()
        .sql("select timestamp from token_entry where processor_name = ?")
        .param(view)
        .query(String.class)
        .single();
  }

  private static long held(TestDatabase db) {
    return db.admin()
        .sql("select count(*) from token_entry where owner is not null")
        .query(Long.class)
        .single();
  }

  private static List<String> statements(TestDatabase db) {
    return db.admin().sql("select distinct xmin::text from token_entry").query(String.class).list();
  }

  /**
   * Sums over all connections. This one stays open, so that its own share does not come a second
   * late.
   */
  private static long transactions(TestDatabase db) {
    db.admin().sql("select pg_stat_force_next_flush()").query().singleRow();
    return db.admin()
        .sql(
            "select pg_stat_get_db_xact_commit(oid) from pg_database where datname ="
                + " current_database()")
        .query(Long.class)
        .single();
  }
}
