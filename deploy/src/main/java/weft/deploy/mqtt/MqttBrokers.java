package weft.deploy.mqtt;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.api.machine.ReadingIntake;
import weft.database.Pools;
import weft.deploy.PartnersServed;
import weft.deploy.mqtt.BrokerState.Link;
import weft.deploy.settings.WeftSettings;
import weft.projections.reading.BrokerLeases;
import weft.projections.reading.RefusedReadings;

/** Takes readings from all configured brokers. A quiet hub leaves them to the others. */
@Configuration(proxyBeanMethods = false)
class MqttBrokers {
  private static final Logger LOG = LoggerFactory.getLogger(MqttBrokers.class);

  /** How many brokers' messages the database takes at once. */
  private static final int TURNS = 2;

  /** The hub works, but some machines are not heard; a restart would not help. */
  private static final Status DEGRADED = new Status("DEGRADED");

  /** All loops: they begin when the hub serves, and end before its pools close. */
  record Loops(List<BrokerLoop> all) implements SmartLifecycle {
    @Override
    public void start() {
      all.forEach(BrokerLoop::start);
    }

    @Override
    public void stop() {
      all.forEach(BrokerLoop::end);
      all.forEach(BrokerLoop::close);
    }

    @Override
    public boolean isRunning() {
      return all.stream().anyMatch(BrokerLoop::isRunning);
    }
  }

  @Bean
  @PartnersServed
  Loops mqttLoops(WeftSettings settings, Pools pools, ReadingIntake intake, Clock clock) {
    JdbcClient db = JdbcClient.create(pools.writer());
    String hub = UUID.randomUUID().toString();
    var messages =
        new BrokerMessages(intake, new RefusedReadings(db), clock, new Semaphore(TURNS, true));
    List<BrokerAddress> brokers = BrokerAddress.all(settings.mqtt().brokers());
    for (BrokerAddress it : brokers)
      if (it.sendsPasswordInClear())
        LOG.warn("The password for {} of {} travels without TLS; use mqtts:", it, it.party());
    return new Loops(
        brokers.stream()
            .map(
                it ->
                    new BrokerLoop(
                        it, settings.mqtt().session(), hub, new BrokerLeases(db), messages))
            .toList());
  }

  @Bean
  @PartnersServed
  HealthIndicator mqttHealthIndicator(Loops loops) {
    return () -> {
      boolean away = loops.all().stream().anyMatch(it -> it.state().link() == Link.AWAY);
      return (away ? Health.status(DEGRADED) : Health.up()).build();
    };
  }

  @Bean
  @PartnersServed
  MeterBinder mqttMeters(Loops loops) {
    return meters -> loops.all().forEach(it -> bind(it.state(), meters));
  }

  private static void bind(BrokerState it, MeterRegistry meters) {
    Gauge.builder("weft.mqtt.connected", () -> it.link() == Link.CONNECTED ? 1 : 0)
        .tag("party", it.party.value())
        .description("1 where this hub has the session of the party's broker")
        .register(meters);
    Gauge.builder("weft.mqtt.away", () -> it.link() == Link.AWAY ? 1 : 0)
        .tag("party", it.party.value())
        .description("1 where this hub does not reach the party's broker")
        .register(meters);
    counter(it, "taken", it.taken, meters);
    counter(it, "repeated", it.repeated, meters);
    counter(it, "refused", it.refused, meters);
  }

  private static void counter(
      BrokerState it, String outcome, LongAdder count, MeterRegistry meters) {
    FunctionCounter.builder("weft.mqtt.readings", count, LongAdder::sum)
        .tag("party", it.party.value())
        .tag("outcome", outcome)
        .description("Readings that came by the party's broker")
        .register(meters);
  }
}
