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
import weft.scheduling.release.ItemDetails;
import weft.scheduling.release.ScheduleLine;

/** Reads an X12 item: pairs of qualifier (235) and number (234), a description, a unit. */
public final class X12Items {
  private X12Items() {}

  /** The part of a LIN in an 830 or 862; the first pair if no qualifier fits. */
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

  /** The buyer's part number, else the supplier's, else the first number; null if there is none. */
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
   * The parts of all lines of an order or change, except removed and unchanged lines.
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
    String part = NormalizedText.number(number(item, first, "VP", "VN", "VC"));
    return part.isEmpty() ? null : part;
  }

  /**
   * The price per unit; the basis after it may say a hundred (HP) or a thousand (TP).
   *
   * @param at the element, from 0, of the price
   */
  public static @Nullable BigDecimal price(Segment item, int at, MeaningFindings findings) {
    if (item.value(at).isEmpty()) return null;
    BigDecimal price = findings.number(item, at, 0, name(item, at)).orElse(null);
    int basis = basis(item.value(at + 1));
    return price == null || basis == 1
        ? price
        : price.divide(BigDecimal.valueOf(basis), 6, RoundingMode.HALF_UP).stripTrailingZeros();
  }

  /**
   * The quantity for which a price holds, by data element 639: HP a hundred, TP a thousand, else
   * one.
   */
  public static int basis(String code) {
    return switch (code) {
      case "HP", "PH", "HU" -> 100;
      case "TP", "PM", "TH" -> 1000;
      default -> 1;
    };
  }

  /**
   * The deliveries in SCH, which is a loop from release 4010 on and a segment of the line before.
   *
   * @param unit the line's unit; "" if it states none
   */
  public static List<Promise> deliveries(
      Group line, String unit, AgreedUnits units, MeaningFindings findings) {
    List<Promise> schedule = new ArrayList<>();
    Stream.concat(
            line.segments("SCH").stream(),
            line.groupsAt("SCH").stream().map(it -> it.segments().getFirst()))
        .forEach(it -> delivery(it, unit, units, findings, schedule));
    return List.copyOf(schedule);
  }

  private static void delivery(
      Segment sch,
      String unit,
      AgreedUnits units,
      MeaningFindings findings,
      List<Promise> schedule) {
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

  /** The quantity in the line's unit, if it has one; SCH02 may state another. */
  private static @Nullable Quantity stated(
      Quantity quantity, Segment sch, String unit, AgreedUnits units, MeaningFindings findings) {
    return unit.isEmpty() || sch.value(1).isEmpty()
        ? quantity
        : units.in(unit(unit), quantity, unit(sch.value(1)), sch, name(sch, 1), findings);
  }

  /** The usual name of an element, such as {@code PO104}. */
  public static String name(Segment segment, int element) {
    return "%s%02d".formatted(segment.tag(), element + 1);
  }

  /**
   * The further particulars of an item in an 830 or 862: LIN VP, VN or VC; REF LF (line feed
   * location); each PID after the first, and REF L1 (letters or notes). PER is not read, because it
   * names a person.
   */
  public static @Nullable ItemDetails particulars(Group lin, List<ScheduleLine> lines) {
    return ItemDetails.of(
        supplierPart(lin.segments().getFirst(), 1), reference(lin, "LF"), text(lin), lines);
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

  /** The description of an item in an 830 or 862: PID, else LIN PD. */
  public static @Nullable String scheduled(Group lin) {
    String described = description(lin);
    return described == null
        ? NormalizedText.orNull(number(lin.segments().getFirst(), 1, "PD"))
        : described;
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

  /** The hub's unit. EA and PC both mean pieces; an unlisted code stays. */
  public static String unit(String code) {
    return X12Units.unit(code);
  }

  /**
   * The item's own contract or order, else the schedule's.
   *
   * @param contract the schedule's contract; "" if it has none
   * @param order the schedule's order; "" if it has none
   */
  public static String agreement(Group lin, String contract, String order, Group body) {
    return Stream.of(
            reference(lin, "CT", "PO", "BO"),
            number(lin.segments().getFirst(), 1, "PO", "CT"),
            contract,
            order,
            reference(body, "CT", "PO", "BO"))
        .map(NormalizedText::number)
        .filter(it -> !it.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The first reference with one of the qualifiers directly in the group, in their order. */
  public static String reference(Group group, String... qualifiers) {
    for (String qualifier : qualifiers)
      for (Segment ref : group.segments("REF"))
        if (ref.value(0).equals(qualifier)) return ref.value(1);
    return "";
  }
}
