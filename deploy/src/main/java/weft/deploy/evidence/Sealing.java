package weft.deploy.evidence;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import weft.database.Pools;
import weft.deploy.settings.StartRefused;
import weft.deploy.settings.WeftSettings;
import weft.evidence.Malformed;
import weft.history.History;
import weft.history.store.HistoryReader;
import weft.sealing.EvidenceLog;
import weft.sealing.HubLogs;
import weft.sealing.LogKeys;
import weft.sealing.SealedCertificates;
import weft.sealing.SealedLog;
import weft.sealing.Sealer;
import weft.sealing.WitnessAddress;

/** Seals the history and the certificates if this hub has the current keys of each log. */
@Configuration(proxyBeanMethods = false)
class Sealing {
  private static final Logger log = LoggerFactory.getLogger(Sealing.class);

  @Bean
  SealedLog sealedLog(Pools pools) {
    return new SealedLog(pools.writer());
  }

  @Bean
  SealedCertificates sealedCertificates(Pools pools, WeftSettings settings) {
    return new SealedCertificates(pools.writer(), !settings.evidence().witnesses().isEmpty());
  }

  @Bean(destroyMethod = "close")
  Sealed historySealed(
      Pools pools, SealedLog sealed, History history, WeftSettings settings, Clock clock) {
    var keys = keys(EvidenceLog.HISTORY, settings, sealed);
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
    var keys = keys(EvidenceLog.CERTIFICATES, settings, certificates.log());
    return keys == null
        ? Sealed.NOT
        : sealed(Sealer.start(pools.writer(), reader, keys, clock), history);
  }

  @Bean(destroyMethod = "close")
  HubLogs hubLogs(Pools pools, WeftSettings settings, Clock clock) {
    return HubLogs.start(pools.writer(), addresses(settings.evidence().witnesses()), clock);
  }

  static List<WitnessAddress> addresses(List<String> settings) {
    try {
      return settings.stream().map(WitnessAddress::of).toList();
    } catch (Malformed e) {
      throw new StartRefused(
          "weft.evidence.witnesses names no witness: " + e.getMessage() + ".",
          "Each is an address and its keys, separated by spaces, as weft-witness.jar prints them.");
    }
  }

  private static Sealed sealed(Sealer sealer, History history) {
    history.onSettled(_ -> sealer.wake());
    return new Sealed(sealer);
  }

  /** This hub's sealer of a log; null if the log has other keys. */
  record Sealed(@Nullable Sealer sealer) implements AutoCloseable {
    private static final Sealed NOT = new Sealed(null);

    @Override
    public void close() {
      if (sealer != null) sealer.close();
    }
  }

  private static @Nullable LogKeys keys(EvidenceLog log, WeftSettings settings, SealedLog sealed) {
    var file = EvidenceKeys.file(settings.data(), log);
    try {
      KeyRotation.complete(file, sealed);
      var verifiers = sealed.verifiers();
      var keys = EvidenceKeys.in(file);
      if (keys == null && verifiers.isEmpty())
        return EvidenceKeys.make(file, EvidenceKeys.origin(settings.portal().url(), log));
      if (keys != null && (verifiers.isEmpty() || sealed.isOf(keys))) return keys;
      Sealing.log.error(
          "This hub does not seal the log {}: {} does not hold its current keys.", log.key(), file);
    } catch (IOException | IllegalArgumentException e) {
      Sealing.log.error(
          "This hub does not seal the log {}: {} cannot be used: {}",
          log.key(),
          file,
          e.toString());
    }
    return null;
  }
}
