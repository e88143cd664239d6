package weft.edi.reader;

import static weft.interchange.FaultCode.CHARACTER_NOT_ALLOWED;
import static weft.interchange.FaultCode.CODE_NOT_LISTED;
import static weft.interchange.FaultCode.DATE_INVALID;
import static weft.interchange.FaultCode.ELEMENT_EXCLUDED;
import static weft.interchange.FaultCode.ELEMENT_MISSING;
import static weft.interchange.FaultCode.ELEMENT_NOT_NUMERIC;
import static weft.interchange.FaultCode.ELEMENT_REPEATED;
import static weft.interchange.FaultCode.ELEMENT_REQUIRED;
import static weft.interchange.FaultCode.ELEMENT_TOO_LONG;
import static weft.interchange.FaultCode.ELEMENT_TOO_SHORT;
import static weft.interchange.FaultCode.ELEMENT_UNEXPECTED;
import static weft.interchange.FaultCode.LINE_BREAK;
import static weft.interchange.FaultCode.SEGMENT_TOO_LONG;
import static weft.interchange.FaultCode.TERMINATOR_MISSING;
import static weft.interchange.FaultCode.TIME_INVALID;
import static weft.interchange.FaultCode.TOO_MANY_FAULTS;
import static weft.interchange.FaultCode.TRAILER_MISSING;
import static weft.interchange.FaultCode.UNDECODABLE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weft.edi.reader.check.ControlTotals;
import weft.edi.reader.check.SegmentCheck;
import weft.edi.reader.check.StructureFaults;
import weft.edi.reader.text.Charsets;
import weft.edi.reader.text.FaultLog;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.SeparatedBytes;
import weft.edi.table.Directory;
import weft.edi.table.Node;
import weft.edi.table.SegmentTable;
import weft.interchange.Fault;
import weft.interchange.FaultCode;

/**
 * Checks a message again after a partner's dialect has amended, added or removed segments: the
 * structure as a whole, and the elements of amended segments. Faults of the bytes, header and
 * trailer remain.
 */
public final class MessageRereading {
  private static final Set<FaultCode> OF_BYTES =
      Set.of(
          TERMINATOR_MISSING,
          SEGMENT_TOO_LONG,
          LINE_BREAK,
          UNDECODABLE,
          CHARACTER_NOT_ALLOWED,
          TRAILER_MISSING);
  private static final Set<FaultCode> OF_ELEMENTS =
      Set.of(
          ELEMENT_MISSING,
          ELEMENT_UNEXPECTED,
          ELEMENT_REPEATED,
          ELEMENT_TOO_LONG,
          ELEMENT_TOO_SHORT,
          ELEMENT_NOT_NUMERIC,
          ELEMENT_REQUIRED,
          ELEMENT_EXCLUDED,
          CODE_NOT_LISTED,
          DATE_INVALID,
          TIME_INVALID);

  /** Element faults of an IDoc that the parser finds in its XML. */
  private static final Set<FaultCode> OF_FIELDS = Set.of(ELEMENT_UNEXPECTED, ELEMENT_REPEATED);

  private MessageRereading() {}

  /**
   * The message made of these segments.
   *
   * @param segments the header first, and the trailer last if it was sent
   */
  public static ReadMessage of(ReadMessage sent, List<Segment> segments, ReaderOptions options) {
    var log = new FaultLog(options.maxFaults(), new int[] {options.maxFaults()});
    // If the first reading gave up, it has not checked the segments after that point.
    boolean gaveUp = sent.faults().stream().anyMatch(it -> it.code() == TOO_MANY_FAULTS);
    stillStanding(sent, segments, gaveUp).forEach(log::add);
    for (Segment it : segments)
      if (it.isAmended() || gaveUp) check(it, sent.association(), options, log);
    Group body = body(sent, segments, log);
    List<Fault> faults =
        log.faults().stream().sorted(Comparator.comparingLong(Fault::offset)).toList();
    return new ReadMessage(
        sent.number(),
        sent.type(),
        sent.release(),
        sent.agency(),
        sent.association(),
        sent.reference(),
        List.copyOf(segments),
        body,
        faults,
        sent.group());
  }

