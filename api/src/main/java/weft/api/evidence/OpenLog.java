package weft.api.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import weft.evidence.LogProof;
import weft.sealing.HubLogs.HubLog;

/** The operations that each log offers to everyone; a subclass names the log and its address. */
abstract class OpenLog {
  private final HubLog of;
  private final LogReads log;

  OpenLog(HubLog of) {
    this.of = of;
    this.log = new LogReads(of.sealed());
  }

  /** The reads of this log, whose places its other operations share. */
  LogReads reads() {
    return log;
  }

  @Operation(
      operationId = "getCheckpoint",
      summary =
          "The log's newest signed checkpoint (C2SP tlog-checkpoint), with cosignatures of"
              + " witnesses below; 404 before the first.")
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
    return log.policy(of.witnesses().addresses(), strict);
  }

  @Operation(
      operationId = "getEvidenceKeys",
      summary =
          "The log's verifier keys (C2SP signed-note), one a line. Once keys were changed, a"
              + " comment before each says for which sizes it signed, and the position of the"
              + " event that brought it.")
  @GetMapping(path = "/keys", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<byte[]> verifierKeys() {
    return log.verifierKeys();
  }

  @Operation(
      operationId = "getEvidenceKeyChange",
      summary =
          "The statement by which the log's old keys name its new keys (C2SP tlog-proof; the"
              + " statement is its extra data), as an event of the history records it; 404 beyond"
              + " the last change.")
  @GetMapping(path = "/key-changes", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<byte[]> keyChange(
      @Parameter(description = "The number of the change, from 1.") @RequestParam int number) {
    return log.found(() -> of.changes().find(number).map(LogProof::bytes));
  }
}
