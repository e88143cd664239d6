package weft.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Verifies offline that an event is in the history of a trusted checkpoint. */
public final class OfflineVerification {
  private OfflineVerification() {}

  /** The result of a verification, with the verifier's exit code. */
  public enum Outcome {
    VALID(0),
    CHANGED(10),
    FORKED(11),
    UNKNOWN_KEY(12),
    NOT_WITNESSED(13),
    MALFORMED(15);

    private final int exitCode;

    Outcome(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  /** The outcome with one sentence in each language. */
  public record Verdict(Outcome outcome, String en, String zh) {}

  /**
   * An earlier checkpoint that the verifier has from another source, with a consistency proof to
   * the proof's checkpoint.
   */
  @SuppressWarnings("ArrayRecordComponent") // the bytes are never compared
  public record Known(byte[] note, List<byte[]> consistency) {
    /** Parses hashes, one per line. */
    public static List<byte[]> path(byte[] file) {
      var text = StrictEncoding.utf8(file).strip();
      return text.isEmpty()
          ? List.of()
          : Arrays.stream(text.split("\n")).map(StrictEncoding::hash).toList();
    }
  }

  public static Verdict event(byte[] event, byte[] proof, byte[] policy, @Nullable Known known) {
    try {
      var trusted = TrustPolicy.of(policy);
      var evidence = EventEvidence.of(event);
      var path = LogProof.of(proof);
      var envelope = evidence.envelope();
      var failed = checkpoint(path, trusted, known);
      if (failed != null) return failed;
      var checkpoint = Checkpoint.of(SignedNote.of(path.checkpoint()).text());
      boolean there =
          MerkleTree.includes(
              evidence.leafHash(), path.index(), checkpoint.size(), path.path(), checkpoint.root());
      if (!there || (envelope != null && envelope.position() != path.index() + 1))
        return new Verdict(
            Outcome.CHANGED,
            "Changed: the history of checkpoint %d does not have this event at position %d."
                .formatted(checkpoint.size(), path.index() + 1),
            "已改动：检查点 %d 的历史在位置 %d 上没有这一事件。".formatted(checkpoint.size(), path.index() + 1));
      return valid(path, checkpoint, envelope);
    } catch (Malformed e) {
      return malformed(e);
    }
  }

  /**
   * Judges a change of a log's keys (weft-verify.jar keys): the policy's keys must have signed it.
   *
   * @param file the signed statement, or the evidence of the event that records it
   */
  public static Verdict keys(byte[] file, byte[] policy) {
    try {
      var trusted = TrustPolicy.of(policy).logs();
      var change = LogChange.verified(LogChange.in(file), trusted);
      if (change == null) return unsignedChange();
      var lines = change.keys().stream().map(it -> "log " + it).collect(Collectors.joining("\n"));
      return new Verdict(
          Outcome.VALID,
          "Valid: from size %d on, %s is signed by these keys as %s:%n%s"
              .formatted(change.size(), change.origin(), change.becomes(), lines),
          "有效：自大小 %d 起，%s 以 %s 的名称由以下密钥签署：%n%s"
              .formatted(change.size(), change.origin(), change.becomes(), lines));
    } catch (Malformed e) {
      return malformed(e);
    }
  }

  /** The verdict on a change of keys that no trusted key signed. */
  public static Verdict unsignedChange() {
    return new Verdict(
        Outcome.UNKNOWN_KEY,
        "Unknown key: no log of the policy signed this change of keys.",
        "密钥未知：策略所列的日志均未签署该密钥变更。");
  }

  public static Verdict malformed(Malformed e) {
    return new Verdict(
        Outcome.MALFORMED, "Malformed: " + e.getMessage() + ".", "格式错误：" + e.getMessage() + "。");
  }

  private static Verdict valid(
      LogProof path, Checkpoint checkpoint, EventLeaf.@Nullable Envelope envelope) {
    if (envelope == null)
      return new Verdict(
          Outcome.VALID,
          "Valid: the event at position %d is recorded in %s, and unchanged as of checkpoint %d."
              .formatted(path.index() + 1, checkpoint.origin(), checkpoint.size()),
          "有效：位置 %d 的事件已记入 %s，截至检查点 %d 未被改动。"
              .formatted(path.index() + 1, checkpoint.origin(), checkpoint.size()));
    return new Verdict(
        Outcome.VALID,
        "Valid: %s at position %d (%s, version %d) was recorded in %s on %s, and is unchanged as of checkpoint %d."
            .formatted(
                envelope.type(),
                envelope.position(),
                envelope.stream(),
                envelope.version(),
                checkpoint.origin(),
                envelope.recordedAt(),
                checkpoint.size()),
        "有效：位置 %2$d 的 %1$s（%3$s，第 %4$d 版）于 %6$s 记入 %5$s，截至检查点 %7$d 未被改动。"
            .formatted(
                envelope.type(),
                envelope.position(),
                envelope.stream(),
                envelope.version(),
                checkpoint.origin(),
                envelope.recordedAt(),
                checkpoint.size()));
  }

  /**
   * Returns null where the policy trusts the proof's checkpoint. Its witnesses may also have
   * cosigned the known checkpoint, if that continues the proof's.
   */
  static @Nullable Verdict checkpoint(LogProof proof, TrustPolicy policy, @Nullable Known known) {
    var note = SignedNote.of(proof.checkpoint());
    var checkpoint = Checkpoint.of(note.text());
    var untrusted = untrusted(policy, note, checkpoint);
    boolean lacksWitnesses =
        untrusted != null && untrusted.outcome() == Outcome.NOT_WITNESSED && known != null;
    if (known == null || (untrusted != null && !lacksWitnesses)) return untrusted;
    var knownNote = SignedNote.of(known.note());
    var earlier = Checkpoint.of(knownNote.text()); // or a later one
    var doubt = untrusted(policy, knownNote, earlier);
    if (doubt != null) return doubt;
    if (follows(earlier, checkpoint, known.consistency()))
      return earlier.size() < checkpoint.size() ? untrusted : null;
    return new Verdict(
        Outcome.FORKED,
        "Forked: checkpoints %d and %d of %s are not of one history."
            .formatted(earlier.size(), checkpoint.size(), checkpoint.origin()),
        "历史分叉：%3$s 的检查点 %1$d 与 %2$d 不属于同一历史。"
            .formatted(earlier.size(), checkpoint.size(), checkpoint.origin()));
  }

  private static boolean follows(Checkpoint one, Checkpoint other, List<byte[]> path) {
    if (!one.origin().equals(other.origin())) return false;
    boolean ordered = one.size() <= other.size();
    var first = ordered ? one : other;
    var second = ordered ? other : one;
    return first.size() == 0
        || MerkleTree.consistent(first.size(), second.size(), path, first.root(), second.root());
  }

  private static @Nullable Verdict untrusted(
      TrustPolicy policy, SignedNote note, Checkpoint checkpoint) {
    return switch (policy.judge(note, checkpoint)) {
      case GOOD -> null;
      case FORGED ->
          new Verdict(
              Outcome.CHANGED,
              "Changed: a signature below checkpoint %d is not of its text."
                  .formatted(checkpoint.size()),
              "已改动：检查点 %d 下的签名与其内容不符。".formatted(checkpoint.size()));
      case UNKNOWN_KEY ->
          new Verdict(
              Outcome.UNKNOWN_KEY,
              "Unknown key: no log of the policy signed this checkpoint of %s."
                  .formatted(checkpoint.origin()),
              "密钥未知：策略所列的日志均未签署 %s 的该检查点。".formatted(checkpoint.origin()));
      case NOT_WITNESSED ->
          new Verdict(
              Outcome.NOT_WITNESSED,
              "Not witnessed: checkpoint %d has fewer witnesses than the policy asks for."
                  .formatted(checkpoint.size()),
              "见证不足：检查点 %d 的见证未达到策略要求。".formatted(checkpoint.size()));
    };
  }
}
