package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.database.Beside;
import weft.deploy.Oem;
import weft.deploy.RunningHub;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.text.Segment;

/**
 * A supplier's commitment appears only in the folder of the buyer that wants a DELFOR in return.
 */
@Beside("own")
class CommitmentGoesBackTest {
  private static final String DELFOR =
      """
      UNB+UNOC:3+${buyer}:ZZ+WEFT:ZZ+261124:0640+BACK-1'
      UNH+1+DELFOR:D:97A:UN'
      BGM+241+0061+5'
      DTM+137:202611240640:203'
      NAD+BY+${buyer}::92'
      NAD+SU+JIAXIN::92'
      GIS+37'
      NAD+ST+${site}::92'
      LIN+1++BACK-4711:IN'
      RFF+ON:4600199'
      RFF+AAN:0061'
      SCC+1++D'
      QTY+113:120:PCE'
      DTM+2:20270112:102'
      SCC+1++D'
      QTY+113:80:PCE'
      DTM+2:20270114:102'
      UNT+17+1'
      UNZ+1+BACK-1'
      """;
  private static final String LATER =
      """
      {"release":"0061","commitments":[{"due":"2027-01-12","ordinal":0,
       "promises":[{"date":"2027-01-12","quantity":100},{"date":"2027-01-19","quantity":20}],
       "reason":{"code":"capacity","text":"one shift less"}}]}
      """;
  private static final String AS_ASKED =
      """
      {"release":"0061","commitments":[{"due":"2027-01-14","ordinal":0,
       "promises":[{"date":"2027-01-14","quantity":80}]}]}
      """;

  private static RunningHub hub;
  private final Oem jiaxin = new Oem(hub, "jiaxin-api");
  private final Map<String, Long> committed = new HashMap<>();

  @BeforeAll
  static void opens() {
    hub = RunningHub.alone();
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  @Test
  void the_buyer_who_wants_it_gets_a_DELFOR_with_what_is_promised_and_the_other_gets_none()
      throws Exception {
    post("HENGYUE", "hengyue-edi", "PLANT1");
    post("LINGYUN", "lingyun-edi", "WERK1");
    // The hub writes answers in the order of the commitments, so HENGYUE's would come first.
    commit("HENGYUE", LATER);
    commit("LINGYUN", LATER);
    ReadInterchange first = EdiReader.read(Files.readAllBytes(delivered(1).getFirst()));
    assertThat(first.allFaults()).isEmpty();
    assertThat(first.messages().getFirst().type()).isEqualTo("DELFOR");
    assertThat(first.messages().getFirst().release()).isEqualTo("D97A");
    assertThat(text(first))
        .containsSubsequence("NAD+ST+WERK1::92", "LIN+1++BACK-4711:IN", "RFF+AAN:0061")
        .containsSequence(
            "SCC+1++D",
            "QTY+113:100:PCE",
            "DTM+69:20270112:102",
            "QTY+113:20:PCE",
            "DTM+69:20270119:102",
            "UNT+17+1");

    commit("LINGYUN", AS_ASKED);
    List<String> both =
        delivered(2).stream()
            .map(CommitmentGoesBackTest::read)
            .map(CommitmentGoesBackTest::text)
            .filter(it -> it.contains("QTY+113:80:PCE"))
            .findFirst()
            .orElseThrow();
    assertThat(both)
        .as("the newest answer says all that was promised so far")
        .contains("QTY+113:100:PCE", "QTY+113:20:PCE", "DTM+69:20270114:102")
        .anyMatch(it -> it.matches("BGM\\+241\\+\\d+\\+5\\+AC"));

    assertThat(files("HENGYUE")).noneMatch(it -> it.getFileName().toString().contains("DELFOR"));
    var sent = new Oem(hub).get("/api/v1/edi/interchanges?direction=out&limit=200");
    assertThat(sent.path("items").valueStream().map(CommitmentGoesBackTest::type))
        .isNotEmpty()
        .doesNotContain("DELFOR");
    assertThat(
            new Oem(hub, "lingyun-edi")
                .get("/api/v1/edi/interchanges?direction=out&outcome=delivered&limit=200")
                .path("items")
                .valueStream()
                .map(CommitmentGoesBackTest::type))
        .contains("DELFOR");
  }

  private static String type(JsonNode sent) {
    return sent.at("/messages/0/type").asString();
  }

  private static void post(String buyer, String client, String site) {
    var answer =
        new Oem(hub, client).post(DELFOR.replace("${buyer}", buyer).replace("${site}", site));
    assertThat(answer.path("outcome").asString()).isEqualTo("accepted");
  }

  /** Later than the version that was answered last. */
  private boolean isLater(String buyer, JsonNode page) {
    return version(page.path("items")) > committed.getOrDefault(buyer, 0L);
  }

  private static long version(JsonNode lines) {
    return lines.path(0).path("version").asLong();
  }

  private void commit(String buyer, String commitments) {
    String path = "/api/v1/call-offs?as=supplier&part=BACK-4711&buyer=" + buyer;
    var lines =
        jiaxin
            .until(
                path,
                it -> it.path("items").size() == 2 && isLater(buyer, it),
                Duration.ofSeconds(10))
            .path("items");
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).path("due").asString()).isEqualTo(LocalDate.of(2027, 1, 12).toString());
    committed.put(buyer, version(lines));
    jiaxin.commit(lines.get(0).path("schedule").asString(), version(lines), commitments);
  }

  /** The demo's own answers are there, too. */
  private static List<Path> delivered(int count) throws Exception {
    var end = Instant.now().plusSeconds(20);
    List<Path> found;
    do {
      TimeUnit.MILLISECONDS.sleep(50);
      found = files("LINGYUN").stream().filter(it -> isOurs(it)).toList();
    } while (found.size() < count && Instant.now().isBefore(end));
    assertThat(found).hasSize(count);
    return found;
  }

  private static boolean isOurs(Path file) {
    return text(read(file)).contains("LIN+1++BACK-4711:IN");
  }

  private static List<Path> files(String partner) throws IOException {
    Path out = hub.data().resolve("partners").resolve(partner).resolve("out");
    if (!Files.isDirectory(out)) return List.of();
    try (Stream<Path> all = Files.list(out)) {
      return all.filter(it -> it.getFileName().toString().endsWith(".edi")).toList();
    }
  }

  private static ReadInterchange read(Path file) {
    try {
      return EdiReader.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> text(ReadInterchange read) {
    return read.segments().stream().map(Segment::toString).toList();
  }
}
