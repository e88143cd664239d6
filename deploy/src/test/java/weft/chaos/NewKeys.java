package weft.chaos;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

/**
 * The control of "sent again, and there once": partners resend unanswered data under a new
 * reference. Data that the killed hub had stored without answering is then duplicated, and the same
 * comparison reports it.
 */
final class NewKeys implements Scenario {
  private static final int KILLS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Override
  public String name() {
    return "control-new-keys";
  }

  @Override
  public void run(Trial trial) throws Exception {
    var ledger = new Ledger(trial);
    try (var site = DemoSite.of(trial)) {
      for (int kill = 1; kill <= KILLS; kill++) {
        var partners =
            Partners.forgetful(site.url(), site.tokens(), ledger, kill, KilledHub.PARTNERS);
        Waiting.pass(Duration.ofMillis(trial.random().nextInt(500, 1_500)));
        site.monitoring().untilInFlight(ledger, PATIENCE);
        site.hub().kill();
        long killed = System.nanoTime();
        site.startHub();
        site.untilAcknowledged(ledger, killed, PATIENCE);
        partners.finish();
        var promises = new Promises(site.postgres().look());
        promises.settle(PATIENCE);
        int doubled = promises.interchanges(ledger).size() - ledger.interchanges.size();
        trial.say("kill %d: %d of %d doubled", kill, doubled, ledger.interchanges.size());
        if (doubled == 0) continue;
        assertThatThrownBy(() -> promises.exactlyOnce(ledger))
            .hasMessageContaining("interchanges stored");
        trial.found(
            "sent again under new references after kill %d, %d of %d were doubled, and the"
                + " comparison failed, as it must",
            kill, doubled, ledger.interchanges.size());
        return;
      }
    }
    throw new AssertionError(
        "Nothing was doubled in " + KILLS + " kills: the comparison proves nothing");
  }
}
