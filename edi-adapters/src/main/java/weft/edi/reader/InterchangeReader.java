package weft.edi.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.check.CharacterFaults;
import weft.edi.reader.check.ControlCounts;
import weft.edi.reader.check.SegmentCheck;
import weft.edi.reader.text.CharacterPlaces;
import weft.edi.reader.text.Charsets;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.EnvelopeSentences;
import weft.edi.reader.text.FaultLog;
import weft.edi.reader.text.FrameSegment;
import weft.edi.reader.text.Opening;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.SeparatedBytes;
import weft.edi.reader.text.Tokenizer;
import weft.edi.reader.text.UnfoldedLines;
import weft.edi.table.Directory;
import weft.edi.table.SegmentTable;
import weft.interchange.FaultCode;

/**
 * Reads an interchange segment by segment from UNB to UNZ, or ISA to IEA, and passes each message
 * to a {@link MessageReader}.
 */
final class InterchangeReader {
  /** The limit on segments, which protects the heap against an attack. */
  static final int MAX_SEGMENTS = most(Runtime.getRuntime().maxMemory());

  /**
   * One segment per 3 KB of heap, because each quantity of a schedule is held as segment, group,
   * demand, line and JSON. At least 100,000, which covers partners' largest messages, and at most
   * 3,000,000, about 50 MB of EDI.
   */
  static int most(long heap) {
    return Math.clamp(heap / 3072, 100_000, 3_000_000);
  }

  private static final int TA1 = 'T' << 16 | 'A' << 8 | '1';

  private final byte[] bytes;
  private final ReaderOptions options;
  private final int[] budget;
  private final FaultLog log;
  private final List<Segment> segments = new ArrayList<>();
  private final List<ReadMessage> messages = new ArrayList<>();
  private final Set<String> references = new HashSet<>();
  private final Set<String> referencesOfGroup = new HashSet<>();

  private FrameSegment frame = FrameSegment.EDIFACT;
  private EnvelopeFaults faults;
  private String reference = "";
  private int messageStart = -1;
  private FaultLog messageLog;
  private boolean repertoireTold;
  private @Nullable Segment group;
  private int groups;
  private int messagesInGroup;

  InterchangeReader(byte[] bytes, ReaderOptions options) {
    this.bytes = bytes;
    this.options = options;
    this.budget = new int[] {options.maxFaults() * 10};
    this.log = new FaultLog(options.maxFaults(), new int[] {options.maxFaults()});
    this.messageLog = log;
    this.faults = new EnvelopeFaults(frame, log);
  }

  ReadInterchange read() {
    if (bytes.length > options.maxBytes()) {
      log.error(FaultCode.TOO_LARGE, 0, EnvelopeSentences.tooLarge(options.maxBytes()));
      return done(EdiReader.scan(bytes));
    }
    UnfoldedLines unfolded = UnfoldedLines.of(bytes);
    byte[] words = unfolded == null ? bytes : unfolded.bytes;
    Opening opening = Opening.find(words, log);
    if (opening == null) return done(null);
    frame = opening.frame();
    faults = new EnvelopeFaults(frame, log);
    var envelopes = new EnvelopeReader(words, unfolded, opening, options.charset(), log);
    SeparatedBytes tokens = envelopes.tokens();
    Tokenizer tokenizer = envelopes.tokenizer(options.maxSegmentBytes());
    var characters = new CharacterFaults(tokenizer, tokens, opening.syntax(), options);
    Directory service = frame.service(opening.version());
    Envelope envelope = null;
    while (true) {
      Segment it = tokenizer.next();
      if (it == null) {
        if (opening.enveloped()) faults.trailerMissing(segments);
        break;
      }
      int tag = it.tagCode();
      if (tag == frame.interchangeCode && !segments.isEmpty()) {
        faults.trailing(it.offset(), words.length - it.wordsBegin());
        faults.trailerMissing(segments);
        break;
      }
      if (segments.size() == MAX_SEGMENTS) {
        log.error(
            FaultCode.TOO_LARGE, it.offset(), EnvelopeSentences.tooManySegments(MAX_SEGMENTS));
        faults.trailerMissing(segments);
        break;
      }
      if (frame.ends(tag) && messageStart >= 0) close(service, tokens, it);
      if (tag == frame.messageHeaderCode && !open(it)) break;
      if (acknowledges(tag) && tooManyBefore(it)) break;
      segments.add(it);
      repertoireTold = characters.report(it, messageLog, repertoireTold);
      if (opening.enveloped() && envelope == null) {
        envelope = envelopes.read(it);
        check(it, service, tokens);
      } else if (tag == frame.messageTrailerCode && messageStart >= 0) {
        close(service, tokens, null);
      } else if (tag == frame.groupHeaderCode) {
        openGroup(it, service, tokens);
      } else if (tag == frame.groupTrailerCode) {
        closeGroup(it, service, tokens);
      } else if (tag == frame.interchangeTrailerCode) {
        end(it, envelope, service, tokens);
        faults.trailing(tokenizer, tokens);
        break;
      } else if (acknowledges(tag)) {
        acknowledgement(it, service, tokens);
      } else if (messageStart < 0 && !isService(it, service)) {
        faults.stray(it);
      }
    }
    if (messageStart >= 0) close(service, tokens, null);
    return done(envelope);
  }

  private ReadInterchange done(@Nullable Envelope envelope) {
    return new ReadInterchange(
        envelope,
        List.copyOf(segments),
        List.copyOf(messages),
        CharacterPlaces.named(log.faults(), segments));
  }

