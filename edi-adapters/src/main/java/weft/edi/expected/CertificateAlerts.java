package weft.edi.expected;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.edi.as2.Certificates;

/**
 * Alerts about AS2 certificates that expire soon or have expired. Each expiry gets one alert,
 * visible to its party, or only to the operator for the hub's own certificate. The alert ends when
 * a later certificate is agreed, and opens again if that one is withdrawn, unless a person ended
 * it.
 */
public final class CertificateAlerts {
  public static final String KIND = "certificate-expires";

  /** How long before its expiry a certificate gets an alert. */
  public static final Duration AHEAD = Duration.ofDays(30);

  private final JdbcClient db;

  public CertificateAlerts(JdbcClient writer) {
    this.db = writer;
  }

  /**
   * Raises or ends the alerts for these certificates.
   *
   * @param owner a party, or the hub by its AS2 name
   * @param certificates null if the owner no longer uses AS2
   */
  public void look(String owner, @Nullable Certificates certificates, Instant now) {
    if (certificates == null || certificates.remaining(now).compareTo(AHEAD) > 0) {
      end(owner, "");
      return;
    }
    Instant until = certificates.until(now).orElse(null);
    String subject = owner + " " + (until == null ? "none" : until);
    end(owner, subject);
    db.sql(
            """
            insert into edi_alert (kind, subject, sender, receiver, reference, due_at)
            values (:kind, :subject, :owner, :owner, :date, :until::timestamptz)
            on conflict (kind, subject) do update set ended_at = null, end_reason_en = null, end_reason_zh = null
            where edi_alert.ended_at is not null and edi_alert.ended_by is null
            """)
        .param("kind", KIND)
        .param("subject", subject)
        .param("owner", owner)
        .param("date", until == null ? "" : LocalDate.ofInstant(until, ZoneOffset.UTC).toString())
        .param("until", until == null ? null : until.toString())
        .update();
  }

  private void end(String owner, String butFor) {
    db.sql(
            """
            update edi_alert set ended_at = clock_timestamp(), end_reason_en = 'Other certificates were agreed on.', end_reason_zh = '已更换证书。'
            where kind = ? and sender = ? and subject <> ? and ended_at is null
            """)
        .params(KIND, owner, butFor)
        .update();
  }

  /** Ends the alerts of all owners that no longer have certificates. */
  public void keepOnly(Collection<String> owners) {
    db.sql(
            """
            update edi_alert set ended_at = clock_timestamp(), end_reason_en = 'There is no AS2 any more.', end_reason_zh = '已不再使用 AS2。'
            where kind = ? and not (sender = any(?)) and ended_at is null
            """)
        .params(KIND, owners.toArray(String[]::new))
        .update();
  }
}
