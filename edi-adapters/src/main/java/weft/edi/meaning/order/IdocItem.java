package weft.edi.meaning.order;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.AgreedUnits;
import weft.edi.meaning.words.IdocTerms;
import weft.edi.meaning.words.IdocValues;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.NamedPart;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.ordering.Order;
import weft.ordering.OrderTerms;
import weft.party.Profile;
import weft.promise.Promise;

/**
 * Reads an E1EDP01 of an ORDERS05, in an order, a change or a response.
 *
 * @param names the buyer's names for parts and units
 * @param currency the message's; "" if it has none
 */
record IdocItem(Group group, Profile names, String currency, MeaningFindings findings) {
  Segment start() {
    return group.segments().getFirst();
  }

  Order.Line line(int place, @Nullable LocalDate headerDate) {
    String part = part();
    if (part.isEmpty())
      findings.error(
          start(), null, FaultCode.VALUE_MISSING, "The line has no part number.", "该行没有零件号。");
    Quantity quantity = quantity(start(), "MENGE");
    if (quantity != null)
      quantity = requireNonNullElse(findings.wanted(quantity, start(), "MENGE"), Quantity.ZERO);
    else
      findings.error(
          start(),
          "MENGE",
          FaultCode.VALUE_MISSING,
          "The line has no ordered quantity (MENGE).",
          "该行没有订购数量（MENGE）。");
    quantity = requireNonNullElse(quantity, Quantity.ZERO);
    String supplierPart = object("002");
    return new Order.Line(
        number(place),
        part,
        supplierPart.isEmpty() ? null : supplierPart,
        description(),
        IdocValues.unit(start().value("MENEE"), names),
        quantity,
        price(),
        schedule(quantity, headerDate),
        start().number(),
        OrderTerms.ofLine(IdocTerms.texts(group, "E1EDPT1", "E1EDPT2")),
        null);
  }

  /** The buyer's number, else the supplier's; "" if it has neither. */
  String part() {
    String part = object("001");
    return part.isEmpty() ? object("002") : IdocValues.part(part, names);
  }

  /** E1EDP19: 001 buyer's number, 002 supplier's number; "" if there is none. */
  String object(String qualifier) {
    return IdocValues.of(group, "E1EDP19", "QUALF", "IDTNR", qualifier);
  }

  /** Whether it says of what another line is made: UEPOS is the number of that line. */
  boolean isSubLine() {
    return !start().value("UEPOS").matches("0*");
  }

  /** Whether it is a part of another line, and so none of its own; that is noted. */
  boolean isSubLineNoted() {
    if (!isSubLine()) return false;
    String above = IdocValues.number(start().value("UEPOS"));
    findings.note(
        start(),
        "UEPOS",
        FaultCode.MEANING_UNKNOWN,
        "This is a sub-line of line %s and not ordered by itself.".formatted(above),
        "这是第 %s 行的子行，不单独订购。".formatted(above));
    return true;
  }

  /** POSEX, else the line's position in the message. */
  String number(int place) {
    String number = IdocValues.number(start().value("POSEX"));
    return number.isEmpty() ? String.valueOf(place) : number;
  }

  @Nullable String description() {
    String description = IdocValues.of(group, "E1EDP19", "QUALF", "KTEXT", "001", "002");
    return description.isEmpty() ? null : description;
  }

  @Nullable LocalDate wanted() {
    return IdocValues.day(IdocValues.of(group, "E1EDP03", "IDDAT", "DATUM", "002"));
  }

  /**
   * The E1EDP20 with a quantity.
   *
   * @param otherwise the day for deliveries without one; if null, a missing day is a fault
   */
  List<Promise> deliveries(@Nullable LocalDate otherwise) {
    List<Promise> deliveries = new ArrayList<>();
    for (Segment it : group.segments("E1EDP20")) {
      LocalDate own = IdocValues.day(it.value("EDATU"));
      LocalDate due = own == null ? otherwise : own;
      Quantity quantity = findings.wanted(quantity(it, "WMENG"), it, "WMENG");
      if (quantity == null || !quantity.isPositive()) continue;
      if (due != null) deliveries.add(new Promise(due, quantity));
      else
        findings.error(
            it,
            "EDATU",
            FaultCode.VALUE_MISSING,
            "This delivery has no date, nor has its line.",
            "该交货及其所在行均没有日期。");
    }
    return List.copyOf(deliveries);
  }

  private List<Promise> schedule(Quantity whole, @Nullable LocalDate headerDate) {
    LocalDate due = wanted();
    if (due == null) due = headerDate;
    int before = findings.size();
    List<Promise> deliveries = deliveries(due);
    if (!deliveries.isEmpty()) return deliveries;
    if (due == null && !findings.errors(before)) // faulty deliveries have their own fault
    findings.error(
          start(),
          null,
          FaultCode.VALUE_MISSING,
          "Neither the line nor the order has a date.",
          "订单及该行均没有日期。");
    return List.of(new Promise(due == null ? LocalDate.EPOCH : due, whole));
  }

  /** The part with its place in the message; null if the line names none. */
  @Nullable NamedPart named() {
    for (String qualifier : List.of("001", "002"))
      for (Segment it : group.segments("E1EDP19"))
        if (it.value("QUALF").equals(qualifier) && !it.value("IDTNR").isEmpty())
          return new NamedPart(part(), NamedPart.in(it, "IDTNR").at());
    return null;
  }

  /** The price per unit of the line, converted from the basis in PEINH and PMENE. */
  @Nullable BigDecimal price() {
    Segment start = start();
    BigDecimal price = PriceFaults.positive(number(start, "VPREI"), start, "VPREI", findings);
    if (price == null) return null;
    String own = start.value("CURCY");
    BigDecimal each =
        new PriceOfLine(
                price,
                number(start, "PEINH"),
                start.value("PMENE").isEmpty() ? "" : IdocValues.unit(start.value("PMENE"), names),
                currency.isEmpty() ? "" : own,
                start)
            .in(
                IdocValues.unit(start.value("MENEE"), names),
                currency,
                AgreedUnits.of(names, part()),
                findings);
    if (group.segments("E1EDP05").isEmpty() && group.groupsAt("E1EDP05").isEmpty())
      PriceFaults.compare(
          number(start, "NETWR"), each, quantity(start, "MENGE"), start, "NETWR", findings);
    return each;
  }

  /** The message's currency, else the first one that a line names; null if there is none. */
  static @Nullable String currency(Group body) {
    String currency = IdocValues.currency(body);
    if (!currency.isEmpty()) return currency;
    return body.groupsAt("E1EDP01").stream()
        .map(it -> it.segments().getFirst().value("CURCY"))
        .filter(it -> !it.isEmpty())
        .findFirst()
        .orElse(null);
  }

  @Nullable Quantity quantity(Segment it, String field) {
    BigDecimal number = number(it, field);
    return number == null ? null : new Quantity(number);
  }

  private @Nullable BigDecimal number(Segment it, String field) {
    int[] place = it.placeOf(field);
    return place == null || it.value(place[0]).isEmpty()
        ? null
        : findings.number(it, place[0], 0, field).orElse(null);
  }
}
