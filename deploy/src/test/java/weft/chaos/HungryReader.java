package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.json.JsonMapper;

/**
 * A partner asks from 16 connections without pause for the dearest of all reads: the faulty
 * segments of an interchange with 10,000 faults. Whoever else sends and reads meanwhile is served,
 * and the hub with its 256 MB lives.
 */
final class HungryReader implements Scenario {
  private static final int CONNECTIONS = 16;
  private static final int PARTNERS = 12;
  private static final Duration SERVED = Duration.ofSeconds(5);
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public String name() {
    return "hungry-reader";
  }

  @Override
  public void run(Trial trial) throws Exception {
    var ledger = new Ledger(trial);
    var longest = new ArrayList<Duration>();
    try (var site = DemoSite.of(trial)) {
      var hungry = Reader.of(site, "lingyun-edi");
      String id = handedIn(hungry, trial);
      String path = "/api/v1/edi/interchanges/" + id + "/segments?faulty=true&limit=500";
      Waiting.until("shown", Duration.ofMinutes(1), () -> hungry.get(path).statusCode() == 200);
      for (int time = 1; time <= trial.times(1, 3); time++) {
        long pid = site.hub().pid();
        var partners = Partners.start(List.of(site.url()), site.tokens(), ledger, time, PARTNERS);
        Waiting.until("under load", Duration.ofMinutes(1), () -> ledger.acknowledged() > PARTNERS);
        int before = ledger.acknowledged();
        ledger.longest.set(Ledger.Waited.NOT);
        Map<Integer, Integer> answers = asked(hungry, path, trial.times(4, 60));
        int meanwhile = ledger.acknowledged() - before;
        longest.add(ledger.longest.get().time());
        partners.finish();
        assertThat(answers.keySet()).isSubsetOf(200, 429);
        assertThat(answers).containsKey(200);
        assertThat(meanwhile).describedAs("acknowledged meanwhile").isPositive();
        assertThat(site.hub().pid()).isEqualTo(pid);
        trial.found(
            "%d s of %d connections that ask for the faulty segments of 10,000 faults: %s; %d"
                + " commands of partners acknowledged meanwhile, their slowest answer after %.1f s",
            trial.times(4, 60),
            CONNECTIONS,
            answers,
            meanwhile,
            KilledHub.seconds(longest.getLast()));
      }
      new Promises(site.postgres().look()).hold(ledger, site.partners());
    }
    trial.within("answered others", SERVED, longest);
  }

  private static String handedIn(Reader by, Trial trial) throws Exception {
    String reference = "HUNGRY" + trial.random().nextInt(1_000_000);
    var text = new StringBuilder("UNB+UNOC:3+LINGYUN:ZZ+WEFT:ZZ+261124:0612+" + reference + "'");
    for (int m = 1; m <= 10; m++) {
      text.append("UNH+").append(m).append("+DELFOR:D:97A:UN'BGM+241+1+5'");
      text.append("DTM+137:20269999:102'".repeat(1_100));
      text.append("UNT+1103+").append(m).append("'");
    }
    var answer = by.handIn(text.append("UNZ+10+").append(reference).append("'").toString());
    assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).path("id").asString();
  }

  /** How often it was answered how. */
  private static Map<Integer, Integer> asked(Reader by, String path, int seconds) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    Map<Integer, Integer> answers = new TreeMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Map<Integer, Integer>>> running = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++)
        running.add(
            threads.submit(
                () -> {
                  Map<Integer, Integer> own = new TreeMap<>();
                  while (System.nanoTime() < end)
                    own.merge(by.get(path).statusCode(), 1, Integer::sum);
                  return own;
                }));
      for (var it : running)
        it.get().forEach((status, times) -> answers.merge(status, times, Integer::sum));
    }
    return answers;
  }
}
