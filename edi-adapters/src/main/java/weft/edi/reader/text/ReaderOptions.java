package weft.edi.reader.text;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import weft.edi.table.Directory;

/**
 * How to read one partner's interchanges: a charset that overrides UNB's, what is tolerated
 * (reported as a note instead of an error), and the limits in bytes, messages and faults.
 *
 * @param vda the VDA tables, including the partners' own record layouts
 */
public record ReaderOptions(
    @Nullable Charset charset,
    boolean toleratesCodes,
    boolean toleratesCharacters,
    int maxBytes,
    int maxMessages,
    int maxSegmentBytes,
    int maxFaults,
    Directory vda) {

  public static final ReaderOptions STANDARD =
      new ReaderOptions(null, false, true, 50 << 20, 10_000, 64 << 10, 1_000, Directory.vda());

  public ReaderOptions withCharset(@Nullable Charset it) {
    return new ReaderOptions(
        it,
        toleratesCodes,
        toleratesCharacters,
        maxBytes,
        maxMessages,
        maxSegmentBytes,
        maxFaults,
        vda);
  }

  /** Whether codes outside the directory's lists are notes instead of errors. */
  public ReaderOptions toleratingCodes(boolean it) {
    return new ReaderOptions(
        charset, it, toleratesCharacters, maxBytes, maxMessages, maxSegmentBytes, maxFaults, vda);
  }

  /**
   * Whether characters outside the syntax level (lower case under UNOA) are notes instead of
   * errors.
   */
  public ReaderOptions toleratingCharacters(boolean it) {
    return new ReaderOptions(
        charset, toleratesCodes, it, maxBytes, maxMessages, maxSegmentBytes, maxFaults, vda);
  }

  public ReaderOptions withLimits(int bytes, int messages, int segmentBytes) {
    return new ReaderOptions(
        charset,
        toleratesCodes,
        toleratesCharacters,
        bytes,
        messages,
        segmentBytes,
        maxFaults,
        vda);
  }

  /** Reads VDA with these tables. */
  public ReaderOptions withVda(Directory it) {
    return new ReaderOptions(
        charset,
        toleratesCodes,
        toleratesCharacters,
        maxBytes,
        maxMessages,
        maxSegmentBytes,
        maxFaults,
        it);
  }
}
