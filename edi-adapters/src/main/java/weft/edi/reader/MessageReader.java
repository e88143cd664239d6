package weft.edi.reader;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.check.ControlCounts;
import weft.edi.reader.check.ControlTotals;
import weft.edi.reader.check.SegmentCheck;
import weft.edi.reader.check.StructureFaults;
import weft.edi.reader.text.CharacterPlaces;
import weft.edi.reader.text.FaultLog;
import weft.edi.reader.text.FrameSegment;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.Sentences;
import weft.edi.table.Directory;
import weft.edi.table.Node;
import weft.edi.table.SegmentTable;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;

/**
 * Makes a message from the segments from UNH to UNT, or ST to SE: nests them, checks them and
 * collects their faults.
 */
final class MessageReader {
  private final FaultLog log;
  private final List<Segment> segments;
  private final Segment header;
  private final FrameSegment frame;
  private final @Nullable Segment group;
  private final MessageName name;
  private final @Nullable Directory directory;
  private final Directory service;
  private final SegmentCheck check;

  MessageReader(
      List<Segment> segments,
      FrameSegment frame,
      @Nullable Segment group,
      Directory service,
      SegmentCheck check,
      FaultLog log) {
    this.segments = segments;
    this.header = segments.getFirst();
    this.frame = frame;
    this.group = group;
    this.check = check;
    this.log = log;
    this.name =
        frame == FrameSegment.X12 ? MessageName.x12(header, group) : MessageName.edifact(header);
    // A message that names an association may use that association's codes; only a profile says
    // otherwise.
    check.following(name.association());
    if (!name.association().isBlank()) check.tolerateCodes();
    this.directory = isService() ? service : Directory.nearest(name.release());
    // In X12 the release itself defines ST and SE.
    this.service = frame == FrameSegment.X12 && directory != null ? directory : service;
  }

  /**
   * Reads the message.
   *
   * @param next the segment after the message if the message has no trailer
   */
  ReadMessage read(int number, String reference, @Nullable Segment next) {
    Segment last = segments.getLast();
    boolean ended = segments.size() > 1 && last.tagCode() == frame.messageTrailerCode;
    Group body = body(ended ? segments.size() - 1 : segments.size());
    if (ended) trailer(last);
    else trailerMissing(next == null ? last : next);
    List<Fault> faults =
        CharacterPlaces.named(log.faults(), segments).stream()
            .sorted(Comparator.comparingLong(Fault::offset))
            .toList();
    return new ReadMessage(
        number,
        name.type(),
        name.release(),
        name.agency(),
        name.association(),
        reference,
        segments,
        body,
        faults,
        group);
  }

  private Group body(int end) {
    serviceSegment(header);
    Directory of = directory;
    Node structure = of == null ? null : of.message(name.type());
    if (of == null || structure == null) {
      unknown(of == null);
      Group body = new Group(name.type());
      segments.subList(1, end).forEach(body::add);
      return body;
    }
    if (!isService() && !of.release().equals(name.release())) readBy(of);
    grouped(of);
    for (Segment it : segments.subList(1, end)) {
      SegmentTable table = of.segment(it.tagCode());
      if (table == null && structuring(it.tag())) table = service.segment(it.tagCode());
      if (table == null) continue;
      it.describe(table);
      if (!log.endsBefore(it)) check.check(it, table);
    }
    var faults =
        new StructureFaults(
            log, name.type(), tag -> of.segment(tag) != null || service.segment(tag) != null);
    Group body = new Matcher(structure, segments, faults).match(1, end);
    if (!log.isFull()) ControlTotals.check(name.type(), segments, log);
    return body;
  }

  /** CONTRL is read with the directory of its syntax version; its release adds nothing. */
  private boolean isService() {
    return name.type().equals("CONTRL");
  }

  /** Whether this is a service segment that occurs inside messages. */
  private static boolean structuring(String tag) {
    return tag.equals("UNS") || tag.equals("UGH") || tag.equals("UGS");
  }

  private void unknown(boolean releaseUnknown) {
    boolean x12 = frame == FrameSegment.X12;
    log.error(
        header,
        releaseUnknown ? (x12 ? "GS08" : "S009.0054") : x12 ? "ST01" : "S009.0065",
        releaseUnknown ? FaultCode.RELEASE_UNKNOWN : FaultCode.MESSAGE_UNKNOWN,
        header.offset(),
        Sentences.unknownMessage(name.type(), name.release()));
  }

  /** Reports an unknown release. It is an error by the standard; a profile may allow it. */
  private void readBy(Directory earlier) {
    log.error(
        header,
        frame == FrameSegment.X12 ? "GS08" : "S009.0054",
        FaultCode.RELEASE_UNKNOWN,
        header.offset(),
        new Text(
                "The %s directory is not known; the message was read by the nearest earlier one,"
                    + " %s.",
                "未知目录版本 %s，报文按最接近的较早版本 %s 读取。")
            .with(Sentences.printable(name.release()), earlier.release()));
  }

  /** Checks that the set is in the functional group that the standard names for it. */
  private void grouped(Directory of) {
    String expected = of.group(name.type());
    if (expected == null || group == null || group.value(0).equals(expected)) return;
    log.error(
        header,
        "ST01",
        FaultCode.WRONG_GROUP,
        header.offset(),
        Sentences.about(
            header,
            new Text(
                    "begins a %s, which belongs into functional group %s, not %s.",
                    "开始的是 %s，应属于功能组 %s，而不是 %s。")
                .with(name.type(), expected, Sentences.printable(group.value(0)))));
  }

  private void serviceSegment(Segment it) {
    SegmentTable table = service.segment(it.tagCode());
    if (table == null) return;
    it.describe(table);
    check.check(it, table);
  }

  private void trailer(Segment end) {
    serviceSegment(end);
    String count = end.value(0).strip();
    if (ControlCounts.differs(count, segments.size()))
      log.error(
          end,
          frame.messageCount,
          FaultCode.WRONG_COUNT,
          end.offset(),
          Sentences.about(
              end,
              new Text("says the message has %s segments, but it has %d.", "称报文有 %s 段，实际为 %d 段。")
                  .with(Sentences.printable(count), segments.size())));
    String begun = header.value(frame.messageReference).strip();
    if (!end.value(1).strip().equals(begun))
      log.error(
          end,
          frame.messageEnd,
          FaultCode.WRONG_REFERENCE,
          end.offset(),
          Sentences.about(
              end,
              new Text(
                      "bears the reference \"%s\", but the message began as \"%s\".",
                      "的参考号为“%s”，而报文头为“%s”。")
                  .with(Sentences.printable(end.value(1)), Sentences.printable(begun))));
  }

  private void trailerMissing(Segment where) {
    String trailer = frame.messageTrailer;
    log.add(
        new Fault(
            where.number(),
            trailer,
            null,
            FaultCode.TRAILER_MISSING,
            Severity.ERROR,
            where.offset(),
            new Text(
                "The message that begins at segment %d has no end (%s)."
                    .formatted(header.number(), trailer),
                "从第 %d 段开始的报文没有报文尾（%s）。".formatted(header.number(), trailer))));
  }
}
