package weft.edi.meaning.words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.measure.Quantity;
import weft.ordering.OrderedPart;
import weft.promise.Promise;
import weft.scheduling.release.Particulars;
import weft.scheduling.release.ScheduleLine;

/** What names an item in X12: pairs of qualifier (235) and number (234), a description, a unit. */
public final class X12Items {
  private X12Items() {}

  /** The part of a LIN in an 830 or 862; what is qualified otherwise where nothing else is. */
  public static NamedPart part(Segment lin) {
    int at = Math.max(2, place(lin, 1, "BP", "IN", "PN", "SK"));
    return NamedPart.in(lin, at, name(lin, at));
  }

  /**
   * The number with one of the qualifiers, in their order.
   *
   * @param first the element, from 0, at which the pairs begin
   */
  public static String number(Segment item, int first, String... qualifiers) {
    int at = place(item, first, qualifiers);
    return at < 0 ? "" : item.value(at);
  }

  private static int place(Segment item, int first, String... qualifiers) {
    for (String qualifier : qualifiers)
      for (int i = first; i + 1 < item.elements(); i += 2)
        if (item.value(i).equals(qualifier)) return i + 1;
    return -1;
  }

  /** The buyer's part number, else the supplier's, else the first there is; null without any. */
  public static @Nullable String part(Segment item, int first) {
    NamedPart part = named(item, first);
    return part.isMissing() ? null : part.number();
  }

  private static NamedPart named(Segment item, int first) {
    int at = place(item, first, "BP", "IN", "PN", "SK");
    if (at < 0 || item.value(at).isEmpty()) at = place(item, first, "VP", "VN", "VC");
    if (at < 0 || item.value(at).isEmpty()) at = first + 1;
    return NamedPart.in(item, at, name(item, at));
  }

  /**
   * Of all lines of an order or its change, but those that are removed or left as they are.
   *
   * @param first the element, from 0, at which the pairs begin
   */
  public static List<OrderedPart> parts(Group body, String line, int first) {
    return body.groupsAt(line).stream()
        .map(it -> it.segments().getFirst())
        .filter(it -> line.equals("PO1") || !List.of("DI", "NC").contains(it.value(1)))
        .map(it -> named(it, first))
        .filter(it -> !it.isMissing())
        .map(NamedPart::ordered)
        .toList();
  }

  public static @Nullable String supplierPart(Segment item, int first) {
    String part = number(item, first, "VP", "VN", "VC");
    return part.isEmpty() ? null : part;
  }

  /**
   * Per unit, for as many as the basis after it says: HP a hundred, TP a thousand, else one.
   *
   * @param at the element, from 0, of the price
   */
  public static @Nullable BigDecimal price(Segment item, int at, Findings findings) {
    if (item.value(at).isEmpty()) return null;
    BigDecimal price = findings.number(item, at, 0, name(item, at)).orElse(null);
    int basis = basis(item.value(at + 1));
    return price == null || basis == 1
        ? price
        : price.divide(BigDecimal.valueOf(basis), 6, RoundingMode.HALF_UP).stripTrailingZeros();
  }

  /** For how many a price is, as data element 639 says: HP a hundred, TP a thousand, else one. */
  public static int basis(String code) {
    return switch (code) {
      case "HP", "PH", "HU" -> 100;
      case "TP", "PM", "TH" -> 1000;
      default -> 1;
    };
  }

  /**
   * Deliveries in SCH: a loop of its own from release 4010 on, a segment of the line before.
   *
   * @param unit of the line; "" where it states none
   */
  public static List<Promise> deliveries(
      Group line, String unit, AgreedUnits units, Findings findings) {
    List<Promise> schedule = new ArrayList<>();
    Stream.concat(
            line.segments("SCH").stream(),
            line.groupsAt("SCH").stream().map(it -> it.segments().getFirst()))
        .forEach(it -> delivery(it, unit, units, findings, schedule));
    return List.copyOf(schedule);
  }

  private static void delivery(
      Segment sch, String unit, AgreedUnits units, Findings findings, List<Promise> schedule) {
    LocalDate date = X12Dates.day(sch.value(5));
    if (date == null) return;
    findings
        .number(sch, 0, 0, name(sch, 0))
        .map(Quantity::new)
        .map(it -> stated(it, sch, unit, units, findings))
        .map(it -> findings.wanted(it, sch, name(sch, 0)))
        .filter(Quantity::isPositive)
        .ifPresent(it -> schedule.add(new Promise(date, it)));
  }

