package weft.edi.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import weft.edi.dialect.Amendments;
import weft.edi.dialect.Dialect;
import weft.edi.dialect.DialectFailed;
import weft.edi.dialect.DialectRefused;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.interchange.Fault;

/**
 * Checks the guarantees for any text used as a dialect. The hub refuses it with line and column, or
 * can apply it; then it amends a message, or the dialect fails at a segment. All of it takes
 * bounded time.
 */
final class DialectPromises {
  private static final long SECOND = 1_000_000_000;

  private static final List<ReadMessage> MESSAGES =
      Seeds.ALL.stream()
          .flatMap(it -> EdiReader.read(it.text().getBytes(ISO_8859_1)).messages().stream())
          .toList();

  private DialectPromises() {}

  /**
   * Reads the text, and applies it to one of the sample messages.
   *
   * @throws AssertionError if a promise is broken
   */
  static void kept(String text, int which) {
    long time = System.nanoTime();
    try {
      apply(Dialect.read(text), MESSAGES.get(which % MESSAGES.size()));
    } catch (DialectRefused e) {
      if (e.line() < 1 || e.column() < 1 || e.line() > text.lines().count() + 1)
        throw new AssertionError("refused at line " + e.line() + ", column " + e.column(), e);
      if (e.text().en().length() > 500 || e.text().zh().isEmpty())
        throw new AssertionError("refused with " + e.text(), e);
    }
    if (System.nanoTime() - time > 3 * SECOND) throw new AssertionError("took too long: " + text);
  }

  private static void apply(Dialect dialect, ReadMessage message) {
    var amendments = new Amendments(message);
    try {
      for (Segment it : message.segments()) dialect.apply(it, amendments);
      ReadMessage amended = amendments.message(ReaderOptions.STANDARD);
      amendments.changes();
      for (Fault it : amended.faults()) placed(it, message);
    } catch (DialectFailed e) {
      placed(e.fault(), message);
    }
  }

  /** A fault quotes the original message, whatever the dialect changed. */
  private static void placed(Fault it, ReadMessage sent) {
    Segment first = sent.segments().getFirst();
    Segment last = sent.segments().getLast();
    boolean inside = it.segment() >= first.number() && it.segment() <= last.number();
    if (!inside || it.offset() < first.offset() || it.offset() > last.end())
      throw new AssertionError("a fault outside of its message: " + it);
  }
}
