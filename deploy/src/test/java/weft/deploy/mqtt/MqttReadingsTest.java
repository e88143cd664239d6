package weft.deploy.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.JSON;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import weft.api.machine.ReadingIntake;
import weft.database.Beside;
import weft.database.Pools;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.deploy.mqtt.BrokerState.Link;
import weft.party.PartyCode;
import weft.projections.reading.BrokerLeases;
import weft.projections.reading.RefusedReadings;

/** Readings from a broker: what is acknowledged is durable, and everything counts once. */
@EnabledIf("weft.deploy.mqtt.Mosquitto#isInstalled")
@Beside("screens")
class MqttReadingsTest {
  private static final Instant T = Instant.now().minusSeconds(3_600);
  private static final String REFUSED = "/api/v1/refused-readings";

  private final RunningHub hub = RunningHub.busy();
  private final Api owner = new Api(hub, "jiaxin-api");
  private final String code = "Q-" + UUID.randomUUID().toString().substring(0, 8);
  private @TempDir Path folder = Path.of("");
  private @Nullable Mosquitto mosquitto;
  private @Nullable Mqtt5BlockingClient device;
  private @Nullable BrokerLoop loop;

  @BeforeEach
  void begin() throws Exception {
    mosquitto = new Mosquitto(folder);
    device = device(mosquitto.port);
    OwnHub.ok(
        owner.post(
            "/api/v1/machines",
            """
            {"code": "%s", "site": "JX1", "kind": "machine", "reportEvery": "PT10S"}
            """
                .formatted(code),
            JSON));
    hub.superuser().sql("delete from machine_broker where owner = 'JIAXIN'").update();
  }

  @AfterEach
  void end() throws Exception {
    if (loop != null) loop.close();
    if (device != null && device.getState().isConnected()) device.disconnect();
    if (mosquitto != null) mosquitto.close();
  }

  private static Mqtt5BlockingClient device(int port) {
    Mqtt5BlockingClient client =
        MqttClient.builder()
            .useMqttVersion5()
            .identifier("device-" + UUID.randomUUID())
            .serverHost("127.0.0.1")
            .serverPort(port)
            .buildBlocking();
    client.connect();
    return client;
  }

  private BrokerLoop loop(int port, String name) {
    return loop(
        new BrokerAddress(new PartyCode("JIAXIN"), "127.0.0.1", port, null, null, null), name);
  }

  private BrokerLoop loop(BrokerAddress address, String name) {
    JdbcClient db = JdbcClient.create(hub.bean(Pools.class).writer());
    var messages =
        new BrokerMessages(
            hub.bean(ReadingIntake.class),
            new RefusedReadings(db),
            Clock.systemUTC(),
            new Semaphore(1));
    return new BrokerLoop(address, Duration.ofHours(1), name, new BrokerLeases(db), messages)
        .start();
  }

  private BrokerLoop connected(int port) {
    BrokerLoop it = loop(port, "this-hub");
    loop = it;
    until(() -> it.state().link() == Link.CONNECTED, "connected");
    return it;
  }

  private void publish(String topic, String payload) {
    publish(topic, payload.getBytes(UTF_8));
  }

  private void publish(String topic, byte[] payload) {
    Mqtt5BlockingClient it = device;
    assertThat(it).isNotNull();
    it.publishWith().topic(topic).qos(MqttQos.AT_LEAST_ONCE).payload(payload).send();
  }

  private String topic() {
    return "weft/JIAXIN/" + code;
  }

  private String line(int seq) {
    return """
    {"machine":"%s","seq":%d,"at":"%s","state":"running","parts":1}\
    """
        .formatted(code, seq, T.plusSeconds(5L * seq));
  }

  private int kept() {
    return hub.superuser()
        .sql(
            "select count(*) from weft.machine_reading where machine = (select no from"
                + " weft.machine_live where stream = ?)")
        .param("Machine:JIAXIN:JX1:" + code)
        .query(Integer.class)
        .single();
  }

