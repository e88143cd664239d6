package weft.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A change of a log's keys, or of its name: the statement that the old keys sign. Statements form a
 * small log of their own, named {@code <log>/changes}, and each is published as a proof in that log
 * (C2SP tlog-proof) with the statement as its extra data.
 *
 * @param origin the log's name before the change
 * @param becomes its name after the change; the same unless the log begins anew
 * @param size how many leaves the old keys signed
 * @param root the root of these leaves
 * @param keys the new keys
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are never compared
public record LogChange(
    String origin, String becomes, long size, byte[] root, List<VerifierKey> keys) {
  private static final String HEADER = "weft-log-change-v1";
  private static final String SUFFIX = "/changes";

  public LogChange {
    if (keys.isEmpty()) throw new Malformed("a change without keys");
    for (var key : keys)
      if (!key.name().equals(becomes)) throw new Malformed("a key of another log: " + key.name());
    keys = List.copyOf(keys);
  }

  /** The bytes whose hash the old keys sign. */
  public byte[] statement() {
    return (HEADER
            + "\nlog "
            + origin
            + "\nbecomes "
            + becomes
            + "\nsize "
            + size
            + "\nroot "
            + StrictEncoding.base64(root)
            + "\n"
            + keys.stream().map(it -> "key " + it + "\n").collect(Collectors.joining()))
        .getBytes(StandardCharsets.UTF_8);
  }

  public static LogChange of(byte[] statement) {
    var text = StrictEncoding.utf8(statement);
    if (!text.endsWith("\n")) throw new Malformed("a statement without its last line break");
    var lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
    if (lines.size() < 6 || !lines.getFirst().equals(HEADER))
      throw new Malformed("no statement of " + HEADER);
    var keys = new ArrayList<VerifierKey>();
    for (var line : lines.subList(5, lines.size())) keys.add(VerifierKey.of(after("key ", line)));
    return new LogChange(
        after("log ", lines.get(1)),
        after("becomes ", lines.get(2)),
        StrictEncoding.decimal(after("size ", lines.get(3))),
        StrictEncoding.hash(after("root ", lines.get(4))),
        keys);
  }

  private static String after(String word, String line) {
    if (!line.startsWith(word)) throw new Malformed("a statement without " + word.strip());
    return line.substring(word.length());
  }

  /**
   * Signs the statement with the old keys.
   *
   * @param earlier the statements of all earlier changes of this log, oldest first
   */
  public LogProof signed(List<byte[]> earlier, List<NoteKey> oldKeys, long epochSecond) {
    var leaves = new ArrayList<>(earlier.stream().map(MerkleTree::leafHash).toList());
    leaves.add(MerkleTree.leafHash(statement()));
    MerkleTree.Nodes nodes = (level, index) -> node(leaves, level, (int) index);
    var text =
        Checkpoint.of(origin + SUFFIX, leaves.size(), MerkleTree.root(leaves.size(), nodes)).text();
    var note =
        new SignedNote(text, oldKeys.stream().map(it -> it.sign(text, epochSecond)).toList());
    return new LogProof(
        statement(),
        leaves.size() - 1L,
        MerkleTree.inclusion(leaves.size() - 1L, leaves.size(), nodes),
        note.bytes());
  }

  private static byte[] node(List<byte[]> leaves, int level, int index) {
    return level == 0
        ? leaves.get(index)
        : MerkleTree.nodeHash(
            node(leaves, level - 1, 2 * index), node(leaves, level - 1, 2 * index + 1));
  }

  /**
   * Reads a change from its file: the signed statement, or the evidence of the event that records
   * it.
   */
  public static LogProof in(byte[] file) {
    if (file.length == 0 || file[0] != '{') return LogProof.of(file);
    if (!(EventEvidence.of(file).parts().get(1) instanceof EventLeaf.Part.Shown payload)
        || !(StrictJson.read(StrictEncoding.utf8(payload.bytes())) instanceof Map<?, ?> event)
        || !(event.get("proof") instanceof String proof))
      throw new Malformed("an event that changes no keys");
    return LogProof.of(proof.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Adds the keys that signed changes bring to a trust policy.
   *
   * @param changes the files of the changes, oldest first
   * @return the longer policy; null if none of the log keys trusted by then signed one of the
   *     changes
   */
  public static byte @Nullable [] followed(byte[] policy, List<byte[]> changes) {
    var trusted = new ArrayList<>(TrustPolicy.of(policy).logs());
    var longer = new ArrayList<byte[]>();
    longer.add(policy);
    for (var file : changes) {
      var change = verified(in(file), trusted);
      if (change == null) return null;
      for (var key : change.keys()) {
        if (trusted.stream().anyMatch(key::sameKey)) continue;
        trusted.add(key);
        longer.add(("\nlog " + key + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return Sha256.joined(longer);
  }

  /**
   * The change that the proof states; null unless one of the keys signed it for its own log, and
   * none of them wrongly.
   */
  public static @Nullable LogChange verified(LogProof proof, List<VerifierKey> trusted) {
    if (proof.extra() == null) throw new Malformed("a proof without its statement");
    var change = of(proof.extra());
    var note = SignedNote.of(proof.checkpoint());
    var tree = Checkpoint.of(note.text());
    boolean signed = false;
    for (var key : trusted)
      switch (key.in(note)) {
        case WRONG -> {
          return null;
        }
        case GOOD -> signed |= key.name().equals(change.origin());
        case NONE -> {}
      }
    boolean there =
        tree.origin().equals(change.origin() + SUFFIX)
            && MerkleTree.includes(
                MerkleTree.leafHash(proof.extra()),
                proof.index(),
                tree.size(),
                proof.path(),
                tree.root());
    return signed && there ? change : null;
  }
}
