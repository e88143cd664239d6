package weft.api.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import weft.api.problem.Problem;
import weft.desk.Busy;
import weft.evidence.Signing;
import weft.evidence.VerifierKey;
import weft.language.Text;
import weft.sealing.SealedLog;

/**
 * What anyone may read of a log: its newest checkpoint, consistency proofs and its keys. Callers
 * without a login share a few places.
 */
final class LogReads {
  private static final int AT_A_TIME = 2;
  private static final int PATIENCE_SECONDS = 2;

  private final SealedLog log;
  private final Semaphore places = new Semaphore(AT_A_TIME);

  LogReads(SealedLog log) {
    this.log = log;
  }

  ResponseEntity<byte[]> checkpoint() {
    return text(
        inPlace(
            () ->
                log.checkpoint().orElseThrow(Problem.of(HttpStatus.NOT_FOUND)::exception).bytes()));
  }

  ResponseEntity<byte[]> consistency(long from, long to) {
    if (from < 0) throw Problem.parameter("from");
    if (to < from) throw Problem.parameter("to");
    var path = inPlace(() -> log.consistency(from, to));
    if (path == null)
      throw Problem.parameter("to", new Text("The log is not that large yet.", "日志尚未达到该大小。"));
    return lines(path.stream().map(Base64.getEncoder()::encodeToString).toList());
  }

  ResponseEntity<byte[]> policy(boolean strict) {
    var lines =
        keys().stream()
            .filter(it -> !strict || it.signing() == Signing.ML_DSA_44)
            .map(it -> "log " + it)
            .collect(Collectors.toList());
    lines.add("quorum none");
    return lines(lines);
  }

  ResponseEntity<byte[]> verifierKeys() {
    return lines(keys().stream().map(VerifierKey::toString).toList());
  }

  private List<VerifierKey> keys() {
    return inPlace(log::verifiers).stream().map(VerifierKey::of).toList();
  }

  <T> T inPlace(Supplier<T> read) {
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
