package weft.edi.reader;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.EnvelopeSentences;
import weft.edi.reader.text.FaultLog;
import weft.edi.reader.text.Opening;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.SegmentTranscript;
import weft.edi.reader.text.Sentences;
import weft.edi.reader.text.Tokenizer;
import weft.edi.table.Directory;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;
import weft.party.PartnerCharset;

/**
 * Turns the XML of IDocs into a list of segments. An element is a segment if it has the attribute
 * SEGMENT or contains elements; everything else in an IDoc is a field. A segment extends to the
 * next segment's tag. The parser accepts no document type, only the five entities of XML, and at
 * most sixteen levels.
 */
final class IdocParser {
  private static final int MAX_DEPTH = 16;
  private static final String CONTROL = "EDI_DC40";

  private final byte[] bytes;
  private final ReaderOptions options;
  private final FaultLog log;
  private final XmlPlaces places;
  private final Deque<Open> open = new ArrayDeque<>();
  private SegmentTranscript transcript;
  private boolean inSegment;
  private boolean controlled;
  private boolean stopped;

  /**
   * For each segment: the names of its fields, its parent's number (0 if none), and whether it
   * contains segments.
   */
  final List<List<String>> fields = new ArrayList<>();

  final List<Integer> parents = new ArrayList<>();
  final List<Boolean> around = new ArrayList<>();

  /** The index of each IDoc's first segment, from 0. */
  final List<Integer> idocs = new ArrayList<>();

  /** Fields that come after the inner segments of their segment: segment number and byte offset. */
  final List<int[]> late = new ArrayList<>();

  private enum Kind {
    ROOT,
    IDOC,
    SEGMENT,
    FIELD,
    STRANGER
  }

  /** An element that is still open. */
  private static final class Open {
    final String name;
    Kind kind;
    final int begin;
    final int valueAt;
    final StringBuilder text = new StringBuilder();
    int segment;

    Open(String name, Kind kind, int begin, int valueAt) {
      this.name = name;
      this.kind = kind;
      this.begin = begin;
      this.valueAt = valueAt;
    }
  }

  IdocParser(byte[] bytes, ReaderOptions options, FaultLog log) {
    this.bytes = bytes;
    this.options = options;
    this.log = log;
    this.places = new XmlPlaces(bytes, Opening.start(bytes));
    this.transcript = new SegmentTranscript(bytes, StandardCharsets.UTF_8, StandardCharsets.UTF_8);
  }

  /**
   * Parses the document.
   *
   * @param controlOnly whether to stop after the first control record
   */
  List<Segment> parse(boolean controlOnly) {
    Charset charset = charset();
    if (charset == null) return List.of();
    transcript = new SegmentTranscript(bytes, charset, StandardCharsets.UTF_8);
    try {
      XMLStreamReader xml = XmlText.reader(bytes, charset);
      while (!stopped && xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> start(xml);
          case XMLStreamConstants.END_ELEMENT -> {
            end();
            if (controlOnly && controlled) {
              finish(places.position());
              stopped = true;
            }
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(xml.getText());
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> refuse();
          default -> {}
        }
      }
      if (!stopped) finish(bytes.length);
    } catch (XMLStreamException | RuntimeException e) {
      // The JDK's parser throws either exception if the input is not XML.
      broken();
    }
    return transcript.read();
  }

  /**
   * The document's character set; null if it is unknown or does not encode tags as ASCII does,
   * because this class also searches the bytes for tags.
   */
  private @Nullable Charset charset() {
    String named = XmlText.encoding(bytes);
    Charset charset =
        options.charset() != null ? options.charset() : PartnerCharset.named(named).orElse(null);
    if (charset != null && PartnerCharset.carriesEdi(charset)) return charset;
    log.error(
        FaultCode.CHARSET_NOT_SUPPORTED,
        0,
        new Text("The document's character set (%s) is not supported.", "不支持该文档的字符集（%s）。")
            .with(Sentences.printable(named)));
    stopped = true;
    return null;
  }

  private void start(XMLStreamReader xml) {
    int begin = places.start();
    Open parent = open.peek();
    String name = xml.getLocalName();
    if (open.size() == MAX_DEPTH) {
      stop(
          begin,
          FaultCode.NOT_WELL_FORMED,
          new Text("The document is nested more than %d deep.", "文档嵌套超过 %d 层。").with(MAX_DEPTH));
      return;
    }
    if (parent != null && parent.kind == Kind.FIELD) segment(parent);
    var it = new Open(name, kind(xml, parent, name), begin, places.position());
    switch (it.kind) {
      case IDOC -> {
        if (idocs.size() == options.maxMessages())
          stop(
              begin,
              FaultCode.TOO_MANY_MESSAGES,
              EnvelopeSentences.tooManyMessages(options.maxMessages()));
        else idocs.add(transcript.segments() + (inSegment ? 1 : 0));
      }
      case SEGMENT -> segment(it);
      case STRANGER -> {
        if (parent != null && parent.kind == Kind.ROOT) stray(begin);
      }
      default -> {}
    }
    open.push(it);
  }

