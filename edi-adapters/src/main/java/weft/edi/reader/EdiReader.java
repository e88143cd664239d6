package weft.edi.reader;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.FaultLog;
import weft.edi.reader.text.Opening;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Unfolded;
import weft.edi.reader.text.VdaMessage;

/**
 * Reads EDIFACT interchanges, ISO 9735 syntax versions 1 to 4, X12 interchanges, VDA transmissions
 * and SAP IDocs as XML; the first bytes say which. Whatever they are, it ends with what could be
 * read and a fault for everything that could not; it never throws.
 */
public final class EdiReader {
  /** Enough for whatever stands first, folded into lines or not. */
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
   * Reads UNB, ISA or what else comes first, so that one knows whom it is from before reading; null
   * if there is none.
   */
  public static @Nullable Envelope scan(byte[] bytes) {
    int start = Opening.start(bytes);
    VdaMessage vda = VdaMessage.at(bytes, start);
    if (vda != null) return new VdaReader(bytes, vda, ReaderOptions.STANDARD).scan();
    if (isXml(bytes, start)) return new IdocReader(bytes, ReaderOptions.STANDARD).scan();
    Unfolded unfolded = Unfolded.of(bytes.length > HEADER ? Arrays.copyOf(bytes, HEADER) : bytes);
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