  private static void until(BooleanSupplier condition, String name) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(name).isLessThan(end);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void a_message_has_one_line_or_several_and_a_repetition_counts_once() {
    BrokerLoop it = connected(port());
    publish(topic(), line(1));
    publish(topic(), line(2) + "\n" + line(3) + "\n{\"gateway\":\"edge\",\"at\":\"" + T + "\"}");
    publish(topic(), line(2));
    until(() -> it.state().repeated.sum() == 1, "repeated");
    assertThat(kept()).isEqualTo(3);
    assertThat(it.state().taken.sum()).isEqualTo(3);
    assertThat(it.state().refused.sum()).isZero();
    JsonNode broker = owner.json(REFUSED).path("broker");
    assertThat(broker.path("connected").asBoolean()).isTrue();
    assertThat(broker.path("problem").isNull()).isTrue();
  }

  private int port() {
    assertThat(mosquitto).isNotNull();
    return mosquitto.port;
  }

  @Test
  void the_owner_sees_what_was_refused_and_nobody_else_does() {
    BrokerLoop it = connected(port());
    String unknown = code + "-NONE";
    publish("weft/HONGZHU/" + code, line(1));
    publish("weft/JIAXIN/" + unknown, line(1).replace(code, unknown));
    publish("weft/JIAXIN/" + unknown, line(1));
    publish(topic(), "{\"machine\":");
    publish(topic(), line(1).replaceFirst("\"at\":\"[^\"]*\"", "\"at\":\"2090-01-01T00:00:00Z\""));
    publish(topic(), line(1) + " ".repeat(BrokerConnection.MOST_BYTES_OF_MESSAGE));
    publish(topic(), line(2));
    until(() -> it.state().taken.sum() == 1, "taken");
    assertThat(kept()).isEqualTo(1);
    assertThat(it.state().refused.sum()).isEqualTo(6);
    assertThat(rows(owner))
        .contains(
            unknown + " unknown-machine 1",
            unknown + " wrong-machine 1",
            code + " malformed 1",
            code + " clock-ahead 1",
            code + " too-large 1")
        .anyMatch(row -> row.startsWith(" wrong-party "));
    assertThat(owner.get(REFUSED).body()).doesNotContain("HONGZHU");
    assertThat(owner.get(REFUSED + "?limit=1").body()).contains("\"next\":\"");
    for (String other : List.of("hongzhu-api", "shenji-audit", "hengyue-planner")) {
      Api stranger = new Api(hub, other);
      assertThat(stranger.get(REFUSED).body()).doesNotContain(code);
      assertThat(stranger.json(REFUSED).path("broker").isNull()).isTrue();
    }
    assertThat(new Api(hub, "jiaxin-gateway").get(REFUSED).statusCode()).isEqualTo(403);
  }

  private static List<String> rows(Api api) {
    return api.items(REFUSED + "?limit=2").stream()
        .map(
            it ->
                it.path("machine").asString()
                    + " "
                    + it.path("code").asString()
                    + " "
                    + it.path("times").asInt())
        .toList();
  }

  /**
   * The transaction is ended by the database while it waits to commit; nothing was acknowledged.
   */
  @Test
  @Tag("long")
  void a_commit_that_fails_is_tried_again_and_nothing_is_lost() throws Exception {
    BrokerLoop it = connected(port());
    publish(topic(), line(1));
    until(() -> kept() == 1, "the first");
    try (Connection lock = locked()) {
      publish(topic(), line(2));
      until(() -> waiting() > 0, "a transaction that waits");
      terminate();
      lock.rollback();
    }
    until(() -> it.state().taken.sum() == 2, "the second");
    assertThat(kept()).isEqualTo(2);
    assertThat(it.state().repeated.sum()).isZero();
  }

