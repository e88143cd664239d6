package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.DatabaseRoles;

/**
 * Sets the database's clock back and forth and runs it fast under load: the history is ordered by
 * positions, and its times rise with them. The clock is faked: the hub's writers find another
 * {@code clock_timestamp()} before PostgreSQL's own.
 */
final class SteppedClock implements Scenario {
  private static final List<String> STEPS =
      List.of("2 hours", "-7 days", "0", "-1 hour", "1 hour", "-3 seconds", "30 seconds");

  @Override
  public String name() {
    return "stepped-clock";
  }

  @Override
  public void run(Trial trial) throws Exception {
    var ledger = new Ledger(trial);
    int steps = trial.times(4, 60);
    try (var site = DemoSite.of(trial)) {
      var look = site.postgres().look();
      look.sql("create schema clock").update();
      look.sql(
              "create table clock.fake (step interval not null, rate float not null, since"
                  + " timestamptz not null)")
          .update();
      look.sql("insert into clock.fake values ('0', 1, pg_catalog.clock_timestamp())").update();
      look.sql(
              """
              create function clock.clock_timestamp() returns timestamptz volatile language sql as
              'select since + step + (pg_catalog.clock_timestamp() - since) * rate from clock.fake'
              """)
          .update();
      look.sql("grant usage on schema clock to weft_writer").update();
      look.sql("grant select on clock.fake to weft_writer").update();
      look.sql("alter role " + DatabaseRoles.WRITER + " set search_path = clock, pg_catalog, weft")
          .update();
      look.sql("select pg_terminate_backend(pid) from pg_stat_activity where usename = ?")
          .param(DatabaseRoles.WRITER)
          .query()
          .listOfRows();
      var partners =
          Partners.start(List.of(site.url()), site.tokens(), ledger, 1, trial.partners());
      Waiting.until(
          "under load", Duration.ofMinutes(3), () -> ledger.acknowledged() > trial.partners());
      for (int i = 0; i < steps; i++) {
        Waiting.pass(Duration.ofMillis(trial.random().nextInt(200, 1_200)));
        var step = STEPS.get(trial.random().nextInt(STEPS.size()));
        double rate = trial.random().nextBoolean() ? 1.5 : 1;
        set(look, step, rate);
        trial.say("clock %s, rate %.1f: %d acknowledged", step, rate, ledger.acknowledged());
      }
      set(look, "3 hours", 1); // beyond all waits by one of the clocks
      partners.finish();
      new Promises(look).hold(ledger, site.partners());
      long ahead =
          look.sql(
                  "select count(*) from domain_event where recorded_at >"
                      + " pg_catalog.clock_timestamp()")
              .query(Long.class)
              .single();
      String compared = Replay.compared(trial, site.postgres());
      trial.found(
          "%d steps between -7 days and +2 hours, half of them at 1.5 times the speed; %,d"
              + " acknowledged = stored, times strictly rising, %,d of them stamped ahead of the"
              + " true time; %s",
          steps, ledger.acknowledged(), ahead, compared);
      assertThat(ahead).describedAs("events stamped by the fake clock").isPositive();
      useTheTrueClock(site);
    }
  }

  private static void set(JdbcClient look, String step, double rate) {
    look.sql(
            "update clock.fake set step = ?::interval, rate = ?, since ="
                + " pg_catalog.clock_timestamp()")
        .params(step, rate)
        .update();
  }

  /** For the next trial on the site; the history continues from its present times. */
  private static void useTheTrueClock(DemoSite site) throws IOException {
    var look = site.postgres().look();
    look.sql("alter role " + DatabaseRoles.WRITER + " set search_path = weft").update();
    look.sql("select pg_terminate_backend(pid) from pg_stat_activity where usename = ?")
        .param(DatabaseRoles.WRITER)
        .query()
        .listOfRows();
    look.sql("drop schema clock cascade").update();
  }
}
