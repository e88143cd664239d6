package weft.sealing;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.evidence.AddCheckpoint;
import weft.evidence.Checkpoint;
import weft.evidence.Malformed;
import weft.evidence.SignedNote;
import weft.evidence.VerifierKey;

/**
 * One witness as the hub sees it: the size that it cosigned last, and how it answered. A witness
 * that does not cosign is asked again after a pause that grows to sixty rounds.
 */
final class AskedWitness {
  /** How a witness answered last. */
  enum Answer {
    COSIGNED,
    /** No answer, or one that is no cosignature. */
    SILENT,
    /** It does not know this log or its key. */
    REFUSED,
    /** It saw another history. */
    FORK
  }

  private static final Logger log = LoggerFactory.getLogger(AskedWitness.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LONGEST_PAUSE = 60;
  private static final int LONGEST_ANSWER = 64 * 1024;
  private static final String SIZE = "text/x.tlog.size";

  private final WitnessAddress address;
  private final HttpClient http;
  private final Clock clock;
  private final Duration round;
  private String origin = "";
  private long known;
  private Duration pause = Duration.ZERO;
  private Instant next = Instant.MIN;
  private volatile Answer answer = Answer.COSIGNED;
  private volatile Instant since;

  AskedWitness(WitnessAddress address, HttpClient http, Clock clock, Duration round) {
    this.address = address;
    this.http = http;
    this.clock = clock;
    this.round = round;
    this.since = clock.instant();
  }

  WitnessAddress address() {
    return address;
  }

  Answer answer() {
    return answer;
  }

  /** Seconds since the witness's last cosignature that was due; 0 while it cosigns. */
  long secondsWithout() {
    return answer == Answer.COSIGNED
        ? 0
        : Math.max(0, Duration.between(since, clock.instant()).toSeconds());
  }

  boolean isDue() {
    return !clock.instant().isBefore(next);
  }

  /** Whether the note has a cosignature of this witness. */
  boolean hasCosigned(SignedNote note) {
    return address.keys().stream().anyMatch(it -> it.in(note) == VerifierKey.Found.GOOD);
  }

  /**
   * Asks for cosignatures of the log's newest checkpoint; returns none if the witness gave none.
   */
  List<SignedNote.SignedBy> ask(SealedLog sealed, SignedNote note) {
    try {
      var lines = asked(sealed, note, true);
      if (lines.isEmpty()) later();
      else tell(Answer.COSIGNED, "cosigns");
      return lines;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (IOException | ExecutionException | TimeoutException | Malformed e) {
      tell(Answer.SILENT, "gives no cosignature: " + e);
      later();
      return List.of();
    }
  }

  private List<SignedNote.SignedBy> asked(SealedLog sealed, SignedNote note, boolean again)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    var checkpoint = Checkpoint.of(note.text());
    if (!checkpoint.origin().equals(origin)) known = 0; // the log has a new name
    origin = checkpoint.origin();
    if (known > checkpoint.size()) return beyond(sealed);
    var path = sealed.consistency(known, checkpoint.size());
    if (path == null) return List.of(); // a newer request has the log's new end
    var said = send(new AddCheckpoint(known, path, note.bytes()));
    switch (said.statusCode()) {
      case 200 -> {
        var lines = cosignatures(note, said.body());
        known = checkpoint.size();
        return lines;
      }
      case 409 -> {
        if (!said.headers().firstValue("Content-Type").orElse("").startsWith(SIZE))
          throw new IOException("409 without a size");
        known = size(said.body());
        if (again) return asked(sealed, note, false);
        throw new IOException("409 twice");
      }
      case 422 -> tell(Answer.FORK, "saw another history: it answers 422");
      case 403, 404 ->
          tell(
              Answer.REFUSED,
              "does not know this log or its keys: it answers " + said.statusCode());
      default -> throw new IOException("it answers " + said.statusCode());
    }
    return List.of();
  }

  /** The witness cosigned more than the log has, unless another hub has just sealed it. */
  private List<SignedNote.SignedBy> beyond(SealedLog sealed) {
    long now = sealed.checkpoint().map(it -> Checkpoint.of(it.text()).size()).orElse(0L);
    if (known > now)
      tell(
          Answer.FORK, "saw a longer history: %d events, and the log has %d".formatted(known, now));
    return List.of();
  }

  /** The checked cosignatures of this witness in its answer; others are left out. */
  private List<SignedNote.SignedBy> cosignatures(SignedNote note, byte[] body) throws IOException {
    var whole =
        SignedNote.of(
            (new String(note.text(), StandardCharsets.UTF_8)
                    + "\n"
                    + new String(body, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
    var lines = new ArrayList<SignedNote.SignedBy>();
    for (var key : address.keys())
      switch (key.in(whole)) {
        case WRONG -> throw new IOException("a wrong signature by " + key.name());
        case GOOD ->
            whole.signatures().stream().filter(key::made).findFirst().ifPresent(lines::add);
        case NONE -> {}
      }
    if (lines.isEmpty()) throw new IOException("no signature by a key that the settings name");
    return lines;
  }

  private static long size(byte[] body) throws IOException {
    var text = new String(body, StandardCharsets.US_ASCII);
    if (!text.matches("(0|[1-9][0-9]{0,17})\n")) throw new IOException("409 without a size");
    return Long.parseLong(text.strip());
  }

  private HttpResponse<byte[]> send(AddCheckpoint request)
      throws InterruptedException, ExecutionException, TimeoutException {
    var asked =
        http.sendAsync(
            HttpRequest.newBuilder(address.url().resolve("add-checkpoint"))
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofByteArray(request.bytes()))
                .build(),
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
    try {
      return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      asked.cancel(true);
    }
  }

  private void tell(Answer now, String how) {
    if (now == Answer.COSIGNED) {
      pause = Duration.ZERO;
      next = Instant.MIN;
    }
    if (now == answer) return;
    if (answer == Answer.COSIGNED) since = clock.instant();
    answer = now;
    if (now == Answer.FORK) log.error("The witness {} {}", address.name(), how);
    else log.warn("The witness {} {}", address.name(), how);
  }

  private void later() {
    var longest = round.multipliedBy(LONGEST_PAUSE);
    pause = pause.isZero() ? round : pause.multipliedBy(2);
    if (pause.compareTo(longest) > 0) pause = longest;
    next = clock.instant().plus(pause);
  }
}