  private static List<Fault> stillStanding(
      ReadMessage sent, List<Segment> segments, boolean gaveUp) {
    Set<Integer> asSent = new HashSet<>();
    // Match number and tag: a segment missing from the body is reported at the trailer's number.
    Map<Integer, String> envelope = new HashMap<>();
    envelope.put(sent.header().number(), sent.header().tag());
    for (Segment it : segments) if (!it.isAmended()) asSent.add(it.number());
    Segment trailer = sent.trailer();
    if (trailer != null) envelope.put(trailer.number(), trailer.tag());
    List<Fault> standing = new ArrayList<>();
    for (Fault it : sent.faults())
      if (OF_BYTES.contains(it.code())
          || (!gaveUp && OF_ELEMENTS.contains(it.code()) && asSent.contains(it.segment()))
          || (isIdoc(sent) && OF_FIELDS.contains(it.code()))
          || (it.tag() != null && it.tag().equals(envelope.get(it.segment())))) standing.add(it);
    return standing;
  }

  /**
   * Checks a segment. A fault in an amended segment gets the offset of the segment that was sent.
   */
  private static void check(Segment it, String association, ReaderOptions options, FaultLog log) {
    SegmentTable table = it.table();
    if (table == null) return;
    SeparatedBytes tokens = it.tokens();
    var found = new FaultLog(options.maxFaults(), new int[] {options.maxFaults()});
    new SegmentCheck(found, tokens, Charsets.isMultiByte(tokens.charset), options.toleratesCodes())
        .following(association)
        .check(it, table);
    for (Fault at : found.faults())
      log.add(
          new Fault(
              at.segment(),
              at.tag(),
              at.element(),
              at.code(),
              at.severity(),
              it.isAmended() ? it.offset() : at.offset(),
              at.text()));
  }

  private static Group body(ReadMessage sent, List<Segment> segments, FaultLog log) {
    if (isIdoc(sent)) return tree(sent, segments, log);
    int end = sent.trailer() == null ? segments.size() : segments.size() - 1;
    Directory directory = Directory.nearest(sent.type(), sent.release());
    Node structure = directory == null ? null : directory.message(sent.type());
    if (directory == null || structure == null) {
      Group body = new Group(sent.type());
      segments.subList(1, end).forEach(body::add);
      return body;
    }
    var faults =
        new StructureFaults(
            log, sent.type(), tag -> directory.segment(tag) != null || tag.equals("UNS"));
    Group body = new Matcher(structure, segments, faults).match(1, end);
    ControlTotals.check(sent.type(), segments, log);
    return body;
  }

  private static boolean isIdoc(ReadMessage it) {
    return it.agency().equals(IdocReader.AGENCY);
  }

  /**
   * Nests the segments as the XML did; added segments go where the directory has a place for them.
   */
  private static Group tree(ReadMessage sent, List<Segment> segments, FaultLog log) {
    Map<Integer, Integer> around = new HashMap<>();
    nested(sent.body(), 0, around);
    Set<Integer> groups = new HashSet<>(around.values());
    Set<Integer> seen = new HashSet<>();
    List<Integer> parents = new ArrayList<>();
    List<Boolean> outer = new ArrayList<>();
    for (Segment it : segments) {
      boolean added = !it.tag().equals(it.origin().tag()) || !seen.add(it.number());
      parents.add(added ? IdocTree.ADDED : around.getOrDefault(it.number(), 0));
      outer.add(!added && groups.contains(it.number()));
    }
    return new IdocTree(sent.type(), log).of(segments, parents, outer);
  }

  /** Collects the parent's number for each segment; segments without a parent get no entry. */
  private static void nested(Group group, int above, Map<Integer, Integer> around) {
    for (Group it : group.groups()) {
      List<Segment> inside = it.segments();
      int first = inside.getFirst().number();
      around.put(first, above);
      inside.stream().skip(1).forEach(segment -> around.put(segment.number(), first));
      nested(it, first, around);
    }
  }
}
