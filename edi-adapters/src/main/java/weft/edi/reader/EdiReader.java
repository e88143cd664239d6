package weft.edi.reader;

import org.jspecify.annotations.Nullable;

/**
 * Reads EDIFACT interchanges, ISO 9735 syntax versions 1 to 4, X12 interchanges and VDA
 * transmissions; the first bytes say which. Whatever they are, it ends with what could be read and a fault for everything
 * that could not; it never throws.
 */
public final class EdiReader {
  private EdiReader() {}

  /** Reads one interchange to its end. */
  public static ReadInterchange read(byte[] bytes, ReaderOptions options) {
    VdaMessage vda = VdaMessage.at(bytes, Opening.start(bytes));
    return vda != null
        ? new VdaReader(bytes, vda, options).read()
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
    VdaMessage vda = VdaMessage.at(bytes, Opening.start(bytes));
    if (vda != null) return new VdaReader(bytes, vda, ReaderOptions.STANDARD).scan();
    FaultLog unheard = new FaultLog(1, new int[] {1});
    Opening opening = Opening.find(bytes, unheard);
    if (opening == null || !opening.enveloped()) return null;
    return new EnvelopeReader(bytes, opening, null, unheard).read();
  }
}
