package weft.edi.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.Segment;
import weft.interchange.Fault;
import weft.interchange.FaultCode;

/** The sample interchanges of this module, and short ones made of a message's inner segments. */
public final class Samples {
  public static final List<String> CLEAN =
      List.of(
          "delfor-d97a-hengyue.edi",
          "delfor-d97a-lingyun-una.edi",
          "delfor-d96a-syntax1.edi",
          "delfor-d04a-syntax4-utf8.edi",
          "orders-d96a.edi",
          "orders-d97a-released-characters.edi",
          "orders-d01b-two-messages.edi");

  private Samples() {}

  public static byte[] bytes(String name) {
    try (InputStream in = Samples.class.getResourceAsStream("/edi/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(String name) {
    return new String(bytes(name), StandardCharsets.ISO_8859_1);
  }

  /** Creates an interchange of one message with correct counts. */
  public static String message(String identifier, String... inner) {
    return interchange("UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0800+REF1'", identifier, inner);
  }

  public static String interchange(String unb, String identifier, String... inner) {
    List<String> lines = new ArrayList<>();
    lines.add(unb);
    lines.add("UNH+1+" + identifier + "'");
    for (String it : inner) lines.add(it + "'");
    lines.add("UNT+" + (inner.length + 2) + "+1'");
    lines.add("UNZ+1+REF1'");
    return String.join("\n", lines);
  }

  public static ReadInterchange read(String text) {
    return EdiReader.read(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Each fault as one line: code, segment, tag, element, offset. */
  public static List<String> faults(ReadInterchange read) {
    return read.allFaults()
        .map(
            it ->
                it.code().code()
                    + " "
                    + it.segment()
                    + " "
                    + it.tag()
                    + (it.element() == null ? "" : " " + it.element()))
        .toList();
  }

  /** The bytes that neither a segment nor a fault accounts for. */
  public static int unaccounted(byte[] bytes, ReadInterchange read) {
    boolean[] covered = new boolean[bytes.length];
    for (Segment it : read.segments())
      for (long i = it.offset(); i <= it.end() && i < bytes.length; i++) covered[(int) i] = true;
    long trailing =
        read.faults().stream()
            .filter(
                it ->
                    it.code() == FaultCode.TRAILING_DATA
                        || it.code() == FaultCode.TOO_LARGE
                        || it.code() == FaultCode.TOO_MANY_MESSAGES
                        || it.code() == FaultCode.NOT_EDIFACT)
            .mapToLong(Fault::offset)
            .min()
            .orElse(bytes.length);
    long leading =
        read.faults().stream().anyMatch(it -> it.code() == FaultCode.LEADING_DATA)
            ? read.segments().getFirst().offset()
            : 0;
    boolean mark = bytes.length > 2 && (bytes[0] & 0xff) == 0xef;
    int una = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("UNA");
    int count = 0;
    for (int i = mark ? 3 : 0; i < bytes.length; i++) {
      boolean blank = bytes[i] >= 0 && bytes[i] <= ' ';
      boolean advice = una >= 0 && i >= una && i < una + 9;
      boolean told = i >= trailing || i < leading;
      if (!covered[i] && !blank && !advice && !told && bytes[i] != terminator(read)) count++;
    }
    return count;
  }

  /** Terminators that end nothing are reported with the next segment. */
  private static int terminator(ReadInterchange read) {
    Envelope envelope = read.envelope();
    return envelope == null ? '\'' : (byte) envelope.delimiters().terminator();
  }
}
