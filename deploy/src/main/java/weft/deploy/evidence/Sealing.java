package weft.deploy.evidence;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import weft.database.Pools;
import weft.deploy.settings.WeftSettings;
import weft.history.History;
import weft.history.store.EventIds;
import weft.history.store.HistoryReader;
import weft.sealing.LogKeys;
import weft.sealing.SealedCertificates;
import weft.sealing.SealedLog;
import weft.sealing.Sealer;

/** Seals the history and the certificates if this hub has the keys with which each log began. */
@Configuration(proxyBeanMethods = false)
class Sealing {
  private static final Logger log = LoggerFactory.getLogger(Sealing.class);
  private static final int ID_DIGITS = 12;

  @Bean
  SealedLog sealedLog(Pools pools) {
    return new SealedLog(pools.writer());
  }

  @Bean
  SealedCertificates sealedCertificates(Pools pools) {
    return new SealedCertificates(pools.writer());
  }

  @Bean(destroyMethod = "close")
  Sealed historySealed(
      Pools pools, SealedLog sealed, History history, WeftSettings settings, Clock clock) {
    var keys = keys("history", settings, sealed);
    return keys == null ? Sealed.NOT : sealed(Sealer.start(pools.writer(), keys, clock), history);
  }

  @Bean(destroyMethod = "close")
  Sealed certificatesSealed(
      Pools pools,
      SealedCertificates certificates,
      HistoryReader reader,
      History history,
      WeftSettings settings,
      Clock clock) {
    var keys = keys("certificates", settings, certificates.log());
    return keys == null
        ? Sealed.NOT
        : sealed(Sealer.start(pools.writer(), reader, keys, clock), history);
  }

  private static Sealed sealed(Sealer sealer, History history) {
    history.onSettled(_ -> sealer.wake());
    return new Sealed(sealer);
  }

  /** This hub's sealer of a log; null if the log began with another hub's keys. */
  record Sealed(@Nullable Sealer sealer) implements AutoCloseable {
    private static final Sealed NOT = new Sealed(null);

    @Override
    public void close() {
      if (sealer != null) sealer.close();
    }
  }

  private static @Nullable LogKeys keys(String log, WeftSettings settings, SealedLog sealed) {
    var file = settings.data().resolve("evidence").resolve(log + ".keys");
    try {
      var verifiers = sealed.verifiers();
      var keys = EvidenceKeys.in(file);
      if (keys == null && verifiers.isEmpty())
        return EvidenceKeys.make(file, origin(settings.portal().url(), log));
      if (keys != null && (verifiers.isEmpty() || sealed.isOf(keys))) return keys;
      Sealing.log.error(
          "This hub does not seal the log {}: {} does not hold the keys that it was begun with.",
          log,
          file);
    } catch (IOException | IllegalArgumentException e) {
      Sealing.log.error(
          "This hub does not seal the log {}: {} cannot be used: {}", log, file, e.toString());
    }
    return null;
  }

  /** A unique log name: the hub's host, what is logged, and a random part. */
  private static String origin(@Nullable URI portal, String log) {
    var host = portal == null || portal.getHost() == null ? "localhost" : portal.getHost();
    var random = new EventIds().generateIdentifier().replace("-", "");
    return host + "/" + log + "/" + random.substring(random.length() - ID_DIGITS);
  }
}
