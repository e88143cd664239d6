package weft.keys;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import weft.evidence.LogChange;
import weft.evidence.LogProof;
import weft.evidence.VerifierKey;

/**
 * An evidence log got new keys, or a new name and new keys. Stored for ever: add nullable
 * components, never rename or move. The event names no party and no person, so every caller may
 * read it.
 *
 * @param log which log, such as {@code history}
 * @param number of the change in its log, from 1
 * @param origin the log's name before the change
 * @param becomes its name after the change; the same unless the log begins anew
 * @param size how many leaves the old keys signed
 * @param replaced the verifiers of the old keys (C2SP signed-note: name, key id, public key)
 * @param keys the verifiers of the new keys
 * @param proof the statement that names the new keys, and the old keys' signatures (C2SP
 *     tlog-proof); offline verifiers believe this component alone
 */
public record EvidenceKeysChanged(
    String log,
    int number,
    String origin,
    String becomes,
    long size,
    List<String> replaced,
    List<String> keys,
    String proof) {
  public EvidenceKeysChanged {
    replaced = List.copyOf(replaced);
    keys = List.copyOf(keys);
    requireNonNull(proof);
  }

  /** The event for a signed change. */
  public static EvidenceKeysChanged of(
      String log, int number, List<String> replaced, LogChange change, LogProof signed) {
    return new EvidenceKeysChanged(
        log,
        number,
        change.origin(),
        change.becomes(),
        change.size(),
        replaced,
        change.keys().stream().map(VerifierKey::toString).toList(),
        new String(signed.bytes(), StandardCharsets.UTF_8));
  }

  /** Whether the event says what the signed statement says. */
  public boolean states(LogChange change) {
    return origin.equals(change.origin())
        && becomes.equals(change.becomes())
        && size == change.size()
        && keys.equals(change.keys().stream().map(VerifierKey::toString).toList());
  }

  /** The signed statement. */
  public LogProof signed() {
    return LogProof.of(proof.getBytes(StandardCharsets.UTF_8));
  }
}
