package weft.edi.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Parses the line of a VDA record, {@code R 511 CallOffHeader 01,02 M:A9:CustomerNumber …}, or of
 * an IDoc segment, {@code I E1EDK01 OrderHeader O:A3:CURCY …}. After the name come a record's
 * versions, then each field: mandatory or optional, format, and name.
 *
 * <p>Formats, each with its length: A text, N digits, Q a number with a decimal point, D a date or
 * zeros, K a date of VDA 4905, T a time of day. A prefix {@code 5*} repeats a field; a plus joins
 * the fields of a repeated group, {@code 5*(K6:CallOffDate+N9:CallOffQuantity)}. A record ends with
 * {@code ?} if the hub does not know its fields; they are not checked.
 */
final class RecordText {
  private RecordText() {}

  /** A record; fields are numbered as in VDA: 01 is the record type, 02 its version. */
  static SegmentTable record(String[] words) {
    List<Field> fields = new ArrayList<>();
    List<String> versions = Arrays.asList(words[3].split(",", -1));
    var version = new Element("Version", "Version", Element.Kind.TEXT, 2, 2, codes(versions));
    fields.add(new Field(true, version));
    for (int i = 4; i < words.length; i++) fields(words[i], fields);
    List<Position> positions = new ArrayList<>();
    for (Field it : fields)
      positions.add(position(it, "%s-%02d".formatted(words[1], positions.size() + 2)));
    return new SegmentTable(words[1], words[2], List.copyOf(positions), List.of(), isOpen(words));
  }

  /** An IDoc segment; each field's label is its name. */
  static SegmentTable idoc(String[] words) {
    List<Field> fields = new ArrayList<>();
    for (int i = 3; i < words.length; i++) fields(words[i], fields);
    List<Position> positions = fields.stream().map(it -> position(it, it.element().id())).toList();
    return new SegmentTable(words[1], words[2], positions, List.of(), true);
  }

  private record Field(boolean mandatory, Element element) {}

  private static boolean isOpen(String[] words) {
    return words[words.length - 1].equals("?");
  }

  private static CodeList codes(List<String> codes) {
    return new CodeList(codes, codes.size());
  }

  private static Position position(Field it, String designator) {
    return new Position(
        it.element().id(),
        false,
        it.mandatory(),
        1,
        List.of(new Position.Component(true, it.element())),
        designator);
  }

  private static void fields(String word, List<Field> to) {
    if (word.equals("?")) return;
    int star = word.indexOf('*');
    int times = star < 0 ? 1 : Integer.parseInt(word, 0, star, 10);
    String rest = star < 0 ? word : word.substring(star + 1);
    String group = rest.startsWith("(") ? rest.substring(1, rest.length() - 1) : rest;
    for (int n = 0; n < times; n++) for (String part : group.split("\\+", -1)) to.add(field(part));
  }

  private static Field field(String text) {
    boolean mandatory = text.startsWith("M:");
    String[] parts = text.replaceFirst("^[MO]:", "").split(":", -1);
    String name = parts.length > 1 ? parts[1] : "Reserved";
    int length = Integer.parseInt(parts[0], 1, parts[0].length(), 10);
    @Nullable CodeList codes =
        parts.length > 2 ? codes(Arrays.asList(parts[2].split(",", -1))) : null;
    return new Field(mandatory, element(name, parts[0].charAt(0), length, codes));
  }

  private static Element element(String name, char format, int length, @Nullable CodeList codes) {
    return switch (format) {
      case 'A' -> new Element(name, name, Element.Kind.TEXT, 0, length, codes);
      case 'N' -> new Element(name, name, Element.Kind.INTEGER, 1, length, null);
      case 'Q' -> new Element(name, name, Element.Kind.SIGNED_BEHIND, 1, length, null);
      case 'D' -> new Element(name, name, Element.Kind.OPEN_DATE, length, length, null);
      case 'K' -> new Element(name, name, Element.Kind.CALL_OFF_DATE, length, length, null);
      case 'T' -> new Element(name, name, Element.Kind.TIME, length, length, null);
      default -> throw new IllegalArgumentException(Objects.toString(format) + " of " + name);
    };
  }
}
