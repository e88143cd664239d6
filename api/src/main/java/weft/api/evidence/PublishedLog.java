package weft.api.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.problem.Problem;
import weft.desk.Busy;
import weft.language.Text;
import weft.sealing.KeyChanges;
import weft.sealing.LogPolicy;
import weft.sealing.SealedLog;
import weft.sealing.Witnesses;

/** The published log of the history: its newest checkpoint, consistency proofs and its keys. */
@RestController
@RequestMapping(PublishedLog.PATH)
@SecurityRequirements
class PublishedLog {
  static final String PATH = "/api/v1/evidence";

  /** Callers without a login share a few places. */
  private static final int AT_A_TIME = 2;

  private static final int PATIENCE_SECONDS = 2;

  private final SealedLog log;
  private final KeyChanges changes;
  private final Witnesses witnesses;
  private final Semaphore places = new Semaphore(AT_A_TIME);

  PublishedLog(SealedLog log, KeyChanges changes, Witnesses witnesses) {
    this.log = log;
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
    return text(
        inPlace(
            () ->
                log.checkpoint().orElseThrow(Problem.of(HttpStatus.NOT_FOUND)::exception).bytes()));
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
    if (from < 0) throw Problem.parameter("from");
    if (to < from) throw Problem.parameter("to");
    var path = inPlace(() -> log.consistency(from, to));
    if (path == null)
      throw Problem.parameter("to", new Text("The log is not that large yet.", "日志尚未达到该大小。"));
    return lines(path.stream().map(Base64.getEncoder()::encodeToString).toList());
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
    return lines(LogPolicy.of(inPlace(log::keys), witnesses.addresses(), strict));
  }

  @Operation(
      operationId = "getEvidenceKeys",
      summary = "The log's verifier keys (C2SP signed-note), one a line. Once keys were changed, a comment"
              + " before each says for which sizes it signed.")
  @GetMapping(path = "/keys", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<byte[]> verifierKeys() {
    return lines(LogPolicy.keys(inPlace(log::keys)));
  }

  @Operation(
      operationId = "getEvidenceKeyChange",
      summary =
          "The statement by which the log's old keys name its new keys (C2SP tlog-proof; the"
              + " statement is its extra data); 404 beyond the last change.")
  @GetMapping(path = "/key-changes", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<byte[]> keyChange(
      @Parameter(description = "The number of the change, from 1.") @RequestParam int number) {
    return text(
        inPlace(
            () ->
                changes
                    .find(number)
                    .orElseThrow(Problem.of(HttpStatus.NOT_FOUND)::exception)
                    .bytes()));
  }

  private <T> T inPlace(Supplier<T> read) {
    try {
      if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new Busy("evidence");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy("evidence");
    }
    try {
      return read.get();
    } finally {
      places.release();
    }
  }

  private static ResponseEntity<byte[]> lines(List<String> lines) {
    return text(
        lines.stream()
            .map(it -> it + "\n")
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8));
  }

  private static ResponseEntity<byte[]> text(byte[] body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(body);
  }
}
