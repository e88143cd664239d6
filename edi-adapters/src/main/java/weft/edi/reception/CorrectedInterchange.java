package weft.edi.reception;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.Segment;

/**
 * Builds a whole interchange with one corrected message, from a corrected message or interchange.
 */
final class CorrectedInterchange {
  private CorrectedInterchange() {}

  /**
   * Returns the interchange to read.
   *
   * @param read the interchange that arrived
   * @param number of the corrected message
   * @param given a whole interchange, or the message alone from UNH or ST on
   */
  static byte[] interchange(byte[] arrived, ReadInterchange read, int number, byte[] given) {
    if (EdiReader.scan(given) != null) return given;
    List<ReadMessage> messages = read.messages();
    Envelope envelope = read.envelope();
    if (envelope == null || number > messages.size()) return given;
    char terminator = envelope.delimiters().terminator();
    ReadMessage message = messages.get(number - 1);
    int from = (int) message.header().offset();
    int until = end(arrived, message.segments().getLast(), terminator);
    var whole = new ByteArrayOutputStream(arrived.length + given.length);
    whole.write(arrived, 0, from);
    byte[] stripped = stripped(given);
    whole.writeBytes(stripped);
    if (!endsWith(stripped, terminator)) whole.write(terminator);
    whole.write(arrived, until, arrived.length - until);
    return whole.toByteArray();
  }

  /** Returns the offset after the segment's terminator. The bytes up to the next segment stay. */
  private static int end(byte[] arrived, Segment last, char terminator) {
    int end = (int) last.end();
    return end < arrived.length && (arrived[end] & 0xff) == terminator ? end + 1 : end;
  }

  private static boolean endsWith(byte[] bytes, char terminator) {
    return bytes.length > 0 && (bytes[bytes.length - 1] & 0xff) == terminator;
  }

  /** Removes white space at both ends. */
  private static byte[] stripped(byte[] given) {
    int from = 0;
    int until = given.length;
    while (from < until && isBlank(given[from])) from++;
    while (until > from && isBlank(given[until - 1])) until--;
    return Arrays.copyOfRange(given, from, until);
  }

  private static boolean isBlank(byte it) {
    return it == ' ' || it == '\n' || it == '\r' || it == '\t';
  }
}
