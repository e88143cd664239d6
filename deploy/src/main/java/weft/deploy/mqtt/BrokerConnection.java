package weft.deploy.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient.Mqtt5Publishes;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import weft.party.PartyCode;

/**
 * One connection to a party's broker, on the session that the broker keeps for the hub. The broker
 * sends again what this connection did not acknowledge.
 */
final class BrokerConnection implements AutoCloseable {
  /** How many messages the broker sends ahead of their acknowledgement. */
  static final int RECEIVE_MAXIMUM = 100;

  /** A longer message is refused. */
  static final int MOST_BYTES_OF_MESSAGE = 64_000;

  /** The broker sends no longer packet. This times {@link #RECEIVE_MAXIMUM} bounds the memory. */
  private static final int MOST_BYTES_OF_PACKET = 256_000;

  /** A transaction ends with the message that reaches this size. */
  private static final int MOST_BYTES = 1_000_000;

  private static final int KEEP_ALIVE_SECONDS = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Mqtt5AsyncClient client;
  private final Mqtt5Publishes publishes;

  private BrokerConnection(Mqtt5AsyncClient client, Mqtt5Publishes publishes) {
    this.client = client;
    this.publishes = publishes;
  }

  /**
   * The hub's name at a party's broker. All hubs share it, so that a broker ends the connection of
   * a hub that lost the session to another.
   */
  static String clientId(PartyCode party) {
    return "weft-" + party;
  }

  /** Connects and subscribes. */
  static BrokerConnection open(BrokerAddress broker, Duration session)
      throws ExecutionException, TimeoutException, InterruptedException {
    Mqtt5AsyncClient client = client(broker);
    // Before the connection: the broker may send what it kept at once.
    Mqtt5Publishes publishes = client.toBlocking().publishes(MqttGlobalPublishFilter.ALL, true);
    var connection = new BrokerConnection(client, publishes);
    boolean open = false;
    try {
      await(client.connect(connect(broker, session)));
      connection.subscribe(broker.party());
      open = true;
      return connection;
    } finally {
      if (!open) connection.close();
    }
  }

  private static Mqtt5AsyncClient client(BrokerAddress broker) {
    var transport =
        MqttClientTransportConfig.builder()
            .serverHost(broker.host())
            .serverPort(broker.port())
            .socketConnectTimeout(10, TimeUnit.SECONDS)
            .mqttConnectTimeout(15, TimeUnit.SECONDS);
    if (broker.tls() != null) transport = transport.sslConfig(broker.tls());
    return MqttClient.builder()
        .useMqttVersion5()
        .identifier(clientId(broker.party()))
        .transportConfig(transport.build())
        .buildAsync();
  }

  private static Mqtt5Connect connect(BrokerAddress broker, Duration session) {
    var connect =
        Mqtt5Connect.builder()
            .cleanStart(false)
            .sessionExpiryInterval(session.toSeconds())
            .keepAlive(KEEP_ALIVE_SECONDS)
            .restrictions()
            .receiveMaximum(RECEIVE_MAXIMUM)
            .maximumPacketSize(MOST_BYTES_OF_PACKET)
            .applyRestrictions();
    if (broker.user() == null) return connect.build();
    var auth = connect.simpleAuth().username(broker.user());
    if (broker.password() != null)
      auth = auth.password(broker.password().getBytes(StandardCharsets.UTF_8));
    return auth.applySimpleAuth().build();
  }

  /**
   * Subscribes to the topics of all parties, so that messages for a wrong party are counted. If the
   * broker refuses, it subscribes to the party's own topics.
   */
  private void subscribe(PartyCode party)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      await(client.subscribe(to("weft/+/+")));
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof Mqtt5SubAckException)) throw e;
      await(client.subscribe(to("weft/" + party + "/+")));
    }
  }

  private static Mqtt5Subscribe to(String topics) {
    return Mqtt5Subscribe.builder()
        .topicFilter(topics)
        .qos(MqttQos.AT_LEAST_ONCE)
        .retainHandling(Mqtt5RetainHandling.DO_NOT_SEND)
        .build();
  }

  private static <T> T await(CompletableFuture<T> answer)
      throws ExecutionException, TimeoutException, InterruptedException {
    return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  boolean isOpen() {
    return client.getState().isConnected();
  }

  /**
   * The next messages, at most as many as one transaction takes; empty if none comes within a
   * second.
   */
  List<Mqtt5Publish> next() throws InterruptedException {
    List<Mqtt5Publish> next = new ArrayList<>();
    publishes.receive(1, TimeUnit.SECONDS).ifPresent(next::add);
    long bytes = 0;
    while (!next.isEmpty() && next.size() < RECEIVE_MAXIMUM) {
      bytes += next.getLast().getPayload().map(it -> it.remaining()).orElse(0);
      if (bytes > MOST_BYTES) break;
      var more = publishes.receiveNow();
      if (more.isEmpty()) break;
      next.add(more.get());
    }
    return next;
  }

  /** Disconnects. The broker keeps the session, with all messages that are not acknowledged. */
  @Override
  public void close() {
    publishes.close();
    if (!client.getState().isConnectedOrReconnect()) return;
    try {
      await(client.disconnect());
    } catch (ExecutionException | TimeoutException _) {
      // the connection is gone, or the broker ends it
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
