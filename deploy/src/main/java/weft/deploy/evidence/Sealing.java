package weft.deploy.evidence;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
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
import weft.sealing.LogKeys;
import weft.sealing.SealedLog;
import weft.sealing.Sealer;

/** Seals the history if this hub has the keys with which the log began. */
@Configuration(proxyBeanMethods = false)
class Sealing {
  private static final Logger log = LoggerFactory.getLogger(Sealing.class);
  private static final int ID_DIGITS = 12;

  @Bean
  SealedLog sealedLog(Pools pools) {
    return new SealedLog(pools.writer());
  }

  @Bean(destroyMethod = "close")
  HistorySealed historySealed(
      Pools pools, SealedLog sealed, History history, WeftSettings settings, Clock clock) {
    var keys = keys(settings.data().resolve("evidence"), settings.portal().url(), sealed);
    if (keys == null) return new HistorySealed(null);
    var sealer = Sealer.start(pools.writer(), keys, clock);
    history.onSettled(_ -> sealer.wake());
    return new HistorySealed(sealer);
  }

  /** This hub's sealer; null if the log began with another hub's keys. */
  record HistorySealed(@Nullable Sealer sealer) implements AutoCloseable {
    @Override
    public void close() {
      if (sealer != null) sealer.close();
    }
  }

  private static @Nullable LogKeys keys(Path directory, @Nullable URI portal, SealedLog sealed) {
    try {
      var verifiers = sealed.verifiers();
      var keys = EvidenceKeys.in(directory);
      if (keys == null && verifiers.isEmpty()) return EvidenceKeys.make(directory, origin(portal));
      if (keys != null && (verifiers.isEmpty() || sealed.isOf(keys))) return keys;
      log.error(
          "This hub does not seal the history: {} does not hold the keys that its log was begun"
              + " with.",
          directory);
    } catch (IOException | IllegalArgumentException e) {
      log.error(
          "This hub does not seal the history: {} cannot be used: {}", directory, e.toString());
    }
    return null;
  }

  /** A unique log name: the hub's host and a random part. */
  private static String origin(@Nullable URI portal) {
    var host = portal == null || portal.getHost() == null ? "localhost" : portal.getHost();
    var random = new EventIds().generateIdentifier().replace("-", "");
    return host + "/history/" + random.substring(random.length() - ID_DIGITS);
  }
}
