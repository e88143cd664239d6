package weft.api.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Body;
import weft.api.asking.EvenTime;
import weft.api.problem.Problem;
import weft.evidence.CertificateEntry;
import weft.language.Text;
import weft.sealing.EvidenceLog;
import weft.sealing.HubLogs;
import weft.sealing.SealedCertificates;

/**
 * The published log of certificates, and the proof of a certificate for anyone who holds its hash.
 * It tells nothing of the history.
 */
@RestController
@RequestMapping(PublishedCertificates.PATH)
@SecurityRequirements
class PublishedCertificates extends OpenLog {
  static final String PATH = PublishedLog.PATH + "/certificates";

  /** The states that the check of a certificate tells too; a customer's answer does not show. */
  private static final Set<String> TOLD =
      Set.of("awaits-validation", "issued", "superseded", "revoked");

  private final SealedCertificates certificates;

  PublishedCertificates(HubLogs logs, SealedCertificates certificates) {
    super(logs.of(EvidenceLog.CERTIFICATES));
    this.certificates = certificates;
  }

  /**
   * @param sha256 of the certificate's document, in hexadecimal
   */
  record CertificateHash(@Nullable String sha256) {}

  /**
   * A state of the certificate, its salt in base64, and the proof (C2SP tlog-proof) that the log
   * has it.
   */
  record ProvenState(String state, String time, String salt, String proof) {
    private static ProvenState of(SealedCertificates.Proven it) {
      CertificateEntry entry = it.entry();
      return new ProvenState(
          entry.state(),
          entry.time(),
          Base64.getEncoder().encodeToString(entry.salt()),
          new String(it.proof().bytes(), StandardCharsets.UTF_8));
    }
  }

  /**
   * The newest state, proven.
   *
   * @param earlier the states before it, the newest first
   */
  record ProvenCertificate(
      String sha256,
      String state,
      String time,
      String salt,
      String proof,
      List<ProvenState> earlier) {
    private static ProvenCertificate of(String sha256, List<ProvenState> newestFirst) {
      ProvenState last = newestFirst.getFirst();
      return new ProvenCertificate(
          sha256,
          last.state(),
          last.time(),
          last.salt(),
          last.proof(),
          newestFirst.subList(1, newestFirst.size()));
    }
  }

  @Operation(
      operationId = "proveCertificate",
      summary =
          "Proves to anyone who holds a certificate's hash that it is in the log of certificates,"
              + " with each of its states that the public check tells; 404 where no sealed"
              + " certificate has the hash.")
  @PostMapping(path = "/proofs", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ProvenCertificate> prove(@RequestBody CertificateHash body) {
    String sha256 = Body.required(body.sha256(), "/sha256").strip().toLowerCase(Locale.ROOT);
    if (!sha256.matches("[0-9a-f]{64}"))
      throw Body.faulty(
          "sha256-invalid",
          "/sha256",
          new Text("A SHA-256 has 64 hexadecimal digits.", "SHA-256 应为 64 位十六进制数字。"));
    List<ProvenState> told =
        EvenTime.of(() -> reads().inPlace(() -> certificates.of(sha256))).stream()
            .filter(it -> TOLD.contains(it.entry().state()))
            .map(ProvenState::of)
            .toList();
    if (told.isEmpty()) throw Problem.of(HttpStatus.NOT_FOUND).exception();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(ProvenCertificate.of(sha256, told.reversed()));
  }
}
