package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/**
 * The control of {@link KilledPostgres}: where the server confirms a commit before it has written
 * it, the same kill loses acknowledged data, and the same comparison reports it.
 */
final class LostCommits implements Scenario {
  private static final int KILLS = 10;

  @Override
  public String name() {
    return "control-lost-commits";
  }

  @Override
  public void run(Trial trial) throws Exception {
    var ledger = new Ledger(trial);
    try (var site = DemoSite.of(trial)) {
      site.postgres().look().sql("alter role weft_writer set synchronous_commit = off").update();
      // A long delay, because otherwise most kills would come just after the confirmed data was
      // written.
      site.postgres().look().sql("alter system set wal_writer_delay = '10s'").update();
      site.postgres().look().sql("alter system set wal_writer_flush_after = '2GB'").update();
      site.postgres().look().sql("select pg_reload_conf()").query().listOfRows();
      site.postgres()
          .look()
          .sql(
              "select pg_terminate_backend(pid) from pg_stat_activity where usename ="
                  + " 'weft_writer'")
          .query()
          .listOfRows();
      for (int kill = 1; kill <= KILLS; kill++) {
        var partners =
            Partners.start(List.of(site.url()), site.tokens(), ledger, kill, KilledHub.PARTNERS);
        Waiting.pass(Duration.ofMillis(trial.random().nextInt(800, 1_500)));
        long killed = System.nanoTime();
        site.postgres().killAll();
        site.untilAcknowledged(ledger, killed, Duration.ofSeconds(60));
        partners.finish();
        int lost = lost(site, ledger);
        trial.say("kill %d: %d of %d acknowledged lost", kill, lost, ledger.acknowledged());
        if (lost == 0) continue;
        var promises = new Promises(site.postgres().look());
        assertThat(catching(() -> promises.exactlyOnce(ledger)))
            .describedAs("the comparison of the other scenarios")
            .isTrue();
        DemoSite.discard();
        trial.found(
            "with synchronous_commit = off kill %d lost %d of %d acknowledged, as it must",
            kill, lost, ledger.acknowledged());
        return;
      }
    }
    throw new AssertionError(
        "Nothing was lost in " + KILLS + " kills: the comparison proves nothing");
  }

  private static int lost(DemoSite site, Ledger ledger) throws java.io.IOException {
    var stored = new Promises(site.postgres().look()).interchanges(ledger);
    return (int) ledger.interchanges.stream().filter(it -> !stored.contains(it)).count();
  }

  private static boolean catching(Runnable comparison) {
    try {
      comparison.run();
      return false;
    } catch (AssertionError e) {
      return true;
    }
  }
}
