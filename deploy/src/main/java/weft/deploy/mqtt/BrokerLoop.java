package weft.deploy.mqtt;

import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.deploy.mqtt.BrokerState.Link;
import weft.projections.reading.BrokerLeases;

/**
 * Takes the messages of one broker while this hub has its lease. Messages are acknowledged after
 * the commit, and the broker sends at most {@link BrokerConnection#RECEIVE_MAXIMUM} ahead, so a
 * slow database slows the broker down and no message is lost.
 */
final class BrokerLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerLoop.class);
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration RENEWAL = Duration.ofSeconds(4);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** A connection that lasted this long makes the next pause short again. */
  private static final Duration STEADY = Duration.ofSeconds(10);

  private final BrokerAddress broker;
  private final Duration session;
  private final String hub;
  private final BrokerLeases leases;
  private final BrokerMessages messages;
  private final BrokerState state;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private Duration pause = FIRST_PAUSE;
  private long renewed;

  /**
   * A loop that has not begun.
   *
   * @param hub this hub's name, which no other hub has
   */
  BrokerLoop(
      BrokerAddress broker,
      Duration session,
      String hub,
      BrokerLeases leases,
      BrokerMessages messages) {
    this.broker = broker;
    this.session = session;
    this.hub = hub;
    this.leases = leases;
    this.messages = messages;
    this.state = new BrokerState(broker.party());
    this.thread = Thread.ofPlatform().name("mqtt-" + broker.party()).daemon().unstarted(this::work);
  }

  BrokerLoop start() {
    thread.start();
    return this;
  }

  boolean isRunning() {
    return thread.isAlive();
  }

  BrokerState state() {
    return state;
  }

  private void work() {
    try {
      while (!isClosing()) {
        try {
          if (hold()) serve();
          else {
            state.becomes(Link.ELSEWHERE);
            pause(RENEWAL);
          }
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
          away(e);
          pauseLonger();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean hold() {
    if (!leases.hold(broker.party(), hub, LEASE)) return false;
    renewed = System.nanoTime();
    return true;
  }

  private void serve() throws InterruptedException, ExecutionException, TimeoutException {
    try (var connection = BrokerConnection.open(broker, session)) {
      long begun = System.nanoTime();
      connected();
      while (!isClosing() && connection.isOpen()) {
        if (System.nanoTime() - begun > STEADY.toNanos()) pause = FIRST_PAUSE;
        if (System.nanoTime() - renewed > RENEWAL.toNanos() && !hold()) return;
        List<Mqtt5Publish> next = connection.next();
        if (!next.isEmpty() && taken(next)) next.forEach(BrokerLoop::acknowledge);
      }
    }
    if (!isClosing()) throw new ExecutionException("The connection ended", null);
  }

  /** Tries until the messages are durable; false if the hub closes before. */
  private boolean taken(List<Mqtt5Publish> next) throws InterruptedException {
    Duration wait = FIRST_PAUSE;
    while (true) {
      try {
        messages.take(state, next);
        return true;
      } catch (RuntimeException e) {
        LOG.warn(
            "{} messages of {} are not taken yet; the hub tries again", next.size(), broker, e);
      }
      if (isClosing()) return false;
      pause(wait);
      wait = longer(wait);
      if (isClosing()) return false;
    }
  }

  private static void acknowledge(Mqtt5Publish message) {
    try {
      message.acknowledge();
    } catch (RuntimeException e) {
      // The broker sends it again, and its number shows that it was taken.
      LOG.debug("A message was not acknowledged", e);
    }
  }

  private void connected() {
    if (state.becomes(Link.CONNECTED))
      LOG.info("Takes readings from {} of {}", broker, state.party);
    leases.tell(broker.party(), hub, true, null);
  }

  private void away(Exception e) {
    String problem = problem(e);
    if (state.becomes(Link.AWAY))
      LOG.warn(
          "The broker {} of {} is away ({}); the hub tries again", broker, state.party, problem);
    LOG.debug("The broker is away", e);
    try {
      leases.tell(broker.party(), hub, false, problem);
    } catch (RuntimeException failed) {
      LOG.debug("The owner is not told of the broker", failed);
    }
  }

  /**
   * The problem as its owner reads it: the broker's own reason, or that the hub cannot reach it.
   */
  private static String problem(Exception e) {
    Enum<?> reason =
        switch (e.getCause()) {
          case Mqtt5ConnAckException it -> it.getMqttMessage().getReasonCode();
          case Mqtt5SubAckException it -> it.getMqttMessage().getReasonCodes().getFirst();
          case null, default -> null;
        };
    return reason == null
        ? "unreachable"
        : reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void pauseLonger() throws InterruptedException {
    pause(pause);
    pause = longer(pause);
  }

  private static Duration longer(Duration wait) {
    Duration twice = wait.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  private void pause(Duration length) throws InterruptedException {
    var _ = closing.await(length.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  /** Begins to close, so that several loops close at the same time. */
  void end() {
    closing.countDown();
  }

  /** Finishes the messages at hand if that takes few seconds; the broker keeps the others. */
  @Override
  public void close() {
    end();
    try {
      if (thread.isAlive() && !thread.join(Duration.ofSeconds(5))) thread.interrupt();
      leases.release(broker.party(), hub);
    } catch (InterruptedException _) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.debug("The lease of {} ends by itself", state.party, e);
    }
  }
}
