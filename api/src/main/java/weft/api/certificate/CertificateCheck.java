package weft.api.certificate;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import weft.certificate.Certificate;
import weft.certificate.CertificateId;
import weft.desk.Busy;
import weft.party.PartyCode;
import weft.projections.certificate.CertificateRow;

/**
 * Tells anyone who holds a certificate its current state, without login. It requires issuer, number
 * and hash together, so that nobody can find certificates that they do not hold.
 */
@RestController
@Hidden // holders find it through the address on the certificate
class CertificateCheck {
  static final String PATH = "/check";
  private static final int LONGEST = 200;
  private static final int AT_A_TIME = 4;
  private static final int PATIENCE_SECONDS = 2;

  /**
   * Answers are sent at multiples of this time, so that timing does not reveal whether a
   * certificate exists.
   */
  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(50);

  private final KnownCertificates known;
  private final Semaphore places = new Semaphore(AT_A_TIME);

  CertificateCheck(KnownCertificates known) {
    this.known = known;
  }

  /** The path on the hub that checks a certificate. */
  static String path(CertificateRow row) {
    return UriComponentsBuilder.fromPath(PATH)
        .queryParam("issuer", "{issuer}")
        .queryParam("number", "{number}")
        .queryParam("sha256", "{sha256}")
        .encode()
        .buildAndExpand(row.supplier(), row.number(), row.sha256())
        .toUriString();
  }

  /** The answer: the requested certificate with its state. */
  record Checked(String issuer, String number, Standing state) {}

  /** The public state of a certificate. */
  enum Standing {
    GENUINE,
    /** A 3.2 certificate that the purchaser has not validated yet. */
    NOT_IN_FORCE,
    SUPERSEDED,
    REVOKED,
    /** There is no such certificate, or its content differs from the issued one. */
    UNKNOWN;

    private static Standing of(Certificate.Issued it) {
      return switch (it.state()) {
        case AWAITS_VALIDATION -> NOT_IN_FORCE;
        case SUPERSEDED -> SUPERSEDED;
        case REVOKED -> REVOKED;
        case ISSUED, ACCEPTED, REJECTED -> it.validated() ? GENUINE : NOT_IN_FORCE;
      };
    }
  }

  @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Checked> check(
      @RequestParam(defaultValue = "") String issuer,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String sha256) {
    return answer(checked(issuer, number, sha256));
  }

  /** The answer as a page for people; a request without a certificate gets an input form. */
  @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
  ResponseEntity<byte[]> page(
      @RequestParam(defaultValue = "") String issuer,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String sha256) {
    boolean asks = (issuer + number + sha256).isBlank();
    String page = asks ? CheckPage.form() : CheckPage.of(checked(issuer, number, sha256));
    return answer(page.getBytes(StandardCharsets.UTF_8));
  }

  private static <T> ResponseEntity<T> answer(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }

  private Checked checked(String issuer, String number, String sha256) {
    // People copy the values from paper, possibly with spaces.
    String by = issuer.strip();
    String its = number.strip();
    long begun = System.nanoTime();
    var checked = new Checked(by, its, standing(by, its, sha256.strip()));
    pass(STEP - (System.nanoTime() - begun) % STEP);
    return checked;
  }

  private static void pass(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) LockSupport.parkNanos(left);
  }

  private Standing standing(String issuer, String number, String sha256) {
    CertificateId id = id(issuer, number);
    if (id == null) return Standing.UNKNOWN;
    enter();
    try {
      byte[] held = sha256.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
      return known
          .find(id)
          .filter(it -> MessageDigest.isEqual(it.sha256().getBytes(StandardCharsets.UTF_8), held))
          .map(Standing::of)
          .orElse(Standing.UNKNOWN);
    } finally {
      places.release();
    }
  }

  private static @Nullable CertificateId id(String issuer, String number) {
    if (issuer.isBlank() || number.isBlank() || number.length() > LONGEST) return null;
    if (issuer.length() > LONGEST || (issuer + number).chars().anyMatch(it -> it < ' '))
      return null;
    try {
      return new CertificateId(new PartyCode(issuer), number);
    } catch (IllegalArgumentException e) {
      return null; // not a valid party code
    }
  }

  /** All callers without a login share a few places. */
  private void enter() {
    try {
      if (places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Busy("check");
  }
}
