package weft.edi.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.management.ManagementFactory;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.edi.Contrl;
import weft.edi.ContrlPolicy;
import weft.edi.ContrlPolicy.Due;
import weft.edi.EdiCheck;
import weft.edi.FunctionalAcknowledgement;
import weft.edi.mapping.Translator;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.Village;
import weft.edi.meaning.words.Correspondents;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Staedi;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.edi.table.Directory;
import weft.edi.writer.EdiWriter;
import weft.edi.writer.VdaWriter;
import weft.edi.writer.X12Writer;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.party.PartyCode;
import weft.party.Side;

/**
 * Checks the guarantees of the reader for any bytes. It ends without an exception, in time and
 * memory bounded by the size. Every byte is accounted for, and every fault has a place. A sound
 * message can be written again, and has a meaning or faults that state why not. Every input can be
 * acknowledged.
 */
public final class Promises {
  private static final LocalDateTime WHEN = LocalDateTime.of(2026, 11, 24, 8, 0);
  private static final ContrlPolicy ANY = new ContrlPolicy(Due.ALWAYS, 3);
  private static final com.sun.management.ThreadMXBean THREAD =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** CPU of this thread, in nanoseconds, for 1 MB. */
  private static final long SECOND = 1_000_000_000;

  /**
   * Bytes that reading may allocate: a fixed part, and a number for each byte and for each fault's
   * sentences.
   */
  private static final long LEAST_BYTES = 24L << 20;

  private static final long BYTES_A_BYTE = 300;
  private static final long BYTES_A_FAULT = 16L << 10;
  private static final long MEANING_A_BYTE = 2_000;
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final Translator TRANSLATOR = new Translator(Meanings.BY_TYPE);
  private static final int MAX_TAG = 64;
  private static final int MAX_TEXT = 700;

  /** Faults that concern an element; ELEMENT_UNEXPECTED has none if the standard has none. */
  private static final Set<FaultCode> OF_ELEMENTS =
      EnumSet.of(
          FaultCode.ELEMENT_MISSING,
          FaultCode.ELEMENT_REPEATED,
          FaultCode.ELEMENT_REQUIRED,
          FaultCode.ELEMENT_EXCLUDED,
          FaultCode.ELEMENT_TOO_LONG,
          FaultCode.ELEMENT_TOO_SHORT,
          FaultCode.ELEMENT_NOT_NUMERIC,
          FaultCode.CODE_NOT_LISTED);

  /** Faults that concern the file as a whole. */
  private static final Set<FaultCode> OF_NO_SEGMENT =
      EnumSet.of(
          FaultCode.NOT_EDIFACT,
          FaultCode.TOO_LARGE,
          FaultCode.TOO_MANY_FAULTS,
          FaultCode.INVALID_SEPARATORS,
          FaultCode.NOT_WELL_FORMED,
          FaultCode.CHARSET_NOT_SUPPORTED,
          FaultCode.ENVELOPE_MISSING,
          FaultCode.LEADING_DATA,
          FaultCode.TRAILING_DATA,
          FaultCode.TRAILER_MISSING);

  static {
    // The directories load once per process; their cost must not count for an input.
    for (Seeds.Seed it : Seeds.ALL) answered(EdiReader.read(it.text().getBytes(ISO_8859_1)));
  }

  private Promises() {}

  /**
   * Reads the input and checks the result.
   *
   * @throws AssertionError if a guarantee does not hold
   */
  public static ReadInterchange kept(byte[] bytes, ReaderOptions options) {
    ReadInterchange read = EdiReader.read(bytes, options);
    affordable(bytes, options, read);
    int missing = Accounting.missing(bytes, read);
    if (missing >= 0) throw broken("byte " + missing + " is in no segment and in no fault");
    segments(bytes, read);
    for (Fault it : read.faults()) fault(it, bytes, read);
    for (ReadMessage message : read.messages())
      for (Fault it : message.faults()) fault(it, bytes, read);
    if (read.segments().isEmpty() && read.faults().isEmpty()) throw broken("nothing is said");
    meant(bytes, read);
    EdiCheck.answer(read);
    answered(read);
    rewritten(read, options);
    return read;
  }

  /** Measures the second reading, because the first one loads classes. */
  private static void affordable(byte[] bytes, ReaderOptions options, ReadInterchange first) {
    long time = THREAD.getCurrentThreadCpuTime();
    long memory = THREAD.getCurrentThreadAllocatedBytes();
    EdiReader.read(bytes, options);
    memory = THREAD.getCurrentThreadAllocatedBytes() - memory;
    time = THREAD.getCurrentThreadCpuTime() - time;
    long scale = 1L + bytes.length / (1 << 20);
    if (time > SECOND * scale) throw broken("took " + time / 1_000_000 + " ms of CPU");
    long allowed = BYTES_A_BYTE * (long) bytes.length + BYTES_A_FAULT * first.allFaults().count();
    if (memory > LEAST_BYTES + allowed)
      throw broken("allocated " + memory + " bytes for " + bytes.length);
  }

  private static AssertionError broken(String what) {
    return new AssertionError(what);
  }

  private static void segments(byte[] bytes, ReadInterchange read) {
    long end = 0;
    int number = 0;
    for (Segment it : read.segments()) {
      if (it.number() != ++number) throw broken("segment " + it.number() + " is the " + number);
      if (it.offset() < end || it.end() < it.offset() || it.end() > bytes.length)
        throw broken("segment " + number + " from " + it.offset() + " to " + it.end());
      end = it.end();
      it.values();
    }
  }

