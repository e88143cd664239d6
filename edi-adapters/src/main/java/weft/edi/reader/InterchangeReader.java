package weft.edi.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.table.Directory;
import weft.edi.table.SegmentTable;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;

/** Walks an interchange segment by segment from UNB to UNZ and hands each message to its reader. */
final class InterchangeReader {
  /** Some 50 MB of ordinary segments; more would be an attack on memory. */
  private static final int MAX_SEGMENTS = 3_000_000;

  private static final int UNH = 'U' << 16 | 'N' << 8 | 'H';
  private static final int UNT = 'U' << 16 | 'N' << 8 | 'T';
  private static final int UNG = 'U' << 16 | 'N' << 8 | 'G';
  private static final int UNE = 'U' << 16 | 'N' << 8 | 'E';
  private static final int UNZ = 'U' << 16 | 'N' << 8 | 'Z';
  private static final int UNB = 'U' << 16 | 'N' << 8 | 'B';

  private final byte[] bytes;
  private final ReaderOptions options;
  private final int[] budget;
  private final FaultLog log;
  private final List<Segment> segments = new ArrayList<>();
  private final List<ReadMessage> messages = new ArrayList<>();
  private final Set<String> references = new HashSet<>();

  private int messageStart = -1;
  private FaultLog messageLog;
  private boolean repertoireTold;
  private boolean strayTold;
  private @Nullable Segment group;
  private int groups;
  private int messagesInGroup;

  InterchangeReader(byte[] bytes, ReaderOptions options) {
    this.bytes = bytes;
    this.options = options;
    this.budget = new int[] {options.maxFaults() * 10};
    this.log = new FaultLog(options.maxFaults(), new int[] {options.maxFaults()});
    this.messageLog = log;
  }

  ReadInterchange read() {
    if (bytes.length > options.maxBytes()) {
      log.error(FaultCode.TOO_LARGE, 0, EnvelopeSentences.tooLarge(options.maxBytes()));
      return done(EdiReader.scan(bytes));
    }
    Opening opening = Opening.find(bytes, log);
    if (opening == null) return done(null);
    var envelopes = new EnvelopeReader(bytes, opening, options.charset(), log);
    Tokens tokens = envelopes.tokens();
    Tokenizer tokenizer = envelopes.tokenizer(options.maxSegmentBytes());
    var characters = new CharacterFaults(tokenizer, tokens, opening.syntax(), options);
    Directory service = Directory.service(opening.version());
    Envelope envelope = null;
    while (true) {
      Segment it = tokenizer.next();
      if (it == null) {
        if (opening.enveloped()) trailerMissing();
        break;
      }
      int tag = it.tagCode();
      if (tag == UNB && !segments.isEmpty()) {
        trailing(it.offset());
        trailerMissing();
        break;
      }
      if (segments.size() == MAX_SEGMENTS) {
        log.error(
            FaultCode.TOO_LARGE, it.offset(), EnvelopeSentences.tooManySegments(MAX_SEGMENTS));
        trailerMissing();
        break;
      }
      boolean ofEnvelope = tag == UNH || tag == UNG || tag == UNE || tag == UNZ;
      if (ofEnvelope && messageStart >= 0) close(service, tokens, it);
      if (tag == UNH && !open(it)) break;
      segments.add(it);
      repertoireTold = characters.report(it, messageLog, repertoireTold);
      if (opening.enveloped() && envelope == null) {
        envelope = envelopes.read(it);
        check(it, service, tokens);
      } else if (tag == UNT && messageStart >= 0) {
        close(service, tokens, null);
      } else if (tag == UNG) {
        openGroup(it, service, tokens);
      } else if (tag == UNE) {
        closeGroup(it, service, tokens);
      } else if (tag == UNZ) {
        end(it, envelope, service, tokens);
        trailing(tokenizer);
        break;
      } else if (messageStart < 0) {
        stray(it);
      }
    }
    if (messageStart >= 0) close(service, tokens, null);
    return done(envelope);
  }

  private ReadInterchange done(@Nullable Envelope envelope) {
    return new ReadInterchange(
        envelope, List.copyOf(segments), List.copyOf(messages), log.faults());
  }

