package weft.api.certificate;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import weft.api.asking.EvenTime;
import weft.certificate.Certificate;
import weft.certificate.CertificateId;
import weft.desk.Busy;
import weft.evidence.CertificateVerification;
import weft.evidence.Checkpoint;
import weft.evidence.SignedNote;
import weft.party.PartyCode;
import weft.projections.certificate.CertificateRow;
import weft.sealing.SealedCertificates;

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

  private final KnownCertificates known;
  private final SealedCertificates sealed;
  private final Semaphore places = new Semaphore(AT_A_TIME);

  CertificateCheck(KnownCertificates known, SealedCertificates sealed) {
    this.known = known;
    this.sealed = sealed;
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

  /**
   * The answer: the requested certificate with its state.
   *
   * @param evidence its place in the log of certificates; null if it is unknown, or not sealed yet
   */
  record Checked(String issuer, String number, Standing state, @Nullable Evidence evidence) {}

  /**
   * The checkpoint that the certificate's PDF carries.
   *
   * @param log the log's name
   * @param checkpoint its size
   * @param root its hash, in base64
   * @param recorded when the certificate was issued, in UTC
   * @param proof whether the proof was verified just now
   */
  record Evidence(String log, long checkpoint, String root, String recorded, Proof proof) {
    private static Evidence of(SealedCertificates.Proven it) {
      var checkpoint = Checkpoint.of(SignedNote.of(it.proof().checkpoint()).text());
      return new Evidence(
          checkpoint.origin(),
          checkpoint.size(),
          Base64.getEncoder().encodeToString(checkpoint.root()),
          it.entry().time(),
          CertificateVerification.includes(it.entry(), it.proof()) ? Proof.VALID : Proof.CHANGED);
    }
  }

  enum Proof {
    VALID,
    /** The log was changed after it was sealed. */
    CHANGED
  }

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
    return EvenTime.of(() -> find(by, its, sha256.strip().toLowerCase(Locale.ROOT)));
  }

  private Checked find(String issuer, String number, String sha256) {
    enter();
    try {
      Standing state = standing(issuer, number, sha256);
      var proven = state == Standing.UNKNOWN ? null : sealed.issue(sha256);
      return new Checked(issuer, number, state, proven == null ? null : Evidence.of(proven));
    } finally {
      places.release();
    }
  }

  private Standing standing(String issuer, String number, String sha256) {
    CertificateId id = id(issuer, number);
    if (id == null) return Standing.UNKNOWN;
    byte[] held = sha256.getBytes(StandardCharsets.UTF_8);
    return known
        .find(id)
        .filter(it -> MessageDigest.isEqual(it.sha256().getBytes(StandardCharsets.UTF_8), held))
        .map(Standing::of)
        .orElse(Standing.UNKNOWN);
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
