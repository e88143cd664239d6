package weft.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Inputs that could make one row grow without limit: 600 answers of 3 KB to one question, two files
 * of 10,000 faults, and 2,000 messages in one interchange. The views follow, and the hub with 256
 * MB survives.
 */
final class GrowingRow implements Scenario {
  private static final Duration FOLLOWED = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String JSON_TYPE = "application/json";
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public String name() {
    return "growing-row";
  }

  @Override
  public void run(Trial trial) throws Exception {
    try (var site = DemoSite.of(trial)) {
      long pid = site.hub().pid();
      String own = "G" + trial.random().nextInt(1_000_000);
      int answers = trial.times(60, 600);
      int messages = trial.times(300, 2_000);
      var read = Neighbour.beside(site, () -> grown(site, own, answers, messages));
      long begun = System.nanoTime();
      new Promises(site.postgres().look()).settle(FOLLOWED);
      trial.found(
          "%s; the views had all of it after %.1f s more",
          read, KilledHub.seconds(Duration.ofNanos(System.nanoTime() - begun)));
      assertThat(site.hub().pid()).isEqualTo(pid);
      assertThat(site.hub().isAlive()).isTrue();
      read.wasServed(trial);
    }
  }

  private static String grown(DemoSite site, String own, int answers, int messages)
      throws Exception {
    int taken = asked(site, answers);
    var sender = Reader.of(site, "lingyun-edi");
    for (int file = 1; file <= 2; file++) handedIn(sender, Hungry.faulty(own + file));
    handedIn(sender, manyMessages(own + "M", messages));
    return String.format(
        Locale.ROOT,
        "%d of %d answers of 3 KB to one question, 2 files of 10,000 faults, %d messages in one"
            + " interchange",
        taken,
        answers,
        messages);
  }

  /** Sends the interchange again after an answer 503, as a partner does, at most for a minute. */
  private static void handedIn(Reader sender, String interchange) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    var answer = sender.handIn(interchange);
    while (answer.statusCode() == 503 && System.nanoTime() < end) {
      Thread.sleep(500);
      answer = sender.handIn(interchange);
    }
    assertThat(answer.statusCode()).describedAs(answer.body()).isIn(200, 202);
  }

  /** The number of accepted answers; the hub refuses more than a question may have. */
  private static int asked(DemoSite site, int answers) throws Exception {
    var buyer = Reader.of(site, "hengyue-planner");
    String text = "问".repeat(1_000);
    var question =
        buyer.post(
            "/api/v1/questions?as=buyer",
            JSON_TYPE,
            "{\"partner\":\"JIAXIN\",\"about\":{\"kind\":\"part\",\"part\":\"HY-24017\"},\"text\":\"?\"}"
                .getBytes(UTF_8));
    assertThat(question.statusCode()).describedAs(question.body()).isEqualTo(200);
    JsonNode asked = JSON.readTree(question.body());
    String path = "/api/v1/questions/" + asked.path("id").asString() + "/answers";
    byte[] answer = ("{\"text\":\"" + text + "\"}").getBytes(UTF_8);
    long version = asked.path("version").asLong();
    int taken = 0;
    for (int i = 0; i < answers; i++) {
      var told = buyer.post(path, JSON_TYPE, answer, "If-Match", "\"" + version + "\"");
      assertThat(told.statusCode()).describedAs(told.body()).isIn(200, 409, 422, 429);
      if (told.statusCode() != 200) continue;
      version = JSON.readTree(told.body()).path("version").asLong();
      taken++;
    }
    assertThat(taken).isPositive();
    return taken;
  }

  private static String manyMessages(String reference, int messages) {
    var text = new StringBuilder("UNB+UNOC:3+LINGYUN:ZZ+WEFT:ZZ+261124:0612+" + reference + "'");
    for (int m = 1; m <= messages; m++)
      text.append(
          "UNH+%1$d+DELFOR:D:97A:UN'BGM+241+%2$s%1$d+5'UNT+3+%1$d'".formatted(m, reference));
    return text.append("UNZ+%d+%s'".formatted(messages, reference)).toString();
  }
}
