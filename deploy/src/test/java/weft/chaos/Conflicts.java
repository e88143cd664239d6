package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutionException;
import weft.database.TestDatabase;
import weft.history.Race;

/**
 * 32 clients of two hubs compete for the same place in one stream, 100,000 times: one wins each
 * place, and every loser is notified.
 */
final class Conflicts implements Scenario {
  private static final int CLIENTS = 32;

  @Override
  public String name() {
    return "conflicts";
  }

  @Override
  public void run(Trial trial) throws Exception {
    int versions = trial.times(100, 3_125);
    try (var db = TestDatabase.fresh()) {
      var race = Race.run(db, CLIENTS, versions);
      assertThat(race.lost()).isEqualTo((long) (CLIENTS - 1) * versions);
      trial.found(
          "%d clients of two hubs, %,d conflicting appends: %,d versions with one winner each,"
              + " whose event it is that is stored, %,d losers told",
          CLIENTS, race.asked(), race.won(), race.lost());
      assertThatThrownBy(() -> Race.blindly(db, CLIENTS, 20))
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseInstanceOf(AssertionError.class);
      trial.found("control: appends that heed no version are caught");
    }
  }
}
