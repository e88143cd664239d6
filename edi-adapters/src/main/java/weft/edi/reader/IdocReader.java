package weft.edi.reader;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.check.DateFormat;
import weft.edi.reader.check.SegmentCheck;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.EnvelopeParty;
import weft.edi.reader.text.EnvelopeSentences;
import weft.edi.reader.text.FaultLog;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.SegmentTranscript;
import weft.edi.reader.text.Sentences;
import weft.edi.reader.text.Terms;
import weft.edi.table.Directory;
import weft.edi.table.Element;
import weft.edi.table.Position;
import weft.edi.table.SegmentTable;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;

/**
 * Reads a file of SAP IDocs in XML. Each IDoc is a message; the control record of the first IDoc
 * gives the sender and receiver of all.
 */
final class IdocReader {
  /** The controlling agency of IDoc messages. */
  static final String AGENCY = "SAP";

  private static final String CONTROL = "EDI_DC40";

  private final byte[] bytes;
  private final ReaderOptions options;
  private final FaultLog log;
  private final int[] budget;
  private final Directory directory = Directory.idoc();
  private final Map<List<String>, SegmentTable> tables = new HashMap<>();
  private final Set<String> references = new HashSet<>();

  IdocReader(byte[] bytes, ReaderOptions options) {
    this.bytes = bytes;
    this.options = options;
    this.log = new FaultLog(options.maxFaults(), new int[] {options.maxFaults()});
    this.budget = new int[] {options.maxFaults() * 10};
  }

  /** Reads only the first control record; null if there is none. */
  @Nullable Envelope scan() {
    var parser = new IdocParser(bytes, options, log);
    List<Segment> segments = parser.parse(true);
    if (segments.isEmpty()) return null;
    segments.getFirst().describe(table(segments.getFirst(), parser.fields.getFirst()));
    return envelope(segments.getFirst());
  }

  ReadInterchange read() {
    if (bytes.length > options.maxBytes()) {
      log.error(FaultCode.TOO_LARGE, 0, EnvelopeSentences.tooLarge(options.maxBytes()));
      // No segments are returned, so use a separate log: a fault must not point to a missing
      // segment.
      Envelope envelope = new IdocReader(bytes, options).scan();
      return new ReadInterchange(envelope, List.of(), List.of(), log.faults());
    }
    var parser = new IdocParser(bytes, options, log);
    List<Segment> segments = parser.parse(false);
    if (segments.isEmpty()) {
      if (parser.isComplete())
        log.error(
            FaultCode.NOT_EDIFACT,
            0,
            new Text("This is an XML document, but not an IDoc.", "这是 XML 文档，但不是 IDoc。"));
      return new ReadInterchange(null, List.of(), List.of(), log.faults());
    }
    for (int i = 0; i < segments.size(); i++)
      segments.get(i).describe(table(segments.get(i), parser.fields.get(i)));
    Envelope envelope = envelope(segments.getFirst());
    if (envelope == null)
      log.error(
          segments.getFirst(),
          FaultCode.ENVELOPE_MISSING,
          Sentences.about(
              segments.getFirst(),
              new Text("is in the place of the control record EDI_DC40.", "处应为控制记录 EDI_DC40。")));
    List<ReadMessage> messages = new ArrayList<>();
    for (int i = 0; i < parser.idocs.size(); i++) {
      int from = parser.idocs.get(i);
      int to = i + 1 < parser.idocs.size() ? parser.idocs.get(i + 1) : segments.size();
      if (from < to) messages.add(message(messages.size() + 1, segments, from, to, parser));
    }
    return new ReadInterchange(envelope, segments, List.copyOf(messages), log.faults());
  }

  private ReadMessage message(int number, List<Segment> all, int from, int to, IdocParser parser) {
    List<Segment> segments = List.copyOf(all.subList(from, to));
    Segment control = segments.getFirst();
    var own = new FaultLog(options.maxFaults(), budget);
    String type = control.value("IDOCTYP");
    check(segments, own);
    belongs(control, all.getFirst(), own);
    late(parser, from, to, own, all);
    Group body;
    if (directory.message(type) == null) {
      own.error(
          control,
          "IDOCTYP",
          FaultCode.MESSAGE_UNKNOWN,
          control.offset(),
          Sentences.unknownMessage(type, null));
      body = new Group(type);
      segments.subList(1, segments.size()).forEach(body::add);
    } else {
      body =
          new IdocTree(type, own)
              .of(segments, parser.parents.subList(from, to), parser.around.subList(from, to));
    }
    List<Fault> faults = new ArrayList<>(own.faults());
    faults.sort(Comparator.comparingLong(Fault::offset));
    return new ReadMessage(
        number,
        type,
        control.value("DOCREL"),
        AGENCY,
        control.value("CIMTYP"),
        control.value("DOCNUM"),
        segments,
        body,
        List.copyOf(faults),
        null);
  }