  /** In the line's unit, where it has one; SCH02 may be another. */
  private static @Nullable Quantity stated(
      Quantity quantity, Segment sch, String unit, AgreedUnits units, Findings findings) {
    return unit.isEmpty() || sch.value(1).isEmpty()
        ? quantity
        : units.in(unit(unit), quantity, unit(sch.value(1)), sch, name(sch, 1), findings);
  }

  /** As partners name an element: {@code PO104}. */
  public static String name(Segment segment, int element) {
    return "%s%02d".formatted(segment.tag(), element + 1);
  }

  /**
   * What an item of an 830 or 862 says beside: LIN VP, VN or VC; REF LF, where it is fed to the
   * line; each PID behind the first, and REF L1, letters or notes; PER of the item, its buyer or
   * ship-to, or the set.
   */
  public static @Nullable Particulars particulars(Group lin, Group body, List<ScheduleLine> lines) {
    return Particulars.of(
        supplierPart(lin.segments().getFirst(), 1),
        reference(lin, "LF"),
        text(lin),
        contact(lin, body),
        lines);
  }

  private static String text(Group lin) {
    Stream<String> described =
        Stream.concat(
                lin.segments("PID").stream(),
                lin.groupsAt("PID").stream().map(it -> it.segments().getFirst()))
            .map(it -> it.value(4).strip())
            .filter(it -> !it.isEmpty())
            .skip(1);
    Stream<String> noted =
        lin.segments("REF").stream()
            .filter(it -> it.value(0).equals("L1"))
            .map(it -> (it.value(1) + " " + it.value(2)).strip())
            .filter(it -> !it.isEmpty());
    String text = Stream.concat(described, noted).collect(Collectors.joining(" "));
    return text.substring(0, Math.min(text.length(), EdifactItems.MOST_TEXT));
  }

  /** PER02 with the number of PER04. */
  private static String contact(Group lin, Group body) {
    for (Group where : List.of(lin, body)) {
      List<Segment> all = new ArrayList<>(where.segments("PER"));
      where.groupsAt("N1").stream()
          .filter(it -> List.of("BY", "ST").contains(it.segments().getFirst().value(0)))
          .forEach(it -> all.addAll(it.segments("PER")));
      where.groupsAt("PER").forEach(it -> all.add(it.segments().getFirst()));
      for (Segment per : all) {
        String text = (per.value(1) + " " + per.value(3)).strip();
        if (!text.isEmpty()) return text;
      }
    }
    return "";
  }

  /** Of an item of an 830 or 862, which has LIN PD where it has no PID. */
  public static @Nullable String scheduled(Group lin) {
    String described = description(lin);
    return described == null ? Plain.orNull(number(lin.segments().getFirst(), 1, "PD")) : described;
  }

  /** The text of the first free-form description, or null. */
  public static @Nullable String description(Group group) {
    List<Segment> own = group.segments("PID");
    for (Segment pid : own) if (!pid.value(4).isBlank()) return pid.value(4).strip();
    for (Group below : group.groupsAt("PID")) {
      String text = below.segments().getFirst().value(4).strip();
      if (!text.isEmpty()) return text;
    }
    return null;
  }

  /** A piece is a piece, whether it is called EA or PC; what is not listed stays as it is. */
  public static String unit(String code) {
    return X12Units.unit(code);
  }

  /**
   * The item's own contract or order, else the schedule's.
   *
   * @param contract of the schedule as a whole, and its order beside it; "" where it has none
   */
  public static String agreement(Group lin, String contract, String order, Group body) {
    String own = reference(lin, "CT", "PO", "BO");
    if (own.isEmpty()) own = number(lin.segments().getFirst(), 1, "PO", "CT");
    if (own.isEmpty()) own = contract;
    if (own.isEmpty()) own = order;
    return own.isEmpty() ? reference(body, "CT", "PO", "BO") : own;
  }

  /** The first reference with one of the qualifiers directly in the group, in their order. */
  public static String reference(Group group, String... qualifiers) {
    for (String qualifier : qualifiers)
      for (Segment ref : group.segments("REF"))
        if (ref.value(0).equals(qualifier)) return ref.value(1);
    return "";
  }
}
