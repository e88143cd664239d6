package weft.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a witness cosigns a checkpoint (C2SP tlog-witness of July 2026).
 *
 * <p>The signatures are checked first. The second step compares the checkpoint with the one that
 * the witness cosigned last, so the caller takes that step and stores the outcome under one lock.
 */
public final class WitnessRules {
  /** Leaves room in the kept note for the signatures. */
  private static final int LONGEST_TEXT = 64 * 1024;

  private final List<VerifierKey> logs;

  /** Trusts these keys; a key's name is the origin of its log. */
  public WitnessRules(List<VerifierKey> logs) {
    this.logs = List.copyOf(logs);
  }

  /** A checkpoint that its log signed. The note has only signatures that were verified. */
  public record Verified(AddCheckpoint request, Checkpoint checkpoint, SignedNote note) {}

  /** Why a witness does not cosign, with the HTTP status of the answer. */
  public enum Refusal {
    MALFORMED(400),
    UNKNOWN_LOG(404),
    NOT_SIGNED(403),
    OLD_BEYOND_NEW(400),
    OTHER_SIZE(409),
    EMPTY_TREE_WITH_ROOT(422),
    INCONSISTENT(422);

    private final int status;

    Refusal(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  /** A refusal, as an exception. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final Refusal refusal;

    Refused(Refusal refusal) {
      super(refusal.name());
      this.refusal = refusal;
    }

    public Refusal refusal() {
      return refusal;
    }
  }

  /** Parses a request and verifies the log's signatures. */
  public Verified verified(byte[] body) throws Refused {
    AddCheckpoint request;
    SignedNote note;
    Checkpoint checkpoint;
    try {
      request = AddCheckpoint.of(body);
      note = SignedNote.of(request.note());
      if (note.text().length > LONGEST_TEXT) throw new Refused(Refusal.MALFORMED);
      checkpoint = Checkpoint.of(note.text());
    } catch (Malformed e) {
      throw new Refused(Refusal.MALFORMED);
    }
    var keys = logs.stream().filter(it -> it.name().equals(checkpoint.origin())).toList();
    if (keys.isEmpty()) throw new Refused(Refusal.UNKNOWN_LOG);
    var good = new ArrayList<SignedNote.SignedBy>();
    for (var key : keys)
      switch (key.in(note)) {
        case WRONG -> throw new Refused(Refusal.NOT_SIGNED);
        case GOOD -> note.signatures().stream().filter(key::made).findFirst().ifPresent(good::add);
        case NONE -> {}
      }
    if (good.isEmpty()) throw new Refused(Refusal.NOT_SIGNED);
    return new Verified(request, checkpoint, new SignedNote(note.text(), good));
  }

  /**
   * Checks that the checkpoint follows the last one.
   *
   * @param last the checkpoint that the witness cosigned last for this origin; null if none
   */
  public static void requireFollows(Verified it, @Nullable Checkpoint last) throws Refused {
    long known = last == null ? 0 : last.size();
    long old = it.request().oldSize();
    var next = it.checkpoint();
    if (old > next.size()) throw new Refused(Refusal.OLD_BEYOND_NEW);
    if (old != known) throw new Refused(Refusal.OTHER_SIZE);
    if (next.size() == 0 && !Arrays.equals(next.root(), MerkleTree.emptyRoot()))
      throw new Refused(Refusal.EMPTY_TREE_WITH_ROOT);
    boolean follows =
        (last == null || known == 0)
            ? it.request().path().isEmpty()
            : MerkleTree.consistent(
                known, next.size(), it.request().path(), last.root(), next.root());
    if (!follows) throw new Refused(Refusal.INCONSISTENT);
  }
}
