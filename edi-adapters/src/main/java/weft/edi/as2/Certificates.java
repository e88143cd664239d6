package weft.edi.as2;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A partner's certificates. There can be several, so that the next one is agreed before the last
 * one expires.
 */
public record Certificates(List<X509Certificate> all) {

  /**
   * Reads certificates in PEM format.
   *
   * @throws CertificateException if one cannot be read
   */
  public static Certificates of(List<String> pems) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> all = new ArrayList<>();
    for (String pem : pems)
      all.add(
          (X509Certificate)
              factory.generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
    return new Certificates(all);
  }

  public static String pem(X509Certificate certificate) {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The certificates valid at this time; any of them may have signed. */
  public List<X509Certificate> valid(Instant now) {
    return all.stream()
        .filter(
            it ->
                !now.isBefore(it.getNotBefore().toInstant())
                    && now.isBefore(it.getNotAfter().toInstant()))
        .toList();
  }

  /** The certificate to encrypt to: the valid one that began last. */
  public Optional<X509Certificate> newest(Instant now) {
    return valid(now).stream().max(Comparator.comparing(X509Certificate::getNotBefore));
  }

  /**
   * The end of the time covered without a gap by valid certificates. If none is valid now, the end
   * of the one that expired last; empty if none has expired either.
   */
  public Optional<Instant> until(Instant now) {
    Duration left = remaining(now);
    if (left.isPositive()) return Optional.of(now.plus(left));
    return all.stream()
        .map(it -> it.getNotAfter().toInstant())
        .filter(it -> !it.isAfter(now))
        .max(Comparator.naturalOrder());
  }

  /** The time covered without a gap by valid certificates; zero if none is valid now. */
  public Duration remaining(Instant now) {
    Instant until = now;
    boolean longer = true;
    while (longer) {
      Instant reached = until;
      Optional<Instant> further =
          valid(reached).stream()
              .map(it -> it.getNotAfter().toInstant())
              .max(Comparator.naturalOrder());
      longer = further.isPresent() && further.get().isAfter(until);
      if (longer) until = further.get();
    }
    return Duration.between(now, until);
  }
}