  private boolean open(Segment unh) {
    if (messages.size() == options.maxMessages()) {
      log.error(
          unh,
          FaultCode.TOO_MANY_MESSAGES,
          EnvelopeSentences.tooManyMessages(options.maxMessages()));
      return false;
    }
    messageStart = segments.size();
    messageLog = new FaultLog(options.maxFaults(), budget);
    repertoireTold = false;
    strayTold = false;
    messagesInGroup++;
    String reference = unh.value(0).strip();
    if (!references.add(reference))
      messageLog.note(
          unh,
          FaultCode.DUPLICATE_MESSAGE,
          unh.offset(),
          Sentences.about(
              unh,
              new Text(
                      "repeats the message reference \"%s\" of this interchange.",
                      "重复使用了本交换中的报文参考号“%s”。")
                  .with(Sentences.printable(reference))));
    return true;
  }

  private void close(Directory service, Tokens tokens, @Nullable Segment next) {
    List<Segment> own = List.copyOf(segments.subList(messageStart, segments.size()));
    messages.add(
        new MessageReader(own, service, checker(tokens, messageLog), messageLog)
            .read(messages.size() + 1, next));
    messageStart = -1;
    messageLog = log;
  }

  private SegmentCheck checker(Tokens tokens, FaultLog into) {
    return new SegmentCheck(
        into, tokens, Charsets.isMultiByte(tokens.charset), options.toleratesCodes());
  }

  private void check(Segment it, Directory service, Tokens tokens) {
    SegmentTable table = service.segment(it.tagCode());
    if (table == null) return;
    it.describe(table);
    checker(tokens, log).check(it, table);
  }

  private void openGroup(Segment ung, Directory service, Tokens tokens) {
    check(ung, service, tokens);
    group = ung;
    groups++;
    messagesInGroup = 0;
  }

  private void closeGroup(Segment une, Directory service, Tokens tokens) {
    check(une, service, tokens);
    Segment ung = group;
    if (ung == null) {
      stray(une);
      return;
    }
    if (Counts.differs(une.value(0).strip(), messagesInGroup))
      count(une, "0060", une.value(0), messagesInGroup);
    if (!une.value(1).strip().equals(ung.value(4).strip()))
      reference(une, "0048", une.value(1), ung.value(4));
    group = null;
  }

  private void end(Segment unz, @Nullable Envelope envelope, Directory service, Tokens tokens) {
    check(unz, service, tokens);
    int counted = groups > 0 ? groups : messages.size();
    if (group != null)
      log.error(unz, FaultCode.TRAILER_MISSING, EnvelopeSentences.noTrailer("UNE"));
    if (Counts.differs(unz.value(0).strip(), counted)) count(unz, "0036", unz.value(0), counted);
    if (envelope != null && !unz.value(1).strip().equals(envelope.reference()))
      reference(unz, "0020", unz.value(1), envelope.reference());
    if (messages.isEmpty()) log.error(unz, FaultCode.NO_MESSAGE, EnvelopeSentences.noMessage());
  }

  private void count(Segment it, String element, String sent, int counted) {
    log.error(
        it,
        element,
        FaultCode.WRONG_COUNT,
        it.offset(),
        EnvelopeSentences.count(it, sent, counted));
  }

  private void reference(Segment it, String element, String sent, String begun) {
    log.error(
        it,
        element,
        FaultCode.WRONG_REFERENCE,
        it.offset(),
        EnvelopeSentences.reference(it, sent, begun));
  }

  private void trailerMissing() {
    log.add(
        new Fault(
            segments.isEmpty() ? 0 : segments.getLast().number(),
            "UNZ",
            null,
            FaultCode.TRAILER_MISSING,
            Severity.ERROR,
            segments.isEmpty() ? 0 : segments.getLast().end(),
            EnvelopeSentences.noTrailer("UNZ")));
  }

  /** One fault for a run of segments outside messages: they have one cause, a lost UNH. */
  private void stray(Segment it) {
    if (!strayTold) log.error(it, FaultCode.OUTSIDE_MESSAGE, EnvelopeSentences.stray(it));
    strayTold = true;
  }

  private void trailing(Tokenizer tokenizer) {
    int from = tokenizer.position();
    while (from < bytes.length && (Tokenizer.isBlank(bytes[from]) || bytes[from] == 0x1a)) from++;
    if (from < bytes.length) trailing(from);
  }

  private void trailing(long from) {
    log.error(FaultCode.TRAILING_DATA, from, EnvelopeSentences.trailing(bytes.length - from));
  }
}
