package weft.sealing;

import java.util.List;
import weft.evidence.NoteKey;
import weft.evidence.SignedNote;

/** The keys of a log: every key signs each checkpoint. */
public record LogKeys(List<NoteKey> keys) {
  public LogKeys {
    keys = List.copyOf(keys);
  }

  /** The log's name, which all its keys have. */
  public String origin() {
    return keys.getFirst().verifier().name();
  }

  SignedNote sign(byte[] text, long epochSecond) {
    return new SignedNote(text, keys.stream().map(it -> it.sign(text, epochSecond)).toList());
  }

  /** Whether each key has a signature below the text. */
  boolean signed(SignedNote note) {
    return keys.stream().allMatch(key -> note.signatures().stream().anyMatch(key.verifier()::made));
  }

  public List<String> verifiers() {
    return keys.stream().map(it -> it.verifier().toString()).toList();
  }
}
