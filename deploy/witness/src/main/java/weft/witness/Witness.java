package weft.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import weft.evidence.Checkpoint;
import weft.evidence.NoteKey;
import weft.evidence.SignedNote;
import weft.evidence.VerifierKey;
import weft.evidence.WitnessRules;
import weft.evidence.WitnessRules.Refused;
import weft.evidence.WitnessRules.Verified;

/**
 * Cosigns checkpoints of known logs. It compares each with the last one of its log and stores it
 * under one lock, so of two concurrent requests from the same size only one is cosigned.
 */
final class Witness {
  private final List<NoteKey> keys;
  private final WitnessRules rules;
  private final CosignedCheckpoints kept;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();

  Witness(List<NoteKey> keys, List<VerifierKey> logs, CosignedCheckpoints kept, Clock clock) {
    this.keys = List.copyOf(keys);
    this.rules = new WitnessRules(logs);
    this.kept = kept;
    this.clock = clock;
  }

  List<VerifierKey> verifiers() {
    return keys.stream().map(NoteKey::verifier).toList();
  }

  /** Answers {@code POST /add-checkpoint}. */
  Answer addCheckpoint(byte[] body) throws IOException {
    try {
      var verified = rules.verified(body);
      lock.lock();
      try {
        return cosigned(verified);
      } finally {
        lock.unlock();
      }
    } catch (Refused e) {
      return Answer.of(e.refusal());
    }
  }

  private Answer cosigned(Verified it) throws IOException {
    var name = CosignedCheckpoints.nameOf(it.checkpoint().origin());
    var note = kept.last(name);
    var last = note == null ? null : Checkpoint.of(SignedNote.of(note).text());
    try {
      WitnessRules.requireFollows(it, last);
    } catch (Refused e) {
      return e.refusal() == WitnessRules.Refusal.OTHER_SIZE
          ? Answer.size(last == null ? 0 : last.size())
          : Answer.of(e.refusal());
    }
    long now = clock.instant().getEpochSecond();
    var lines = keys.stream().map(key -> key.sign(it.note().text(), now)).toList();
    kept.keep(name, it.note().with(lines).bytes());
    return Answer.text(
        lines.stream()
            .map(SignedNote.SignedBy::line)
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8));
  }

  /** Answers {@code GET /<hash of the origin>/checkpoint}. */
  Answer checkpoint(String name) throws IOException {
    var note = kept.last(name);
    return note == null ? Answer.notFound() : Answer.text(note);
  }
}
