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
 * Says to anybody who holds a certificate, without login, how it stands: by issuer, number and hash
 * together, so that nobody learns of one that he does not hold.
 */
@RestController
@Hidden // who holds the paper is led here by what it says
class CertificateCheck {
  static final String PATH = "/check";
  private static final int LONGEST = 200;
  private static final int AT_A_TIME = 4;
  private static final int PATIENCE_SECONDS = 2;

  /** Answers come at multiples of it, so that their time does not tell what is there. */
  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(50);

  private final KnownCertificates known;
  private final Semaphore places = new Semaphore(AT_A_TIME);

  CertificateCheck(KnownCertificates known) {
    this.known = known;
  }

  /** Where on a hub the question about a certificate is answered. */
  static String path(CertificateRow row) {
    return UriComponentsBuilder.fromPath(PATH)
        .queryParam("issuer", "{issuer}")
        .queryParam("number", "{number}")
        .queryParam("sha256", "{sha256}")
        .encode()
        .buildAndExpand(row.supplier(), row.number(), row.sha256())
        .toUriString();
  }

  /** The answer: what was asked, and how it stands. */
  record Checked(String issuer, String number, Standing state) {}

  /** How a certificate stands for the world. */
  enum Standing {
    GENUINE,
    /** One that its purchaser has yet to validate (3.2). */
    NOT_IN_FORCE,
    SUPERSEDED,
    REVOKED,
    /** No such one, or another text than was issued. */
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

  /** The same for people; who names no certificate is asked for one. */
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
    // As they were copied from paper.
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
      return null; // no party can be called so
    }
  }

  /** Who has no account shares a few places with all others who have none. */
  private void enter() {
    try {
      if (places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Busy("check");
  }
}
