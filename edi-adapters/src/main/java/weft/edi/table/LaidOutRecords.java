package weft.edi.table;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.party.RecordLayout;
import weft.party.RecordLayout.Field;
import weft.party.RecordLayout.Held;

/**
 * VDA tables with two partners' own layouts for the records whose fields the hub does not know. A
 * field is named after its content ({@code 814-customer-part}), because such a layout has no
 * numbers.
 */
public final class LaidOutRecords {
  /** The first column after type and version. */
  public static final int FIRST = 6;

  /** The length of a record in bytes. */
  public static final int LENGTH = 128;

  private LaidOutRecords() {}

  /** The tables with these layouts; the hub's own tables if there are none. */
  public static Directory directory(@Nullable List<RecordLayout> layouts) {
    return layouts == null || layouts.isEmpty()
        ? Directory.vda()
        : Directory.vda().with(layouts.stream().map(LaidOutRecords::table).toList());
  }

  private static SegmentTable table(RecordLayout layout) {
    SegmentTable ours = requireNonNull(Directory.vda().segment(layout.record()), layout.record());
    List<Position> positions = new ArrayList<>(List.of(ours.positions().getFirst()));
    int next = FIRST;
    for (Field it : layout.fields().stream().sorted(Comparator.comparingInt(Field::at)).toList()) {
      if (it.at() > next) positions.add(gap(layout, next, it.at() - next));
      positions.add(position(layout, it));
      next = it.at() + it.length();
    }
    return new SegmentTable(ours.tag(), ours.name(), List.copyOf(positions), List.of(), true);
  }

  /** A range of columns that the hub does not read. */
  private static Position gap(RecordLayout of, int at, int length) {
    var element = new Element("Unnamed", "Unnamed", Element.Kind.TEXT, 0, length, null);
    return position(element, false, at(of.record(), at));
  }

  private static String at(String record, int at) {
    return "%s@%d".formatted(record, at);
  }

  private static Position position(RecordLayout of, Field it) {
    Held held = it.holds();
    if (it.counts() != null) {
      String name = Position.COUNT + it.counts();
      var counting = new Element(name, name, Element.Kind.INTEGER, 1, it.length(), null);
      return position(counting, it.required(), label(of.record(), it));
    }
    if (held == null) return gap(of, it.at(), it.length());
    String name = name(held);
    return position(
        switch (held.form()) {
          case TEXT -> new Element(name, name, Element.Kind.TEXT, 0, it.length(), null);
          case NUMBER ->
              new Element(name, name, Element.Kind.INTEGER, 1, it.length(), null, it.scale());
          case DATE ->
              new Element(name, name, Element.Kind.OPEN_DATE, it.length(), it.length(), null);
        },
        it.required(),
        label(of.record(), it));
  }

  private static Position position(Element it, boolean mandatory, String designator) {
    return new Position(
        it.id(), false, mandatory, 1, List.of(new Position.Component(true, it)), designator);
  }

  /** The label of a field in faults: by its content, else by its first column. */
  public static String label(String record, Field it) {
    Held held = it.holds();
    if (held != null) return label(record, held);
    return it.counts() == null ? at(record, it.at()) : record + "-" + Position.COUNT + it.counts();
  }

  /** The label of a content, such as {@code 812-invoice-number}. */
  public static String label(String record, Held held) {
    return record + "-" + held.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The element name of a content, such as {@code InvoiceNumber}. */
  private static String name(Held held) {
    var name = new StringBuilder();
    for (String word : held.name().split("_", -1))
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    return name.toString();
  }
}