  private void check(List<Segment> segments, FaultLog own) {
    for (Segment it : segments) {
      SegmentTable table = it.table();
      if (table == null || own.endsBefore(it)) continue;
      new SegmentCheck(own, it.tokens(), true, options.toleratesCodes()).check(it, table);
      Set<String> names = new HashSet<>();
      int sent = it.elements();
      for (int i = 0; i < sent; i++) {
        String name = table.positions().get(i).id();
        if (!names.add(name))
          own.error(
              it,
              name,
              FaultCode.ELEMENT_REPEATED,
              it.placeOfElement(i),
              Sentences.element(
                  it, name, Terms.of(name, null), "is repeated too often.", "重复次数过多。"));
      }
    }
  }

  /** Checks that all IDocs of a file have the same sender and receiver, and different numbers. */
  private void belongs(Segment control, Segment first, FaultLog own) {
    if (!control.tag().equals(CONTROL)) {
      if (control != first)
        own.error(
            control,
            FaultCode.ENVELOPE_MISSING,
            Sentences.about(
                control,
                new Text("is in the place of the control record EDI_DC40.", "处应为控制记录 EDI_DC40。")));
      return;
    }
    for (String name : List.of("SNDPRN", "RCVPRN"))
      if (!control.value(name).equals(first.value(name)))
        own.error(
            control,
            name,
            FaultCode.SENDER_MISMATCH,
            control.offsetOf(name),
            Sentences.element(
                control,
                name,
                Terms.of(name, null),
                "differs from the first IDoc of the file.",
                "与文件中第一个 IDoc 不同。"));
    String reference = control.value("DOCNUM");
    if (!reference.isEmpty() && !references.add(reference))
      own.note(
          control,
          FaultCode.DUPLICATE_MESSAGE,
          control.offset(),
          EnvelopeSentences.repeated(control, reference, false));
  }

  private static void late(IdocParser parser, int from, int to, FaultLog own, List<Segment> all) {
    for (int[] it : parser.late) {
      if (it[0] <= from || it[0] > to) continue;
      Segment segment = all.get(it[0] - 1);
      own.add(
          new Fault(
              segment.number(),
              segment.tag(),
              null,
              FaultCode.ELEMENT_UNEXPECTED,
              Severity.ERROR,
              it[1],
              Sentences.about(
                  segment,
                  new Text("has a field after the segments inside it.", "的字段位于其内部的段之后。"))));
    }
  }

  private @Nullable Envelope envelope(Segment control) {
    if (!control.tag().equals(CONTROL)) return null;
    return new Envelope(
        Envelope.IDOC,
        40,
        new EnvelopeParty(control.value("SNDPRN"), ""),
        new EnvelopeParty(control.value("RCVPRN"), ""),
        prepared(control.value("CREDAT"), control.value("CRETIM")),
        control.value("DOCNUM"),
        control.value("IDOCTYP"),
        false,
        !control.value("TEST").isEmpty(),
        SegmentTranscript.SEPARATORS,
        StandardCharsets.UTF_8);
  }

  private static @Nullable LocalDateTime prepared(String date, String time) {
    DateFormat.Period at =
        time.length() == 6 ? DateFormat.read("204", date + time) : DateFormat.read("102", date);
    return at == null ? null : at.from();
  }

  /**
   * The table of a segment in the order of its fields: known fields as the directory describes
   * them, unknown fields as text, and at the end the mandatory fields that were not sent.
   */
  private SegmentTable table(Segment it, List<String> fields) {
    List<String> key = new ArrayList<>(fields.size() + 1);
    key.add(it.tag());
    key.addAll(fields);
    return tables.computeIfAbsent(key, _ -> table(it.tag(), fields));
  }

  private SegmentTable table(String tag, List<String> fields) {
    SegmentTable known = directory.segment(tag);
    Map<String, Position> byName = new HashMap<>();
    if (known != null) known.positions().forEach(position -> byName.put(position.id(), position));
    List<Position> positions = new ArrayList<>(fields.size());
    for (String name : fields) {
      Position position = byName.get(name);
      positions.add(position == null ? unknown(name) : position);
    }
    for (Position position : byName.values())
      if (position.mandatory() && !fields.contains(position.id())) positions.add(position);
    return new SegmentTable(
        tag, known == null ? "" : known.name(), List.copyOf(positions), List.of(), false);
  }

  /** Whether the segment is from an IDoc, as sent or amended. */
  static boolean isIdoc(Segment it) {
    return it.tag().length() > 3 && it.origin().tokens().isTranscript();
  }

  /** The directory's description of a field; a plain text field if the directory has none. */
  static Position position(String tag, String name) {
    SegmentTable known = Directory.idoc().segment(tag);
    int place = known == null ? -1 : known.find(name);
    return known == null || place < 0 ? unknown(name) : known.positions().get(place >> 8);
  }

  private static Position unknown(String name) {
    var element = new Element(name, "", Element.Kind.TEXT, 0, Integer.MAX_VALUE, null);
    return new Position(
        name, false, false, 1, List.of(new Position.Component(true, element)), name);
  }
}
