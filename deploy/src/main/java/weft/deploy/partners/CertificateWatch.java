package weft.deploy.partners;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import weft.edi.as2.As2Settings;
import weft.edi.as2.Certificates;
import weft.edi.expected.CertificateAlerts;

/**
 * Reports for how many days the partners' and the hub's certificates are valid: every ten minutes
 * as a metric, and from 30 days before expiry as an alert and once a day in the log.
 */
final class CertificateWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
  private static final JsonMapper JSON = new JsonMapper();

  /** The label of the hub's TLS certificate; party codes have no lower-case letters. */
  private static final String TLS = "hub-tls";

  private final JdbcClient writer;
  private final CertificateAlerts alerts;
  private final Clock clock;
  private final @Nullable As2Settings own;
  private final @Nullable Path tls;
  private final MultiGauge gauge;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, Long> warned = new LinkedHashMap<>();

  CertificateWatch(
      JdbcClient writer,
      CertificateAlerts alerts,
      Clock clock,
      @Nullable As2Settings own,
      @Nullable Path tls,
      MeterRegistry meters) {
    this.writer = writer;
    this.alerts = alerts;
    this.clock = clock;
    this.own = own;
    this.tls = tls;
    this.gauge =
        MultiGauge.builder("weft.certificate.days")
            .description(
                "For how many days the party has a valid AS2 certificate; the hub by its own name,"
                    + " and its TLS certificate as "
                    + TLS)
            .register(meters);
  }

  /**
   * Starts the watch.
   *
   * @param own null if the hub has no AS2
   * @param tls the PEM file of the hub's TLS certificate, read each time; null without TLS
   */
  static CertificateWatch start(
      JdbcClient writer,
      CertificateAlerts alerts,
      Clock clock,
      @Nullable As2Settings own,
      @Nullable Path tls,
      MeterRegistry meters) {
    var watch = new CertificateWatch(writer, alerts, clock, own, tls, meters);
    Thread.ofVirtual().name("certificate-watch").start(watch::work);
    return watch;
  }

  private void work() {
    try {
      do {
        try {
          look();
        } catch (RuntimeException e) {
          LOG.warn("Certificates cannot be looked at now", e);
        }
      } while (!closing.await(10, TimeUnit.MINUTES));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Days left by party, by the hub's own name and by {@link #TLS}. */
  Map<String, Long> look() {
    Map<String, Certificates> known = new LinkedHashMap<>();
    if (own != null) known.put(own.id(), new Certificates(List.of(own.key().certificate())));
    writer
        .sql(
            "select party, channel -> 'as2' -> 'certificates' as pems from channel where channel ->"
                + " 'as2' ->> 'id' is not null order by party")
        .query((row, _) -> known.put(row.getString("party"), read(row.getString("pems"))))
        .list();
    Map<String, Long> days = new LinkedHashMap<>();
    known.forEach((party, it) -> days.put(party, it.remaining(clock.instant()).toDays()));
    if (tls != null) days.put(TLS, ofTls(tls).remaining(clock.instant()).toDays());
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    days.forEach((party, left) -> rows.add(MultiGauge.Row.of(Tags.of("party", party), left)));
    gauge.register(rows, true);
    days.forEach(this::warn);
    known.forEach((party, it) -> alerts.look(party, it, clock.instant()));
    alerts.keepOnly(known.keySet());
    return days;
  }

  private void warn(String party, long left) {
    if (left > CertificateAlerts.AHEAD.toDays()
        || Long.valueOf(left).equals(warned.put(party, left))) return;
    LOG.warn("The certificate of {} is valid for {} more days", party, left);
  }

  /** The server's own certificate comes first in the file, followed by its issuers'. */
  private static Certificates ofTls(Path file) {
    try (InputStream pem = Files.newInputStream(file)) {
      var first = CertificateFactory.getInstance("X.509").generateCertificate(pem);
      return new Certificates(List.of((X509Certificate) first));
    } catch (IOException | CertificateException e) {
      LOG.warn("The TLS certificate cannot be read, and counts as expired", e);
      return new Certificates(List.of());
    }
  }

  /** Unreadable certificates count as expired. */
  private static Certificates read(String pems) {
    try {
      List<String> read = JSON.readValue(pems, new TypeReference<>() {});
      return Certificates.of(read);
    } catch (CertificateException e) {
      return new Certificates(List.of());
    }
  }

  @Override
  public void close() {
    closing.countDown();
  }
}
