package weft.edi.reader;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.edi.table.Directory;
import weft.edi.table.Node;
import weft.edi.table.SegmentTable;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;

/**
 * Makes a message of the segments from UNH to UNT: nests them, checks them, collects its faults.
 */
final class MessageReader {
  private final FaultLog log;
  private final List<Segment> segments;
  private final Segment header;
  private final Directory service;
  private final SegmentCheck check;
  private final String type;
  private final String release;

  MessageReader(List<Segment> segments, Directory service, SegmentCheck check, FaultLog log) {
    this.segments = segments;
    this.header = segments.getFirst();
    this.service = service;
    this.check = check;
    this.log = log;
    this.type = header.value(1, 0).strip().toUpperCase(Locale.ROOT);
    this.release = (header.value(1, 1) + header.value(1, 2)).strip().toUpperCase(Locale.ROOT);
  }

  /**
   * Reads what was collected.
   *
   * @param next what stands behind the message, where it has no UNT of its own
   */
  ReadMessage read(int number, @Nullable Segment next) {
    Segment last = segments.getLast();
    boolean ended = segments.size() > 1 && last.tag().equals("UNT");
    Group body = body(ended ? segments.size() - 1 : segments.size());
    if (ended) trailer(last);
    else trailerMissing(next == null ? last : next);
    List<Fault> faults =
        log.faults().stream().sorted(Comparator.comparingLong(Fault::offset)).toList();
    return new ReadMessage(
        number,
        type,
        release,
        header.value(1, 3),
        header.value(1, 4),
        header.value(0).strip(),
        segments,
        body,
        faults);
  }

  private Group body(int end) {
    serviceSegment(header);
    Directory directory = type.equals("CONTRL") ? service : Directory.of(release);
    Node structure = directory == null ? null : directory.message(type);
    if (directory == null || structure == null) {
      unknown(directory == null);
      Group body = new Group(type);
      segments.subList(1, end).forEach(body::add);
      return body;
    }
    for (Segment it : segments.subList(1, end)) {
      SegmentTable table = directory.segment(it.tagCode());
      if (table == null && structuring(it.tag())) table = service.segment(it.tagCode());
      if (table == null) continue;
      it.describe(table);
      if (!log.isFull()) check.check(it, table);
    }
    var faults =
        new StructureFaults(
            log, type, tag -> directory.segment(tag) != null || service.segment(tag) != null);
    return new Matcher(structure, segments, faults).match(1, end);
  }

  /** The service segments that stand inside of messages. */
  private static boolean structuring(String tag) {
    return tag.equals("UNS") || tag.equals("UGH") || tag.equals("UGS");
  }

  private void unknown(boolean releaseUnknown) {
    log.error(
        header,
        releaseUnknown ? "S009.0054" : "S009.0065",
        releaseUnknown ? FaultCode.RELEASE_UNKNOWN : FaultCode.MESSAGE_UNKNOWN,
        header.offset(),
        Sentences.unknownMessage(type, release));
  }

  private void serviceSegment(Segment it) {
    SegmentTable table = service.segment(it.tagCode());
    if (table == null) return;
    it.describe(table);
    check.check(it, table);
  }

  private void trailer(Segment unt) {
    serviceSegment(unt);
    String count = unt.value(0).strip();
    if (Counts.differs(count, segments.size()))
      log.error(
          unt,
          "0074",
          FaultCode.WRONG_COUNT,
          unt.offset(),
          Sentences.about(
              unt,
              new Text("says the message has %s segments, but it has %d.", "称报文有 %s 段，实际为 %d 段。")
                  .with(Sentences.printable(count), segments.size())));
    if (!unt.value(1).strip().equals(header.value(0).strip()))
      log.error(
          unt,
          "0062",
          FaultCode.WRONG_REFERENCE,
          unt.offset(),
          Sentences.about(
              unt,
              new Text(
                      "bears the reference \"%s\", but the message began as \"%s\".",
                      "的参考号为“%s”，而报文头为“%s”。")
                  .with(Sentences.printable(unt.value(1)), Sentences.printable(header.value(0)))));
  }

  private void trailerMissing(Segment where) {
    log.add(
        new Fault(
            where.number(),
            "UNT",
            null,
            FaultCode.TRAILER_MISSING,
            Severity.ERROR,
            where.offset(),
            new Text(
                "The message that begins at segment %d has no end (UNT)."
                    .formatted(header.number()),
                "从第%d段开始的报文没有报文尾（UNT）。".formatted(header.number()))));
  }
}