  private static void fault(Fault it, byte[] bytes, ReadInterchange read) {
    List<Segment> segments = read.segments();
    if (it.offset() < 0 || it.offset() > bytes.length) throw broken("no such byte: " + it);
    // One more: the header of the first message beyond the limit.
    if (it.segment() < 0 || it.segment() > segments.size() + 1) throw broken("no segment: " + it);
    if (it.segment() == 0 && !OF_NO_SEGMENT.contains(it.code())) throw broken("placeless: " + it);
    if (OF_ELEMENTS.contains(it.code()) && it.element() == null) throw broken("no element: " + it);
    String tag = it.tag();
    if (tag != null && tag.length() > MAX_TAG) throw broken("a tag of " + tag.length());
    if (it.text().en().length() > MAX_TEXT) throw broken("text of " + it.text().en().length());
    if (it.text().en().isEmpty() || it.text().zh().isEmpty()) throw broken("no text: " + it);
    if (it.element() == null || it.segment() == 0 || it.segment() > segments.size()) return;
    Segment at = segments.get(it.segment() - 1);
    if (it.offset() < at.offset() || it.offset() > at.end())
      throw broken("outside of its segment " + at.offset() + " to " + at.end() + ": " + it);
  }

  /** A sound message has a meaning, or faults with their places, at bounded cost. */
  private static void meant(byte[] bytes, ReadInterchange read) {
    long time = THREAD.getCurrentThreadCpuTime();
    long memory = THREAD.getCurrentThreadAllocatedBytes();
    for (ReadMessage it : read.messages()) {
      if (!it.acceptable()) continue;
      boolean ofBuyer = Meanings.sender(it.type()) == Side.BUYER;
      var known =
          new Correspondents(
              Village.PLAIN,
              ofBuyer ? Village.HENGYUE : JIAXIN,
              ofBuyer ? JIAXIN : Village.HENGYUE);
      for (Fault found :
          TRANSLATOR.translate(it, known, ReaderOptions.STANDARD).meaning().faults()) {
        if (found.code() == FaultCode.MEANING_FAILED) throw broken("an exception: " + found);
        fault(found, bytes, read);
      }
    }
    memory = THREAD.getCurrentThreadAllocatedBytes() - memory;
    time = THREAD.getCurrentThreadCpuTime() - time;
    long scale = 1L + bytes.length / (1 << 20);
    if (time > SECOND * scale) throw broken("its meaning took " + time / 1_000_000 + " ms of CPU");
    if (memory > LEAST_BYTES + MEANING_A_BYTE * bytes.length)
      throw broken("its meaning allocated " + memory + " bytes for " + bytes.length);
  }

  /** The hub can write and read the input's acknowledgement. */
  private static void answered(ReadInterchange read) {
    Envelope envelope = read.envelope();
    if (envelope == null) return;
    byte @Nullable [] answer =
        envelope.isX12()
            ? FunctionalAcknowledgement.answer(read, Due.ALWAYS, "77", WHEN)
            : Contrl.answer(read, ANY, "77", WHEN);
    if (answer == null) return;
    if (EdiReader.scan(answer) == null)
      throw broken("an answer without envelope: " + new String(answer, ISO_8859_1));
  }

  /** A sound message written again has the same values. */
  private static void rewritten(ReadInterchange read, ReaderOptions options) {
    Envelope envelope = read.envelope();
    if (envelope == null || envelope.prepared() == null || !read.acceptable()) return;
    for (ReadMessage it : read.messages()) {
      if (!it.faults().isEmpty()) continue;
      if (it.agency().equals("VDA")) {
        recordsRewritten(it, envelope, options.vda());
        continue;
      }
      byte[] written = envelope.syntax().equals(Envelope.IDOC) ? null : written(it, envelope);
      if (written == null) continue;
      ReadInterchange again =
          EdiReader.read(written, ReaderOptions.STANDARD.withCharset(envelope.charset()));
      List<String> before = Staedi.tokens(withoutTrailer(it));
      List<String> after = Staedi.tokens(withoutTrailer(again.messages().getFirst()));
      if (!before.equals(after)) throw broken("written again " + after + " was " + before);
    }
  }

  /** Numbers are written with all their zeros, whatever the original had. */
  private static void recordsRewritten(ReadMessage it, Envelope envelope, Directory tables) {
    var out = new VdaWriter(envelope.charset(), false, tables).copy(it);
    if (out.lost() > 0) return;
    ReadInterchange again =
        EdiReader.read(
            out.toBytes(), ReaderOptions.STANDARD.withCharset(envelope.charset()).withVda(tables));
    List<String> before = unpadded(withoutTrailer(it));
    List<String> after = unpadded(withoutTrailer(again.messages().getFirst()));
    if (!before.equals(after)) throw broken("written again " + after + " was " + before);
  }

  private static List<String> unpadded(List<Segment> records) {
    return records.stream()
        .map(
            it ->
                (it.tag()
                        + it.values().stream()
                            .map(element -> element.getFirst().getFirst())
                            .map(value -> value.replaceFirst("^(-?)0+", "$1"))
                            .collect(Collectors.joining("|")))
                    .replaceFirst("\\|+$", ""))
        .toList();
  }

  /** The writer counts the trailer anew, without zeros and blanks of the original. */
  private static List<Segment> withoutTrailer(ReadMessage it) {
    return it.segments().subList(0, it.segments().size() - 1);
  }

  private static byte @Nullable [] written(ReadMessage it, Envelope envelope) {
    Segment group = it.group();
    if (!envelope.isX12()) {
      var out = new EdiWriter(envelope, false).copy(it);
      return out.lost() > 0 ? null : out.toBytes();
    }
    if (group == null) return null;
    var out = new X12Writer(envelope, false).copyGroup(group).copy(it).endGroup();
    return out.lost() > 0 ? null : out.toBytes();
  }
}