  /**
   * Whether the segment is a TA1. It answers an interchange and stands outside groups, so it is
   * read as a message of its own.
   */
  private boolean acknowledges(int tag) {
    return tag == TA1 && frame == FrameSegment.X12 && messageStart < 0 && group == null;
  }

  private boolean tooManyBefore(Segment header) {
    if (messages.size() < options.maxMessages()) return false;
    log.error(
        header,
        FaultCode.TOO_MANY_MESSAGES,
        EnvelopeSentences.tooManyMessages(options.maxMessages()));
    return true;
  }

  private boolean open(Segment header) {
    if (tooManyBefore(header)) return false;
    messageStart = segments.size();
    messageLog = new FaultLog(options.maxFaults(), budget);
    repertoireTold = false;
    faults.begin();
    messagesInGroup++;
    String sent = header.value(frame.messageReference).strip();
    // UNH's reference is unique within the interchange, ST's only within its group.
    boolean inGroup = frame == FrameSegment.X12;
    boolean isNew = references.add(sent);
    boolean repeated = inGroup ? !referencesOfGroup.add(sent) : !isNew;
    reference = isNew || repeated || group == null ? sent : groupReference(group) + "-" + sent;
    if (repeated)
      messageLog.note(
          header,
          FaultCode.DUPLICATE_MESSAGE,
          header.offset(),
          EnvelopeSentences.repeated(header, sent, inGroup));
    if (inGroup && group == null)
      messageLog.error(header, FaultCode.ENVELOPE_MISSING, EnvelopeSentences.noGroup(header));
    return true;
  }

  private String groupReference(Segment header) {
    return header.value(frame.groupReference).strip();
  }

  /**
   * Whether the segment is ISB or ISE, which request services of a network and come before the
   * groups.
   */
  private boolean isService(Segment it, Directory service) {
    return frame == FrameSegment.X12 && group == null && service.segment(it.tagCode()) != null;
  }

  private void acknowledgement(Segment ta1, Directory service, SeparatedBytes tokens) {
    FaultLog own = new FaultLog(options.maxFaults(), budget);
    SegmentTable table = service.segment(ta1.tagCode());
    ta1.describe(table);
    if (table != null) checker(tokens, own).check(ta1, table);
    Group body = new Group("TA1");
    body.add(ta1);
    messages.add(
        new ReadMessage(
            messages.size() + 1,
            "TA1",
            "",
            "X",
            "",
            ta1.value(0).strip(),
            List.of(ta1),
            body,
            own.faults(),
            null));
  }

  private void close(Directory service, SeparatedBytes tokens, @Nullable Segment next) {
    List<Segment> own = List.copyOf(segments.subList(messageStart, segments.size()));
    messages.add(
        new MessageReader(own, frame, group, service, checker(tokens, messageLog), messageLog)
            .read(messages.size() + 1, reference, next));
    messageStart = -1;
    messageLog = log;
  }

  private SegmentCheck checker(SeparatedBytes tokens, FaultLog into) {
    return new SegmentCheck(
        into, tokens, Charsets.isMultiByte(tokens.charset), options.toleratesCodes());
  }

  private void check(Segment it, Directory service, SeparatedBytes tokens) {
    SegmentTable table = service.segment(it.tagCode());
    if (table == null) return;
    it.describe(table);
    if (!log.endsBefore(it)) checker(tokens, log).check(it, table);
  }

  private void openGroup(Segment header, Directory service, SeparatedBytes tokens) {
    check(header, groupService(header, service), tokens);
    groupOpen(header);
    group = header;
    groups++;
    messagesInGroup = 0;
    referencesOfGroup.clear();
  }

  private void closeGroup(Segment trailer, Directory service, SeparatedBytes tokens) {
    Segment header = group;
    check(trailer, header == null ? service : groupService(header, service), tokens);
    if (header == null) {
      faults.stray(trailer);
      return;
    }
    if (ControlCounts.differs(trailer.value(0).strip(), messagesInGroup))
      faults.count(trailer, frame.groupCount, trailer.value(0), messagesInGroup);
    faults.reference(trailer, frame.groupEnd, groupReference(header));
    group = null;
  }

  /**
   * The directory for a group. X12 groups follow the release that they name, not the version of
   * their interchange.
   */
  private Directory groupService(Segment header, Directory service) {
    if (frame != FrameSegment.X12) return service;
    Directory own = Directory.of(MessageName.release(header));
    return own == null ? service : own;
  }

  private void groupOpen(Segment before) {
    if (group != null && !log.endsBefore(before))
      log.error(before, FaultCode.TRAILER_MISSING, EnvelopeSentences.noGroupTrailer(frame));
    group = null;
  }

  private void end(
      Segment trailer, @Nullable Envelope envelope, Directory service, SeparatedBytes tokens) {
    check(trailer, service, tokens);
    int counted = groups > 0 || frame == FrameSegment.X12 ? groups : messages.size();
    groupOpen(trailer);
    if (ControlCounts.differs(trailer.value(0).strip(), counted))
      faults.count(trailer, frame.interchangeCount, trailer.value(0), counted);
    if (envelope != null) faults.reference(trailer, frame.interchangeEnd, envelope.reference());
    if (messages.isEmpty()) log.error(trailer, FaultCode.NO_MESSAGE, EnvelopeSentences.noMessage());
  }
}
