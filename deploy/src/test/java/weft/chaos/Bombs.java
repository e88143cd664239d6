package weft.chaos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.cms.CMSCompressedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.jcajce.ZlibCompressor;
import tools.jackson.databind.json.JsonMapper;
import weft.edi.as2.Certificates;
import weft.edi.as2.PartnerKeys;

/**
 * Eight connections send AS2 messages of 1.1 MB that inflate to 99 MB, under a partner's name, to a
 * hub with 256 MB. The hub accepts none of them, answers each, and serves everybody else meanwhile.
 */
final class Bombs implements Scenario {
  static final int CONNECTIONS = 8;
  private static final int PARTNERS = 12;
  private static final int INFLATED = 99 << 20;
  private static final Duration SERVED = Duration.ofSeconds(5);

  @Override
  public String name() {
    return "bombs";
  }

  @Override
  public void run(Trial trial) throws Exception {
    var ledger = new Ledger(trial);
    var longest = new ArrayList<Duration>();
    byte[] bomb = bomb(trial.random().nextLong());
    assertThat(bomb.length * 100L).isGreaterThan(INFLATED).isLessThan(2L * INFLATED);
    try (var site = DemoSite.of(trial)) {
      agree(Reader.of(site, "operator@weft"));
      for (int time = 1; time <= trial.times(1, 3); time++) {
        long pid = site.hub().pid();
        var partners = Partners.start(List.of(site.url()), site.tokens(), ledger, time, PARTNERS);
        Waiting.until("under load", Duration.ofMinutes(1), () -> ledger.acknowledged() > PARTNERS);
        int before = ledger.acknowledged();
        ledger.longest.set(Ledger.Waited.NOT);
        Map<Integer, Integer> answers = sent(Reader.of(site, ""), bomb, trial.times(4, 60), time);
        int meanwhile = ledger.acknowledged() - before;
        longest.add(ledger.longest.get().time());
        partners.finish();
        assertThat(answers.keySet()).isSubsetOf(403, 503);
        assertThat(answers).containsKey(403);
        assertThat(meanwhile).describedAs("acknowledged meanwhile").isPositive();
        assertThat(site.hub().pid()).isEqualTo(pid);
        trial.found(
            "%d s of %d connections that send %.1f MB which inflate to %d MB: answered %s; %d"
                + " commands of partners acknowledged meanwhile, their slowest answer after %.1f s",
            trial.times(4, 60),
            CONNECTIONS,
            bomb.length / 1e6,
            INFLATED >> 20,
            answers,
            meanwhile,
            KilledHub.seconds(longest.getLast()));
      }
      new Promises(site.postgres().look()).hold(ledger, site.partners());
    }
    trial.within("answered others", SERVED, longest);
  }

  /** Inflates to some ninety times its size, which is within the limit for that. */
  static byte[] bomb(long seed) throws Exception {
    byte[] content = new byte[INFLATED];
    var random = new Random(seed);
    byte[] noise = new byte[40];
    for (int at = 0; at + noise.length < content.length; at += 4_600) {
      random.nextBytes(noise);
      System.arraycopy(noise, 0, content, at, noise.length);
    }
    return new CMSCompressedDataGenerator()
        .generate(new CMSProcessableByteArray(content), new ZlibCompressor())
        .getEncoded();
  }

  static void agree(Reader operator) throws Exception {
    var key = PartnerKeys.signed("BOMBED", Instant.now().minusSeconds(60), Duration.ofDays(100));
    var as2 = Map.of("id", "BOMBED", "certificates", List.of(Certificates.pem(key.certificate())));
    var request =
        HttpRequest.newBuilder(URI.create(operator.url() + "/api/v1/operator/channels/LINGYUN"))
            .header("Authorization", "Bearer " + operator.tokens().get(operator.client()))
            .header("Content-Type", "application/json")
            .PUT(
                BodyPublishers.ofString(
                    new JsonMapper().writeValueAsString(Map.of("delivery", "folder", "as2", as2))));
    var answer = operator.http().send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
  }

  /**
   * The number of answers by status. After ten refusals under a name the hub no longer reads
   * messages under it.
   */
  static Map<Integer, Integer> sent(Reader by, byte[] bomb, int seconds, int time)
      throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    Map<Integer, Integer> answers = new TreeMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Map<Integer, Integer>>> running = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        String name = "<bomb-" + time + "-" + i + "-%d@test>";
        running.add(
            threads.submit(
                () -> {
                  Map<Integer, Integer> own = new TreeMap<>();
                  for (int n = 0; System.nanoTime() < end; n++)
                    own.merge(post(by, bomb, name.formatted(n)), 1, Integer::sum);
                  return own;
                }));
      }
      for (var it : running)
        it.get().forEach((status, times) -> answers.merge(status, times, Integer::sum));
    }
    return answers;
  }

  private static int post(Reader by, byte[] bomb, String id) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(by.url() + "/as2"))
            .timeout(Duration.ofMinutes(1))
            .header("AS2-From", "BOMBED")
            .header("AS2-To", "WEFT")
            .header("Message-ID", id)
            .header("Content-Type", "application/pkcs7-mime; smime-type=compressed-data")
            .POST(BodyPublishers.ofByteArray(bomb));
    var answer = by.http().send(request.build(), BodyHandlers.ofByteArray());
    assertThat(new String(answer.body(), ISO_8859_1)).doesNotContain("disposition");
    return answer.statusCode();
  }
}
