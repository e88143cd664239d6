package weft.edi.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.UnitCodes;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.edi.table.Position;
import weft.edi.table.Position.Component;
import weft.edi.table.SegmentTable;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;
import weft.party.EdiRules;
import weft.party.EdiRules.CodeTolerance;

/**
 * Reports units of quantities and prices that are not in their standard's list, after the partner's
 * own names were replaced. Each unit is reported once, at its first place. It is a note and the
 * unit is used as sent, unless the profile explicitly demands strict codes. EDIFACT itself has no
 * list of units, so many senders use their own.
 */
final class UnknownUnits {
  /** Segments whose 6411 is a unit of measurement, not of counted goods. */
  private static final Set<String> MEASURED = Set.of("MEA", "RNG", "TEM", "DIM", "TMP", "SPS");

  private static final Set<String> UNITS =
      Set.of("6411", "DE355", "UnitOfQuantity", "MENEE", "VRKME", "PMENE");

  private record Place(int element, int component, int room, String label) {}

  private final UnitCodes codes;
  private final Set<String> named;
  private final Severity severity;
  private final IdentityHashMap<SegmentTable, List<Place>> places = new IdentityHashMap<>();
  private final Set<String> known = new HashSet<>();
  private final List<Fault> faults = new ArrayList<>();

  private UnknownUnits(UnitCodes codes, Set<String> named, Severity severity) {
    this.codes = codes;
    this.named = named;
    this.severity = severity;
  }

  /**
   * The message with the faults of its units.
   *
   * @param rules null if there is no partnership
   */
  static ReadMessage judged(ReadMessage message, @Nullable EdiRules rules) {
    boolean strict = rules != null && rules.codes(message.type()) == CodeTolerance.STRICT;
    Set<String> named = new HashSet<>();
    if (rules != null && rules.units() != null)
      rules.units().forEach(it -> named.addAll(List.of(it.theirs(), it.ours())));
    var units = new UnknownUnits(codes(message), named, strict ? Severity.ERROR : Severity.NOTE);
    message.segments().forEach(units::look);
    if (units.faults.isEmpty()) return message;
    List<Fault> all = new ArrayList<>(message.faults());
    all.addAll(units.faults);
    return message.withFaults(all);
  }

  private static UnitCodes codes(ReadMessage message) {
    return switch (message.agency()) {
      case "VDA" -> UnitCodes.VDA;
      case "SAP" -> UnitCodes.IDOC;
      default -> message.header().tag().equals("ST") ? UnitCodes.X12 : UnitCodes.EDIFACT;
    };
  }

  private void look(Segment it) {
    SegmentTable table = it.table();
    if (table == null || MEASURED.contains(it.tag())) return;
    for (Place at : places.computeIfAbsent(table, UnknownUnits::places)) {
      String code = it.value(at.element(), at.component());
      // A code that is too long has its own fault.
      if (code.isEmpty() || code.length() > at.room() || !known.add(code)) continue;
      if (!codes.has(code) && !named.contains(code)) faults.add(unknown(it, at, code));
    }
  }

  /** The places without a code list; for those with a list, the reader reports unlisted units. */
  private static List<Place> places(SegmentTable table) {
    List<Place> places = new ArrayList<>();
    List<Position> positions = table.positions();
    for (int p = 0; p < positions.size(); p++) {
      List<Component> components = positions.get(p).components();
      for (int c = 0; c < components.size(); c++)
        if (UNITS.contains(components.get(c).element().id())
            && components.get(c).element().codes() == null)
          places.add(
              new Place(
                  p,
                  c,
                  components.get(c).element().max(),
                  components.size() == 1 ? positions.get(p).label() : positions.get(p).label(c)));
    }
    return List.copyOf(places);
  }

  private Fault unknown(Segment it, Place at, String code) {
    return new Fault(
        it.number(),
        it.tag(),
        at.label(),
        FaultCode.CODE_NOT_LISTED,
        severity,
        it.offset(),
        (severity == Severity.ERROR
                ? new Text("%s is no unit that is known.", "计量单位 %s 不在代码表中。")
                : new Text(
                    "%s is no unit that is known; it is taken as it stands.",
                    "计量单位 %s 不在代码表中；已按原样采纳。"))
            .with(code));
  }
}
