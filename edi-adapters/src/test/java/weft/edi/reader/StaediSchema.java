package weft.edi.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import weft.edi.reader.text.Segment;
import weft.edi.table.Condition;
import weft.edi.table.Directory;
import weft.edi.table.Element;
import weft.edi.table.Node;
import weft.edi.table.Position;
import weft.edi.table.SegmentTable;

/**
 * A StAEDI schema of one message type, written from the directory tables that the hub's reader
 * uses, so that both check the same: order, repetition, mandatory elements, lengths, character
 * class, codes. It contains only the codes that the given message uses, because a set look-up costs
 * the same for any size.
 */
public final class StaediSchema {
  /** Content without a description is not checked. */
  private static final String ANY = "<any minOccurs=\"0\" maxOccurs=\"99\"/>";

  private final Directory directory;
  private final Set<String> values = new TreeSet<>();
  private final Set<String> named = new LinkedHashSet<>();
  private final StringBuilder types = new StringBuilder();
  private final StringBuilder structure = new StringBuilder();
  private int loops;

  private StaediSchema(Directory directory, ReadMessage message) {
    this.directory = directory;
    for (Segment it : message.segments())
      it.values().forEach(element -> element.forEach(values::addAll));
  }

  /** Whether the hub has the tables for its schema. */
  public static boolean isKnown(ReadMessage it) {
    Directory directory = Directory.of(it.release());
    return directory != null && directory.message(it.type()) != null;
  }

  /** The schema, with the codes of this message. */
  public static Schema of(ReadMessage message) throws EDISchemaException {
    Directory directory = Objects.requireNonNull(Directory.of(message.release()));
    var schema = new StaediSchema(directory, message);
    schema.children(Objects.requireNonNull(directory.message(message.type())));
    String text =
        "<schema xmlns=\"http://xlate.io/EDISchema/v4\"><transaction><sequence>"
            + schema.structure
            + "</sequence></transaction>"
            + schema.types
            + "</schema>";
    return SchemaFactory.newFactory().createSchema(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private void children(Node group) {
    for (int i = 0; i < group.size(); i++) {
      Node it = group.child(i);
      String occurs =
          " minOccurs=\"%d\" maxOccurs=\"%d\"".formatted(it.mandatory() ? 1 : 0, it.max());
      if (it.isGroup()) {
        // X12 names its loops after the segments that they begin with; here names must be unique.
        structure.append("<loop code=\"").append(it.name()).append('-').append(++loops);
        structure.append('"').append(occurs);
        structure.append("><sequence>");
        children(it);
        structure.append("</sequence></loop>");
      } else {
        // The first segment of a group occurs once in its loop, however often the group repeats.
        structure.append("<segment type=\"").append(it.tag()).append('"').append(occurs);
        structure.append("/>");
        segment(it.tag());
      }
    }
  }

  private void segment(String tag) {
    if (!named.add(tag)) return;
    SegmentTable table = directory.segment(tag);
    if (table == null) {
      types.append(
          "<segmentType name=\"%s\"><sequence>%s</sequence></segmentType>".formatted(tag, ANY));
      return;
    }
    var elements = new StringBuilder();
    for (Position it : table.positions()) {
      String occurs =
          " minOccurs=\"%d\" maxOccurs=\"%d\"".formatted(it.mandatory() ? 1 : 0, it.repeats());
      if (it.composite()) {
        composite(it);
        elements.append("<composite type=\"").append(it.id());
      } else {
        element(it.components().getFirst().element());
        elements.append("<element type=\"E").append(it.components().getFirst().element().id());
      }
      elements.append('"').append(occurs).append("/>");
    }
    if (table.open()) elements.append(ANY);
    types.append(
        "<segmentType name=\"%s\"><sequence>%s</sequence>%s</segmentType>"
            .formatted(tag, elements, notes(table)));
  }

  /** The syntax notes of X12. */
  private static String notes(SegmentTable table) {
    var notes = new StringBuilder();
    for (Condition it : table.conditions()) {
      notes.append("<syntax type=\"");
      notes.append(
          switch (it.kind()) {
            case PAIRED -> "paired";
            case REQUIRED -> "required";
            case EXCLUSIVE -> "exclusion";
            case CONDITIONAL -> "conditional";
            case LIST_CONDITIONAL -> "list";
          });
      notes.append("\">");
      for (int at : it.positions()) notes.append("<position>").append(at + 1).append("</position>");
      notes.append("</syntax>");
    }
    return notes.toString();
  }

  private void composite(Position position) {
    if (!named.add(position.id())) return;
    var elements = new StringBuilder();
    for (Position.Component it : position.components()) {
      element(it.element());
      elements.append(
          "<element type=\"E%s\" minOccurs=\"%d\"/>"
              .formatted(it.element().id(), it.mandatory() ? 1 : 0));
    }
    types.append(
        "<compositeType name=\"%s\"><sequence>%s</sequence></compositeType>"
            .formatted(position.id(), elements));
  }

  private static String base(Element it) {
    return switch (it.kind()) {
      case TEXT -> it.codes() != null ? "identifier" : "string";
      case NUMBER, DECIMAL, SIGNED_BEHIND -> "decimal";
      case INTEGER -> "numeric";
      case DATE, OPEN_DATE, CALL_OFF_DATE -> "date";
      case TIME -> "time";
    };
  }

  private void element(Element it) {
    if (!named.add("E" + it.id())) return;
    var codes = new StringBuilder();
    var list = it.codes();
    if (list != null)
      for (String value : values)
        if (list.has(value)) codes.append("<value>").append(value).append("</value>");
    types.append(
        "<elementType name=\"E%s\" code=\"%s\" base=\"%s\" minLength=\"%d\" maxLength=\"%d\""
            .formatted(it.id(), it.id(), base(it), Math.max(1, it.min()), it.max()));
    // An empty list would allow everything.
    if (list != null && codes.isEmpty()) codes.append("<value>(none)</value>");
    if (codes.isEmpty()) types.append("/>");
    else types.append("><enumeration>").append(codes).append("</enumeration></elementType>");
  }
}
