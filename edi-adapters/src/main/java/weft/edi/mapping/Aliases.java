package weft.edi.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.dialect.Change;
import weft.edi.meaning.words.VdaUnits;
import weft.edi.meaning.words.X12Units;
import weft.edi.reader.Amendment;
import weft.edi.reader.MessageRereading;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.edi.table.Position;
import weft.edi.table.Position.Component;
import weft.edi.table.SegmentTable;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;
import weft.party.EdiRules;
import weft.party.EdiRules.Alias;
import weft.party.Side;

/**
 * Replaces a partner's part numbers and units with the hub's, in all such elements of the directory
 * (7140 and 6411; in X12 234 and 355; in VDA the customer's part number and the unit), and the
 * hub's with the partner's in answers.
 */
public final class Aliases {
  /** Qualifiers (7143, 235) of the supplier's own numbers, which are not replaced. */
  private static final Set<String> SUPPLIERS = Set.of("SA", "VP", "VN", "VC");

  private final Map<String, String> parts;
  private final Map<String, String> units;
  private final List<Alias> partsBack;
  private final List<Alias> unitsBack;

  private record Place(int element, int component, int qualifierElement, int qualifier) {
    private static final int UNIT = -1;
    private static final int BUYERS = -2;

    static Place ofUnit(int element, int component) {
      return new Place(element, component, element, UNIT);
    }

    /** A place that always contains the buyer's number. */
    static Place ofBuyersPart(int element) {
      return new Place(element, 0, element, BUYERS);
    }

    boolean isUnit() {
      return qualifier == UNIT;
    }

    boolean isSuppliers(Segment in) {
      return qualifier >= 0 && SUPPLIERS.contains(in.value(qualifierElement, qualifier));
    }
  }

  /** A message with the hub's names, and the changes made to it. */
  record Said(ReadMessage message, List<Change> changes) {}

  private Aliases(List<Alias> parts, List<Alias> units) {
    this.parts = ours(parts);
    this.units = ours(units);
    this.partsBack = parts;
    this.unitsBack = units;
  }

  public static Aliases of(EdiRules rules) {
    return new Aliases(
        rules.parts() == null ? List.of() : rules.parts(),
        rules.units() == null ? List.of() : rules.units());
  }

  /** The aliases for one side's messages; only the buyer's messages use them. */
  static Aliases of(EdiRules rules, Side sender) {
    return sender == Side.BUYER ? of(rules) : new Aliases(List.of(), List.of());
  }

  private static Map<String, String> ours(List<Alias> aliases) {
    Map<String, String> ours = new HashMap<>();
    for (Alias it : aliases) ours.putIfAbsent(it.theirs(), it.ours());
    return ours;
  }

  /**
   * Replaces the names and checks the message again; faults and lines refer to the segments as
   * sent.
   */
  Said inOurs(ReadMessage message, ReaderOptions options) {
    if (parts.isEmpty() && units.isEmpty()) return new Said(message, List.of());
    List<Segment> segments = new ArrayList<>(message.segments().size());
    List<Change> changes = new ArrayList<>();
    List<Fault> unsayable = new ArrayList<>();
    for (Segment it : message.segments()) {
      Segment ours = inOurs(it, unsayable);
      segments.add(ours);
      if (ours != it)
        changes.add(new Change(it.number(), it.tag(), it.offset(), it.toString(), ours.toString()));
    }
    ReadMessage said =
        changes.isEmpty() ? message : MessageRereading.of(message, segments, options);
    if (!unsayable.isEmpty()) {
      List<Fault> faults = new ArrayList<>(said.faults());
      faults.addAll(unsayable);
      said = said.withFaults(faults);
    }
    return new Said(said, changes);
  }

  private Segment inOurs(Segment sent, List<Fault> unsayable) {
    SegmentTable table = sent.table();
    if (table == null) return sent;
    Segment now = sent;
    for (Place at : places(table)) {
      String theirs = sent.value(at.element(), at.component());
      String ours = theirs.isEmpty() ? null : ours(sent, at, theirs);
      if (ours == null || ours.equals(theirs)) continue;
      if (Amendment.canSay(sent, ours))
        now = Amendment.with(now, at.element(), at.component(), ours);
      else unsayable.add(unsayable(sent, table, at, ours));
    }
    return now;
  }

  private @Nullable String ours(Segment sent, Place at, String theirs) {
    if (at.isUnit()) {
      String unit = units.get(theirs);
      if (unit == null || !isDesignated(sent.table())) return unit;
      return Character.isDigit(sent.tag().charAt(0)) ? VdaUnits.code(unit) : X12Units.code(unit);
    }
    return at.isSuppliers(sent) ? null : parts.get(theirs);
  }

  /** Whether this is X12 or VDA, which have unit codes of their own. */
  private static boolean isDesignated(@Nullable SegmentTable table) {
    return table != null
        && !table.positions().isEmpty()
        && table.positions().getFirst().designator() != null;
  }

  private static List<Place> places(SegmentTable table) {
    List<Place> places = new ArrayList<>();
    for (int p = 0; p < table.positions().size(); p++) {
      List<Component> components = table.positions().get(p).components();
      for (int c = 0; c < components.size(); c++) {
        switch (components.get(c).element().id()) {
          case "6411", "DE355", "UnitOfQuantity" -> places.add(Place.ofUnit(p, c));
          case "CustomerPartNumber" -> places.add(Place.ofBuyersPart(p));
          case "7140" -> {
            if (is(components, c + 1, "7143")) places.add(new Place(p, c, p, c + 1));
          }
          case "DE234" -> {
            List<Component> before = p == 0 ? List.of() : table.positions().get(p - 1).components();
            if (is(before, 0, "DE235")) places.add(new Place(p, c, p - 1, 0));
          }
          default -> {}
        }
      }
    }
    return List.copyOf(places);
  }

  private static boolean is(List<Component> components, int at, String id) {
    return at < components.size() && components.get(at).element().id().equals(id);
  }

  private static Fault unsayable(Segment sent, SegmentTable table, Place at, String ours) {
    Position position = table.positions().get(at.element());
    Text text =
        new Text(
                "The alias \"%s\" of the profile cannot be written in the character set of this"
                    + " interchange.",
                "配置中的别名“%s”无法用该 EDI 文件的字符集写出。")
            .with(ours);
    return new Fault(
        sent.number(),
        sent.tag(),
        position.label(at.component()),
        FaultCode.DIALECT_FAILED,
        Severity.ERROR,
        sent.offset(),
        text);
  }

  /**
   * The partner's name of a part: the alias used in the answered message, else the first alias,
   * else the hub's name.
   */
  public String part(String ours, ReadMessage answered) {
    return theirs(partsBack, ours, answered);
  }

  /** The partner's name of a unit, chosen as for {@link #part}. */
  public String unit(String ours, ReadMessage answered) {
    return theirs(unitsBack, ours, answered);
  }

  private static String theirs(List<Alias> aliases, String ours, ReadMessage answered) {
    List<String> names =
        aliases.stream().filter(it -> it.ours().equals(ours)).map(Alias::theirs).toList();
    if (names.size() < 2) return names.isEmpty() ? ours : names.getFirst();
    return names.stream().filter(it -> says(answered, it)).findFirst().orElse(names.getFirst());
  }

  private static boolean says(ReadMessage message, String value) {
    for (Segment it : message.segments()) {
      SegmentTable table = it.table();
      if (table == null) continue;
      for (Place at : places(table))
        if (it.value(at.element(), at.component()).equals(value)) return true;
    }
    return false;
  }
}
