package weft.api.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.evidence.LogProof;
import weft.sealing.KeyChanges;
import weft.sealing.SealedLog;
import weft.sealing.Witnesses;

/** The published log of the history: its newest checkpoint, consistency proofs and its keys. */
@RestController
@RequestMapping(PublishedLog.PATH)
@SecurityRequirements
class PublishedLog {
  static final String PATH = "/api/v1/evidence";

  private final LogReads log;
  private final KeyChanges changes;
  private final Witnesses witnesses;

  PublishedLog(SealedLog log, KeyChanges changes, Witnesses witnesses) {
    this.log = new LogReads(log);
    this.changes = changes;
    this.witnesses = witnesses;
  }

  @Operation(
      operationId = "getCheckpoint",
      summary =
          "The newest signed checkpoint of the history's log (C2SP tlog-checkpoint); 404 before the"
              + " first.")
  @GetMapping(path = "/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<byte[]> checkpoint() {
    return log.checkpoint();
  }

  @Operation(
      operationId = "getConsistency",
      summary =
          "Proves that the log of the first size is the beginning of the log of the second (RFC"
              + " 9162): hashes, one a line.")
  @GetMapping(path = "/consistency", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<byte[]> consistency(
      @Parameter(description = "The smaller size.") @RequestParam long from,
      @Parameter(description = "The larger size, at most that of the newest checkpoint.")
          @RequestParam
          long to) {
    return log.consistency(from, to);
  }

  @Operation(
      operationId = "getEvidencePolicy",
      summary =
          "A trust policy (C2SP tlog-policy) of this log: all keys that have signed, and one of the"
              + " hub's witnesses if it has any. Name witnesses of your own to be safe from the"
              + " operator.")
  @GetMapping(path = "/policy", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<byte[]> policy(
      @Parameter(description = "true: only the ML-DSA-44 key counts.")
          @RequestParam(defaultValue = "false")
          boolean strict) {
    return log.policy(witnesses.addresses(), strict);
  }

  @Operation(
      operationId = "getEvidenceKeys",
      summary =
          "The log's verifier keys (C2SP signed-note), one a line. Once keys were changed, a"
              + " comment before each says for which sizes it signed.")
  @GetMapping(path = "/keys", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<byte[]> verifierKeys() {
    return log.verifierKeys();
  }

  @Operation(
      operationId = "getEvidenceKeyChange",
      summary =
          "The statement by which the log's old keys name its new keys (C2SP tlog-proof; the"
              + " statement is its extra data); 404 beyond the last change.")
  @GetMapping(path = "/key-changes", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<byte[]> keyChange(
      @Parameter(description = "The number of the change, from 1.") @RequestParam int number) {
    return log.found(() -> changes.find(number).map(LogProof::bytes));
  }
}