  /** The line is cut while the transaction waits: the broker sends again what is kept by then. */
  @Test
  void a_connection_cut_before_the_acknowledgement_brings_nothing_twice() throws Exception {
    assertThat(mosquitto).isNotNull();
    BrokerLoop it = connected(mosquitto.line());
    publish(topic(), line(1));
    until(() -> kept() == 1, "the first");
    try (Connection lock = locked()) {
      for (int seq = 2; seq <= 9; seq++) publish(topic(), line(seq));
      until(() -> waiting() > 0, "a transaction that waits");
      mosquitto.cut();
      lock.rollback();
    }
    until(() -> it.state().repeated.sum() > 0, "sent again");
    until(() -> it.state().taken.sum() == 9, "all");
    assertThat(kept()).isEqualTo(9);
  }

  /** A hub that stops with a message in hand leaves it to the next hub. */
  @Test
  @Tag("long")
  void a_hub_that_stops_between_receipt_and_commit_leaves_the_message_to_the_next()
      throws Exception {
    BrokerLoop first = connected(port());
    publish(topic(), line(1));
    until(() -> kept() == 1, "the first");
    BrokerLoop second = loop(port(), "other-hub");
    try (Connection lock = locked()) {
      publish(topic(), line(2));
      until(() -> waiting() > 0, "a transaction that waits");
      first.close();
      terminate();
      assertThat(kept()).isEqualTo(1);
      lock.rollback();
    }
    loop = second;
    publish(topic(), line(3));
    until(() -> second.state().taken.sum() == 2, "what the first hub left, and the next");
    assertThat(kept()).isEqualTo(3);
    assertThat(first.state().taken.sum()).isEqualTo(1);
  }

  private Connection locked() throws Exception {
    Connection lock = hub.superusers().getConnection();
    lock.setAutoCommit(false);
    try (var statement =
        lock.prepareStatement("select * from weft.machine_live where stream = ? for update")) {
      statement.setString(1, "Machine:JIAXIN:JX1:" + code);
      statement.executeQuery();
    }
    return lock;
  }

  /** Ends the transactions that wait. */
  private void terminate() {
    hub.superuser()
        .sql(
            "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type ="
                + " 'Lock' and usename = 'weft_writer'")
        .query()
        .listOfRows();
  }

  private int waiting() {
    return hub.superuser()
        .sql(
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and usename ="
                + " 'weft_writer'")
        .query(Integer.class)
        .single();
  }

  @Test
  @Tag("long")
  void a_broker_that_was_away_brings_what_devices_sent_meanwhile() throws Exception {
    assertThat(mosquitto).isNotNull();
    BrokerLoop it = connected(port());
    publish(topic(), line(1));
    until(() -> kept() == 1, "the first");
    mosquitto.stop();
    until(() -> it.state().link() == Link.AWAY, "away");
    until(
        () -> owner.json(REFUSED).at("/broker/problem").asString("").equals("unreachable"), "told");
    mosquitto.start();
    until(() -> it.state().link() == Link.CONNECTED, "back");
    device = device(port());
    it.close();
    publish(topic(), line(2)); // the broker keeps it for the session
    connected(port());
    until(() -> kept() == 2, "the second");
  }

  @Test
  @Tag("long")
  void only_the_hub_with_the_lease_connects() {
    BrokerLoop first = connected(port());
    BrokerLoop second = loop(port(), "other-hub");
    publish(topic(), line(1));
    until(() -> kept() == 1, "the first");
    assertThat(second.state().link()).isEqualTo(Link.ELSEWHERE);
    first.close();
    loop = second;
    until(() -> second.state().link() == Link.CONNECTED, "taken over");
    publish(topic(), line(2));
    until(() -> second.state().taken.sum() == 1, "the second");
  }

  @Test
  @Tag("long")
  void more_than_the_broker_sends_ahead_is_taken_in_order() {
    BrokerLoop it = connected(port());
    int most = BrokerConnection.RECEIVE_MAXIMUM * 5;
    for (int seq = 1; seq <= most; seq++) publish(topic(), line(seq));
    until(() -> it.state().taken.sum() == most, "all");
    assertThat(kept()).isEqualTo(most);
    assertThat(it.state().repeated.sum()).isZero();
  }
}
