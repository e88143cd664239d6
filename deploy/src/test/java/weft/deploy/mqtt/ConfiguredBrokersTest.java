package weft.deploy.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.JSON;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import weft.database.FreePort;
import weft.deploy.Api;
import weft.deploy.DemoData;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/** A hub with brokers in its settings: one by TLS and password, one that lets it in no more. */
@Tag("long")
@EnabledIf("isPossible")
class ConfiguredBrokersTest {
  private static final List<String> PROGRAMS =
      List.of("/usr/bin/openssl", "/usr/bin/mosquitto_passwd", "/usr/bin/mosquitto_pub");

  private final HttpClient http = HttpClient.newHttpClient();
  private @TempDir Path folder = Path.of("");

  static boolean isPossible() {
    if (!Mosquitto.isInstalled()) return false;
    for (String it : PROGRAMS)
      if (!Files.isExecutable(Path.of(it))) {
        System.out.println("Skipped: " + it + " is not installed");
        return false;
      }
    return true;
  }

  private void run(String... command) throws Exception {
    Process it = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(it.getInputStream().readAllBytes(), UTF_8);
    assertThat(it.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(it.exitValue()).as(said).isZero();
  }

  @Test
  void a_broker_with_tls_and_password_is_read_and_one_that_refuses_degrades_the_hub()
      throws Exception {
    Path key = folder.resolve("key.pem");
    Path certificate = folder.resolve("certificate.pem");
    run(
        "/usr/bin/openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=DNS:localhost",
        "-days",
        "2",
        "-keyout",
        key.toString(),
        "-out",
        certificate.toString());
    Path passwords = folder.resolve("passwords");
    run("/usr/bin/mosquitto_passwd", "-b", "-c", passwords.toString(), "weft", "let-me-in");
    try (var mosquitto =
            new Mosquitto(
                folder,
                "allow_anonymous false",
                "password_file " + passwords,
                "certfile " + certificate,
                "keyfile " + key,
                "user root");
        var hub =
            RunningHub.start(
                DemoData.copy(),
                FreePort.next(),
                "--weft.mqtt.brokers[0].party=JIAXIN",
                "--weft.mqtt.brokers[0].url=mqtts://localhost:" + mosquitto.port,
                "--weft.mqtt.brokers[0].user=weft",
                "--weft.mqtt.brokers[0].password=let-me-in",
                "--weft.mqtt.brokers[0].certificates=" + certificate,
                "--weft.mqtt.brokers[1].party=HONGZHU",
                "--weft.mqtt.brokers[1].url=mqtts://localhost:" + mosquitto.port,
                "--weft.mqtt.brokers[1].user=weft",
                "--weft.mqtt.brokers[1].password=wrong",
                "--weft.mqtt.brokers[1].certificates=" + certificate)) {
      Api owner = new Api(hub, "jiaxin-api");
      Api refused = new Api(hub, "hongzhu-api");
      await(() -> broker(owner).path("connected").asBoolean(false), "JIAXIN's broker");
      await(() -> !broker(refused).path("problem").isNull(), "HONGZHU's broker");
      assertThat(broker(refused).path("problem").asString()).isEqualTo("not-authorized");
      assertThat(get(hub, "/actuator/health")).contains("DEGRADED");
      assertThat(get(hub, "/actuator/health/readiness")).contains("UP");
      assertThat(get(hub, "/actuator/prometheus"))
          .contains("weft_mqtt_connected{party=\"JIAXIN\"} 1.0")
          .contains("weft_mqtt_away{party=\"HONGZHU\"} 1.0");
      OwnHub.ok(
          owner.post(
              "/api/v1/machines",
              """
              {"code": "CNC-9", "site": "JX1", "kind": "machine", "reportEvery": "PT10S"}
              """,
              JSON));
      publish(mosquitto, certificate);
      await(
          () ->
              get(hub, "/actuator/prometheus")
                  .contains("weft_mqtt_readings_total{outcome=\"taken\",party=\"JIAXIN\"} 1.0"),
          "the reading");
    }
  }

  /** As the sample says. */
  private void publish(Mosquitto mosquitto, Path certificate) throws Exception {
    run(
        "/usr/bin/mosquitto_pub",
        "-V",
        "mqttv5",
        "-q",
        "1",
        "-h",
        "localhost",
        "-p",
        String.valueOf(mosquitto.port),
        "--cafile",
        certificate.toString(),
        "-u",
        "weft",
        "-P",
        "let-me-in",
        "-t",
        "weft/JIAXIN/CNC-9",
        "-m",
        "{\"machine\":\"CNC-9\",\"seq\":1,\"at\":\""
            + Instant.now().truncatedTo(ChronoUnit.SECONDS)
            + "\",\"state\":\"running\",\"parts\":1}");
  }

  private static JsonNode broker(Api api) {
    return api.json("/api/v1/refused-readings").path("broker");
  }

  private String get(RunningHub hub, String path) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(hub.url() + path)).build(), BodyHandlers.ofString())
        .body();
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition, String name) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as(name).isLessThan(end);
      Thread.sleep(50);
    }
  }
}
