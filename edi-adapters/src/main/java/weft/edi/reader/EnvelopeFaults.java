package weft.edi.reader;

import java.util.List;
import weft.edi.reader.check.ControlCounts;
import weft.edi.reader.text.EnvelopeSentences;
import weft.edi.reader.text.FaultLog;
import weft.edi.reader.text.FrameSegment;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.SeparatedBytes;
import weft.edi.reader.text.Tokenizer;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;

/** Reports the faults of an interchange's envelope: counts, references and missing trailers. */
final class EnvelopeFaults {
  private final FrameSegment frame;
  private final FaultLog log;
  private boolean strayTold;

  EnvelopeFaults(FrameSegment frame, FaultLog log) {
    this.frame = frame;
    this.log = log;
  }

  /** Starts a message: segments outside messages that follow it form a new run. */
  void begin() {
    strayTold = false;
  }

  void count(Segment it, String element, String sent, int counted) {
    if (log.endsBefore(it)) return;
    log.error(
        it,
        element,
        FaultCode.WRONG_COUNT,
        it.offset(),
        EnvelopeSentences.count(it, sent, counted));
  }

  void reference(Segment it, String element, String begun) {
    String sent = it.value(1);
    if (ControlCounts.sameReference(sent.strip(), begun, frame) || log.endsBefore(it)) return;
    log.error(
        it,
        element,
        FaultCode.WRONG_REFERENCE,
        it.offset(),
        EnvelopeSentences.reference(it, sent, begun));
  }

  void trailerMissing(List<Segment> segments) {
    log.add(
        new Fault(
            segments.isEmpty() ? 0 : segments.getLast().number(),
            frame.interchangeTrailer,
            null,
            FaultCode.TRAILER_MISSING,
            Severity.ERROR,
            segments.isEmpty() ? 0 : segments.getLast().end(),
            EnvelopeSentences.noTrailer(frame.interchangeTrailer)));
  }

  /**
   * Reports one fault for a run of segments outside messages, because they have one cause: a lost
   * header.
   */
  void stray(Segment it) {
    if (!strayTold) log.error(it, FaultCode.OUTSIDE_MESSAGE, EnvelopeSentences.stray(it, frame));
    strayTold = true;
  }

  void trailing(Tokenizer tokenizer, SeparatedBytes tokens) {
    byte[] words = tokens.bytes;
    int from = tokenizer.position();
    while (from < words.length && (Tokenizer.isBlank(words[from] & 0xff) || words[from] == 0x1a))
      from++;
    if (from < words.length) trailing(tokens.place(from), words.length - from);
  }

  void trailing(long from, long length) {
    log.error(FaultCode.TRAILING_DATA, from, EnvelopeSentences.trailing(length));
  }
}
