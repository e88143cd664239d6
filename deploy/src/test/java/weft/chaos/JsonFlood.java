package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/**
 * A party sends JSON bodies of 1 MB on 8 connections without pause, and then reads long pages on
 * 16. Another party's pages come within 500 ms.
 */
final class JsonFlood implements Scenario {
  @Override
  public String name() {
    return "json-flood";
  }

  @Override
  public void run(Trial trial) throws Exception {
    try (var site = DemoSite.of(trial)) {
      long pid = site.hub().pid();
      var each = Duration.ofSeconds(trial.times(3, 60));
      var read = Neighbour.beside(site, () -> Flood.by(site, each));
      trial.found("%s", read);
      assertThat(read.found().bodies().keySet()).isSubsetOf(400, 403, 422, 429, 503);
      assertThat(read.found().bodies()).describedAs("told of its limit").containsKey(422);
      assertThat(read.found().pages().keySet()).isSubsetOf(200, 403, 429);
      assertThat(read.found().pages()).containsKey(200);
      assertThat(site.hub().pid()).isEqualTo(pid);
      assertThat(site.hub().isAlive()).isTrue();
      read.wasServed(trial);
    }
  }
}
