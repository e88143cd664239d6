package weft.edi.reader;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.FaultLog;
import weft.edi.reader.text.Opening;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.UnfoldedLines;
import weft.edi.reader.text.VdaMessage;

/**
 * Reads EDIFACT interchanges of ISO 9735 syntax versions 1 to 4, X12 interchanges, VDA
 * transmissions and SAP IDocs in XML; the first bytes decide which. For any input, the reader
 * returns what it could read and a fault for everything that it could not. It never throws.
 */
public final class EdiReader {
  /** Bytes that always contain the first segment, even if it is folded into lines. */
  private static final int HEADER = 4096;

  private EdiReader() {}

  /** Reads one interchange to its end. */
  public static ReadInterchange read(byte[] bytes, ReaderOptions options) {
    int start = Opening.start(bytes);
    VdaMessage vda = VdaMessage.at(bytes, start);
    if (vda != null) return new VdaReader(bytes, vda, options).read();
    return isXml(bytes, start)
        ? new IdocReader(bytes, options).read()
        : new InterchangeReader(bytes, options).read();
  }

  public static ReadInterchange read(byte[] bytes) {
    return read(bytes, ReaderOptions.STANDARD);
  }

  /**
   * Reads only the first segment, such as UNB or ISA, so that the caller knows the sender before it
   * reads the rest. Returns null if there is no envelope.
   */
  public static @Nullable Envelope scan(byte[] bytes) {
    int start = Opening.start(bytes);
    VdaMessage vda = VdaMessage.at(bytes, start);
    if (vda != null) return new VdaReader(bytes, vda, ReaderOptions.STANDARD).scan();
    if (isXml(bytes, start)) return new IdocReader(bytes, ReaderOptions.STANDARD).scan();
    UnfoldedLines unfolded =
        UnfoldedLines.of(bytes.length > HEADER ? Arrays.copyOf(bytes, HEADER) : bytes);
    byte[] words = unfolded == null ? bytes : unfolded.bytes;
    FaultLog unheard = new FaultLog(1, new int[] {1});
    Opening opening = Opening.find(words, unheard);
    if (opening == null || !opening.enveloped()) return null;
    return new EnvelopeReader(words, unfolded, opening, null, unheard).read();
  }

  private static boolean isXml(byte[] bytes, int start) {
    boolean wide = start + 1 < bytes.length && bytes[start + 1] == 0; // UTF-16
    return start < bytes.length && bytes[start] == '<' && !wide;
  }
}
