package weft.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text with its signatures (C2SP signed-note). Do not trust its content before a known key has
 * verified it.
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are never compared
public record SignedNote(byte[] text, List<SignedBy> signatures) {
  /** A note with 16 ML-DSA-44 signatures has 54 KB; longer notes are refused unread. */
  static final int LONGEST = 256 * 1024;

  private static final int MOST_SIGNATURES = 64;
  private static final String DASH = "\u2014 ";

  /** One signature line: the key's name and id, and what the key signed. */
  @SuppressWarnings("ArrayRecordComponent") // the bytes are never compared
  public record SignedBy(String name, int keyId, byte[] signature) {
    public String line() {
      var bytes = new byte[Integer.BYTES + signature.length];
      for (int i = 0; i < Integer.BYTES; i++) bytes[i] = (byte) (keyId >>> (24 - 8 * i));
      System.arraycopy(signature, 0, bytes, Integer.BYTES, signature.length);
      return DASH + name + " " + StrictEncoding.base64(bytes) + "\n";
    }

    static SignedBy of(String line) {
      if (!line.startsWith(DASH))
        throw new Malformed("not a signature line: " + StrictEncoding.shortened(line));
      int space = line.indexOf(' ', DASH.length());
      if (space < 0) throw new Malformed("not a signature line: " + StrictEncoding.shortened(line));
      var name = line.substring(DASH.length(), space);
      VerifierKey.checkName(name);
      var bytes = StrictEncoding.base64(line.substring(space + 1));
      if (bytes.length <= Integer.BYTES)
        throw new Malformed("a signature of " + bytes.length + " bytes");
      int id = 0;
      for (int i = 0; i < Integer.BYTES; i++) id = (id << 8) | (bytes[i] & 0xff);
      return new SignedBy(name, id, Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }
  }

  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  public static SignedNote of(byte[] note) {
    if (note.length > LONGEST) throw new Malformed("a note of " + note.length + " bytes");
    var all = StrictEncoding.utf8(note);
    if (all.chars().anyMatch(it -> it < ' ' && it != '\n'))
      throw new Malformed("a control character in a note");
    int blank = all.lastIndexOf("\n\n");
    if (blank < 0 || !all.endsWith("\n")) throw new Malformed("a note without signatures");
    var signatures = new ArrayList<SignedBy>();
    var lines = all.substring(blank + 2);
    if (lines.isEmpty()) throw new Malformed("a note without signatures");
    for (var line : lines.substring(0, lines.length() - 1).split("\n", -1)) {
      if (signatures.size() == MOST_SIGNATURES)
        throw new Malformed("a note of more than 64 signatures");
      signatures.add(SignedBy.of(line));
    }
    return new SignedNote(all.substring(0, blank + 1).getBytes(StandardCharsets.UTF_8), signatures);
  }

  public byte[] bytes() {
    var all = new StringBuilder(new String(text, StandardCharsets.UTF_8)).append('\n');
    for (var it : signatures) all.append(it.line());
    return all.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The same text with further signatures; signatures already present are not repeated. */
  public SignedNote with(List<SignedBy> more) {
    var all = new ArrayList<>(signatures);
    for (var it : more)
      if (all.stream().noneMatch(there -> there.line().equals(it.line()))) all.add(it);
    return new SignedNote(text, all);
  }
}
