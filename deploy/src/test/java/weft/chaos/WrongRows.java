package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import weft.replay.Digest;

/**
 * The control of "views = replay": one row is changed and another is missing, and the comparison of
 * the other scenarios must report each table.
 */
final class WrongRows implements Scenario {
  private static final int RELEASES = 40;

  @Override
  public String name() {
    return "control-wrong-rows";
  }

  @Override
  public void run(Trial trial) throws Exception {
    var ledger = new Ledger(trial);
    try (var site = DemoSite.of(trial)) {
      var partners = Partners.start(List.of(site.url()), site.tokens(), ledger, 1, 8);
      Waiting.until("some history", Duration.ofMinutes(1), () -> ledger.acknowledged() > RELEASES);
      partners.finish();
      new Promises(site.postgres().look()).hold(ledger, site.partners());
      var replayed = Replay.tables(site.postgres(), "weft");
      int planted = 0;
      try (var live = site.postgres().database("weft", "postgres").getConnection()) {
        Map<String, Digest> right = Replay.digests(live);
        Replay.assertEqual(live, right, replayed);
        live.setAutoCommit(false);
        for (String table : replayed.keySet())
          if (Digest.of(live, "select * from " + table).rows() > 0) {
            rejected(
                live,
                right,
                replayed,
                "delete from %1$s where ctid = (select max(ctid) from %1$s)",
                table);
            planted++;
          }
        rejected(
            live,
            right,
            replayed,
            "update %1$s set quantity = quantity + 1 where ctid = (select max(ctid) from %1$s)",
            "call_off_line");
      }
      assertThat(planted).isGreaterThan(10);
      trial.found(
          "%,d rows of views = replay; one row less in each of %d tables, and one changed by 1:"
              + " each time the comparison failed, as it must",
          replayed.values().stream().mapToLong(Digest::rows).sum(), planted);
    }
  }

  /** Undoes the sabotage; the other tables are as they were at the comparison. */
  private static void rejected(
      Connection live,
      Map<String, Digest> right,
      Map<String, Digest> replayed,
      String sabotage,
      String table)
      throws SQLException {
    try (var statement = live.createStatement()) {
      assertThat(statement.executeUpdate(sabotage.formatted(table))).isOne();
    }
    boolean caught = false;
    Map<String, Digest> now = new TreeMap<>(right);
    now.put(table, Digest.of(live, "select * from " + table));
    try {
      Replay.assertEqual(live, now, replayed);
    } catch (AssertionError e) {
      caught = String.valueOf(e.getMessage()).contains(table);
    }
    live.rollback();
    assertThat(caught).describedAs("a wrong row of " + table + " was found").isTrue();
  }
}
