package weft.edi.reader;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.check.StructureFaults;
import weft.edi.reader.text.CharacterPlaces;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.EnvelopeSentences;
import weft.edi.reader.text.FaultLog;
import weft.edi.reader.text.Opening;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.RecordCutter;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.SegmentTranscript;
import weft.edi.reader.text.Tokenizer;
import weft.edi.reader.text.UnfoldedLines;
import weft.edi.reader.text.VdaMessage;
import weft.edi.table.Directory;
import weft.edi.table.LaidOutRecords;
import weft.edi.table.Node;
import weft.edi.table.Position;
import weft.edi.table.SegmentTable;
import weft.interchange.Fault;
import weft.interchange.FaultCode;

/**
 * Reads a VDA transmission of 128-byte records as one message. The first record gives the type,
 * sender and receiver; the last gives the number of records of each type.
 */
final class VdaReader {
  static final int TYPE = 3;

  private final byte[] bytes;

  /** Null if the records are not folded. */
  private final @Nullable UnfoldedLines unfolded;

  /** The bytes without the line breaks into which records were folded. */
  private final byte[] words;

  private final ReaderOptions options;
  private final VdaMessage kind;
  private final Charset charset;
  private final Directory directory;
  private final FaultLog log;
  private final FaultLog messageLog;
  private final VdaRecordCheck checks;
  private List<Segment> segments = List.of();

  VdaReader(byte[] bytes, VdaMessage kind, ReaderOptions options) {
    this.bytes = bytes;
    this.options = options;
    this.kind = kind;
    this.directory = options.vda();
    this.unfolded = UnfoldedLines.ofRecords(bytes, Opening.start(bytes), kind, directory);
    this.words = unfolded == null ? bytes : unfolded.bytes;
    Charset override = options.charset();
    this.charset =
        override != null
            ? override
            : Opening.isUtf8Mark(bytes) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    this.checks = new VdaRecordCheck(words, this::place, charset, directory, options);
    this.log = new FaultLog(options.maxFaults(), new int[] {options.maxFaults()});
    this.messageLog = new FaultLog(options.maxFaults(), new int[] {options.maxFaults() * 10});
  }

  /** Reads only the header. */
  Envelope scan() {
    RecordCutter cutter = cutter();
    cutter.advance();
    var transcript = new SegmentTranscript(bytes, charset, charset);
    transcribe(cutter, transcript);
    return VdaEnvelope.of(kind, transcript.read().getFirst(), charset);
  }

  ReadInterchange read() {
    if (bytes.length > options.maxBytes()) {
      log.error(FaultCode.TOO_LARGE, 0, EnvelopeSentences.tooLarge(options.maxBytes()));
      return new ReadInterchange(scan(), List.of(), List.of(), log.faults());
    }
    boolean ended = cut();
    Segment header = segments.getFirst();
    Envelope envelope = VdaEnvelope.of(kind, header, charset);
    int folded = cutter().folded();
    if (folded > 0) {
      log.error(header, FaultCode.LINE_BREAK, EnvelopeSentences.folded(folded));
      return new ReadInterchange(envelope, segments, List.of(), log.faults());
    }
    int end = ended ? segments.size() - 1 : segments.size();
    for (Segment it : segments.subList(0, 1)) checks.check(it, log);
    for (Segment it : segments.subList(1, end)) checks.check(it, messageLog);
    if (ended && segments.size() > 1) {
      checks.check(segments.getLast(), log);
      VdaTrailer.count(segments, log);
    } else {
      VdaTrailer.missing(kind, segments.getLast(), log);
    }
    if (end <= 1) {
      log.error(header, FaultCode.NO_MESSAGE, EnvelopeSentences.noMessage());
      return new ReadInterchange(envelope, segments, List.of(), log.faults());
    }
    return new ReadInterchange(envelope, segments, List.of(message(end)), log.faults());
  }

  private RecordCutter cutter() {
    return new RecordCutter(words, Opening.start(words), RecordCutter.contentEnd(words));
  }

  /** The offset in the file of an offset in {@link #words}. */
  private int place(int word) {
    return unfolded == null ? word : unfolded.place(word);
  }

  /** Cuts all records; returns whether the last one is the trailer. */
  private boolean cut() {
    RecordCutter cutter = cutter();
    var transcript = new SegmentTranscript(bytes, charset, charset);
    boolean ended = false;
    while (!ended && cutter.advance()) {
      int at = cutter.begin();
      if (transcript.segments() > 0 && VdaMessage.at(words, at) != null) {
        trailing(at);
        break;
      }
      if (transcript.segments() == InterchangeReader.MAX_SEGMENTS) {
        log.error(
            FaultCode.TOO_LARGE,
            place(at),
            EnvelopeSentences.tooManySegments(InterchangeReader.MAX_SEGMENTS));
        break;
      }
      transcribe(cutter, transcript);
      ended = isTrailer(at, cutter.end());
    }
    if (ended && cutter.position() < cutter.contentEnd()) trailing(cutter);
    segments = transcript.read();
    return ended;
  }

  private boolean isTrailer(int begin, int end) {
    if (end - begin < TYPE) return false;
    for (int i = 0; i < TYPE; i++) if (words[begin + i] != kind.trailer.charAt(i)) return false;
    return true;
  }

  private void trailing(RecordCutter cutter) {
    int from = cutter.position();
    while (from < cutter.contentEnd() && Tokenizer.isBlank(words[from] & 0xff)) from++;
    trailing(from);
  }

  private void trailing(int from) {
    int place = place(from);
    log.error(FaultCode.TRAILING_DATA, place, EnvelopeSentences.trailing(bytes.length - place));
  }

  private void transcribe(RecordCutter cutter, SegmentTranscript to) {
    int begin = cutter.begin();
    int end = Math.min(cutter.end(), begin + LaidOutRecords.LENGTH);
    int behindType = Math.min(end, begin + TYPE);
    byte[] tag = Arrays.copyOfRange(words, begin, behindType);
    int code = Segment.code(tag, 0, tag.length);
    SegmentTable table = directory.segment(code);
    checks.add(begin, cutter.end(), cutter.oversized());
    to.begin(tag, code, place(begin));
    int at = behindType;
    if (table != null)
      for (Position position : table.positions()) {
        if (at >= end) break;
        int until = at + position.components().getFirst().element().max();
        element(at, Math.min(until, end), to);
        at = until;
      }
    if (at < end) element(at, end, to);
    to.end(place(cutter.end() - 1) + 1);
  }

  private void element(int from, int until, SegmentTranscript to) {
    int start = from;
    int end = until;
    while (end > start && Tokenizer.isBlank(words[end - 1] & 0xff)) end--;
    while (start < end && words[start] == ' ') start++;
    to.element(words, start, end, place(start));
  }

  private ReadMessage message(int end) {
    Segment header = segments.getFirst();
    @Nullable Node structure = directory.message(kind.type);
    if (structure == null) throw new IllegalStateException("no table of VDA " + kind.type);
    var faults = new StructureFaults(messageLog, kind.type, tag -> directory.segment(tag) != null);
    Group body = new Matcher(structure, segments, faults).match(1, end);
    List<Fault> found = new ArrayList<>(CharacterPlaces.named(messageLog.faults(), segments));
    found.sort(Comparator.comparingLong(Fault::offset));
    return new ReadMessage(
        1,
        kind.type,
        header.value(0),
        "VDA",
        "",
        VdaEnvelope.reference(header),
        segments,
        body,
        List.copyOf(found),
        null);
  }
}
