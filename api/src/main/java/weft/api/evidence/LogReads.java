package weft.api.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import weft.api.problem.Problem;
import weft.desk.Busy;
import weft.evidence.SignedNote;
import weft.language.Text;
import weft.sealing.LogPolicy;
import weft.sealing.SealedLog;
import weft.sealing.WitnessAddress;

/**
 * The parts of a log that anyone may read: its newest checkpoint, consistency proofs and its keys.
 * Callers without a login share a few places.
 */
final class LogReads {
  /** Signature lines begin with a dash that is not ASCII, and clients guess where none is named. */
  static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=utf-8");

  private static final int AT_A_TIME = 2;
  private static final int PATIENCE_SECONDS = 2;

  private final SealedLog log;
  private final Semaphore places = new Semaphore(AT_A_TIME);

  LogReads(SealedLog log) {
    this.log = log;
  }

  ResponseEntity<byte[]> checkpoint() {
    return found(() -> log.checkpoint().map(SignedNote::bytes));
  }

  /** The text; 404 where there is none. */
  ResponseEntity<byte[]> found(Supplier<Optional<byte[]>> read) {
    return text(inPlace(read).orElseThrow(Problem.of(HttpStatus.NOT_FOUND)::exception));
  }

  ResponseEntity<byte[]> consistency(long from, long to) {
    if (from < 0) throw Problem.parameter("from");
    if (to < from) throw Problem.parameter("to");
    var path = inPlace(() -> log.consistency(from, to));
    if (path == null)
      throw Problem.parameter("to", new Text("The log is not that large yet.", "日志尚未达到该大小。"));
    return lines(path.stream().map(Base64.getEncoder()::encodeToString).toList());
  }

  ResponseEntity<byte[]> policy(List<WitnessAddress> witnesses, boolean strict) {
    return lines(LogPolicy.of(inPlace(log::keys), witnesses, strict));
  }

  ResponseEntity<byte[]> verifierKeys() {
    return lines(LogPolicy.keys(inPlace(log::keys)));
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
    return ResponseEntity.ok().contentType(TEXT).cacheControl(CacheControl.noCache()).body(body);
  }
}
