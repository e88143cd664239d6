package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.json.JsonMapper;

/** A partner that requests the faulty segments of 10,000 faults on 16 connections. */
final class Hungry {
  private static final int CONNECTIONS = 16;
  private static final int PARTNERS = 12;
  private static final int OTHERS = 5;
  private static final JsonMapper JSON = new JsonMapper();

  private final DemoSite site;
  private final Trial trial;
  private final Reader reader;
  private final String path;

  Hungry(DemoSite site, Trial trial) throws Exception {
    this.site = site;
    this.trial = trial;
    this.reader = Reader.of(site, "lingyun-edi");
    String id = handedIn(reader, trial);
    this.path = "/api/v1/edi/interchanges/" + id + "/segments?faulty=true&limit=500";
    Waiting.until("shown", Duration.ofMinutes(1), () -> reader.get(path).statusCode() == 200);
  }

  /**
   * The result of a run.
   *
   * @param answers the number of answers by status
   * @param others answers other than the page or an exhausted share, about the first five
   * @param meanwhile commands of partners that were acknowledged
   * @param slowest of their answers
   */
  record Found(
      int seconds,
      Map<Integer, Integer> answers,
      Collection<String> others,
      int meanwhile,
      Duration slowest) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d s of %d connections that ask for the faulty segments of 10,000 faults: %s %s; %d"
              + " commands of partners acknowledged meanwhile, their slowest answer after %.1f s",
          seconds,
          CONNECTIONS,
          answers,
          others,
          meanwhile,
          KilledHub.seconds(slowest));
    }
  }

  /** It reads without pause, while partners send and read. */
  Found asks(Ledger ledger, int time) throws Exception {
    int seconds = trial.times(4, 60);
    var partners = Partners.start(List.of(site.url()), site.tokens(), ledger, time, PARTNERS);
    Waiting.until("under load", Duration.ofMinutes(1), () -> ledger.acknowledged() > PARTNERS);
    int before = ledger.acknowledged();
    ledger.longest.set(Ledger.Waited.NOT);
    Collection<String> others = new ConcurrentLinkedQueue<>();
    Map<Integer, Integer> answers = asked(seconds, others);
    int meanwhile = ledger.acknowledged() - before;
    Duration slowest = ledger.longest.get().time();
    partners.finish();
    return new Found(seconds, answers, others, meanwhile, slowest);
  }

  private static String handedIn(Reader by, Trial trial) throws Exception {
    String reference = "HUNGRY" + trial.random().nextInt(1_000_000);
    var answer = by.handIn(faulty(reference));
    assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).path("id").asString();
  }

  /** An interchange from LINGYUN with 11,000 faults, of which the hub reports 10,000. */
  static String faulty(String reference) {
    var text = new StringBuilder("UNB+UNOC:3+LINGYUN:ZZ+WEFT:ZZ+261124:0612+" + reference + "'");
    for (int m = 1; m <= 10; m++) {
      text.append("UNH+").append(m).append("+DELFOR:D:97A:UN'BGM+241+1+5'");
      text.append("DTM+137:20269999:102'".repeat(1_100));
      text.append("UNT+1103+").append(m).append("'");
    }
    return text.append("UNZ+10+").append(reference).append("'").toString();
  }

  /** The number of answers by status. */
  private Map<Integer, Integer> asked(int seconds, Collection<String> others) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    Map<Integer, Integer> answers = new TreeMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Map<Integer, Integer>>> running = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++)
        running.add(
            threads.submit(
                () -> {
                  Map<Integer, Integer> own = new TreeMap<>();
                  while (System.nanoTime() < end) own.merge(ask(others), 1, Integer::sum);
                  return own;
                }));
      for (var it : running)
        it.get().forEach((status, times) -> answers.merge(status, times, Integer::sum));
    }
    return answers;
  }

  private int ask(Collection<String> others) throws Exception {
    var answer = reader.get(path);
    int status = answer.statusCode();
    if (status != 200 && status != 429 && others.size() < OTHERS) others.add(answer.body());
    return status;
  }
}