  private static Kind kind(XMLStreamReader xml, @Nullable Open parent, String name) {
    if (parent == null) return name.equals("IDOC") ? Kind.IDOC : Kind.ROOT;
    return switch (parent.kind) {
      case ROOT -> name.equals("IDOC") ? Kind.IDOC : Kind.STRANGER;
      case IDOC -> Kind.SEGMENT;
      case SEGMENT, FIELD ->
          xml.getAttributeValue(null, "SEGMENT") != null || Directory.idoc().segment(name) != null
              ? Kind.SEGMENT
              : Kind.FIELD;
      case STRANGER -> Kind.STRANGER;
    };
  }

  private void segment(Open it) {
    if (transcript.segments() + 1 == InterchangeReader.MAX_SEGMENTS) {
      stop(
          it.begin,
          FaultCode.TOO_LARGE,
          EnvelopeSentences.tooManySegments(InterchangeReader.MAX_SEGMENTS));
      return;
    }
    finish(it.begin);
    if (!it.text.toString().isBlank()) stray(it.valueAt);
    it.kind = Kind.SEGMENT;
    it.segment = transcript.segments() + 1;
    int parent = 0;
    for (Open above : open) {
      if (above == it || above.kind != Kind.SEGMENT) continue;
      parent = above.segment;
      around.set(parent - 1, true);
      break;
    }
    transcript.begin(it.name.getBytes(StandardCharsets.UTF_8), -1, it.begin);
    inSegment = true;
    fields.add(new ArrayList<>());
    parents.add(parent);
    around.add(false);
  }

  /** Ends the current segment if it is still open. */
  private void finish(int until) {
    if (!inSegment) return;
    int end = until;
    while (end > 0 && Tokenizer.isBlank(bytes[end - 1] & 0xff)) end--;
    transcript.end(end);
    inSegment = false;
  }

  private void text(String text) {
    Open it = open.peek();
    if (it == null || it.kind == Kind.STRANGER) return;
    if (it.kind == Kind.FIELD) it.text.append(text);
    else if (!text.isBlank()) stray(places.position());
  }

  /** Reports content outside of all fields and IDocs; the parser reads on after it. */
  private void stray(int at) {
    int number = transcript.segments() + (inSegment ? 1 : 0);
    if (number == 0)
      log.error(
          FaultCode.LEADING_DATA,
          at,
          new Text("There is content before the first IDoc.", "第一个 IDoc 之前有多余内容。"));
    else
      log.add(
          new Fault(
              number,
              null,
              null,
              FaultCode.OUTSIDE_MESSAGE,
              Severity.ERROR,
              at,
              new Text("There is content outside of all fields.", "有内容位于所有字段之外。")));
  }

  private void end() {
    places.end();
    Open it = open.pop();
    if (it.kind != Kind.FIELD) {
      controlled |= it.name.equals(CONTROL);
      return;
    }
    Open segment = open.peek();
    if (segment == null || segment.segment == 0) return;
    if (!inSegment || segment.segment != transcript.segments() + 1) {
      late.add(new int[] {segment.segment, it.begin});
      return;
    }
    byte[] value = it.text.toString().strip().getBytes(StandardCharsets.UTF_8);
    fields.getLast().add(it.name);
    transcript.element(value, 0, value.length, firstOf(it));
  }

  private int firstOf(Open field) {
    int at = field.valueAt;
    while (at < bytes.length && Tokenizer.isBlank(bytes[at] & 0xff)) at++;
    return at;
  }

  private void refuse() {
    stop(
        transcript.segments() == 0 && !inSegment ? 0 : places.position(),
        FaultCode.NOT_WELL_FORMED,
        new Text(
            "The document has a document type declaration or an entity, which is not allowed.",
            "文档含有文档类型声明或实体，不予接受。"));
  }

  private void broken() {
    stop(
        transcript.segments() == 0 && !inSegment ? 0 : places.position(),
        FaultCode.NOT_WELL_FORMED,
        new Text(
            "The XML is broken or ends after this point; the rest was not read.",
            "XML 在此处之后有错误或中断，其后的内容未读取。"));
  }

  private void stop(int at, FaultCode code, Text text) {
    finish(at);
    log.error(code, at, text);
    stopped = true;
  }

  /** Whether the parser reached the end of the document. */
  boolean isComplete() {
    return !stopped;
  }
}
