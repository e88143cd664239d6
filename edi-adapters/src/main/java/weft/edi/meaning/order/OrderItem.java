package weft.edi.meaning.order;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.AgreedUnits;
import weft.edi.meaning.words.Dates;
import weft.edi.meaning.words.EdifactItems;
import weft.edi.meaning.words.EdifactTerms;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.NamedPart;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.ordering.OrderTerms;
import weft.ordering.OrderedPart;
import weft.ordering.StatedIn;
import weft.party.Profile;
import weft.promise.Promise;

/**
 * Reads the LIN group of an ORDERS, ORDCHG or ORDRSP; null or empty stands for an unstated value.
 *
 * @param profile determines how units of the part convert
 */
record OrderItem(Group lin, Profile profile, MeaningFindings findings) {
  private static final String ORDERED = "21";

  /** PRI 5125: net, invoice, calculation, gross price. */
  private static final List<String> PRICES = List.of("AAA", "INV", "CAL", "AAB");

  /** DE 6063 of a delivery: ordered, discrete, split, to be delivered. */
  private static final Set<String> DELIVERED = Set.of(ORDERED, "1", "11", "113");

  /** LIN 1229: deleted. */
  private static final String DELETED = "2";

  /** LIN 1229: no action, not amended, no change. */
  private static final Set<String> NO_ACTION = Set.of("4", "11", "17");

  Segment start() {
    return lin.segments().getFirst();
  }

  /** The parts of an order's lines, except deleted ones. */
  static List<OrderedPart> parts(Group body) {
    return parts(body, it -> !it.isDeleted() && !it.isSubLine());
  }

  /** The parts of the lines that a change adds or changes. */
  static List<OrderedPart> changedParts(Group body) {
    return parts(body, it -> !it.isDeleted() && !it.isSubLine() && !it.hasNoAction());
  }

  private static List<OrderedPart> parts(Group body, Predicate<OrderItem> which) {
    return body.groupsAt("LIN").stream()
        .map(it -> new OrderItem(it, Profile.PLAIN, new MeaningFindings()))
        .filter(which)
        .map(OrderItem::named)
        .filter(Objects::nonNull)
        .map(NamedPart::ordered)
        .toList();
  }

  /** LIN 1082, else the item's position in the message. */
  String number(int place) {
    return start().value(0).isEmpty() ? Integer.toString(place) : start().value(0);
  }

  /** The buyer's number, else any other number of the item. */
  @Nullable String part() {
    NamedPart part = named();
    return part == null ? null : part.number();
  }

  /** The part with its place in the message. */
  @Nullable NamedPart named() {
    NamedPart part = place("IN", "BP");
    if (part == null && !start().value(2).isEmpty())
      part = NamedPart.in(start(), 2, EdifactItems.PART);
    return part == null ? place("SA", "VP") : part;
  }

  /** Null if no number is qualified as the buyer's. */
  @Nullable String buyersPart() {
    String part = item("IN", "BP");
    return part.isEmpty() ? null : part;
  }

  @Nullable String supplierPart() {
    String part = item("SA", "VP");
    return part.isEmpty() ? null : part;
  }

  @Nullable String description() {
    StringBuilder text = new StringBuilder();
    for (Segment imd : lin.segments("IMD"))
      text.append(imd.value(2, 3)).append(imd.value(2, 4)).append(' ');
    String description = text.toString().strip();
    return description.isEmpty() ? null : description;
  }

  /** FTX; null if it contains no text. */
  @Nullable List<String> texts() {
    return OrderTerms.ofLine(EdifactTerms.texts(lin));
  }

  /** The QTY with the ordered quantity (21); null if there is none. */
  private @Nullable Segment quantitySegment() {
    for (Segment qty : lin.segments("QTY")) if (qty.value(0).equals(ORDERED)) return qty;
    return null;
  }

  /** Whether the line has quantities, but no ordered one. */
  boolean hasOtherQuantity() {
    return quantitySegment() == null && lin.segment("QTY") != null;
  }

  /** Whether a change leaves the line as it is. */
  boolean hasNoAction() {
    return NO_ACTION.contains(start().value(1));
  }

  private boolean isDeleted() {
    return start().value(1).equals(DELETED);
  }

  /** Whether the line is a component of another line (LIN C829, 5495 = 1). */
  private boolean isSubLine() {
    return start().value(3).equals("1");
  }

  /** Whether it is no line of an order, as it is deleted or a part of another; that is noted. */
  boolean isLeftOut() {
    return isSubLineNoted() || isDeletedNoted();
  }

  /** Whether it is a part of another line, and so none of its own; that is noted. */
  boolean isSubLineNoted() {
    if (!isSubLine()) return false;
    findings.note(
        start(),
        "C829.5495",
        FaultCode.MEANING_UNKNOWN,
        "This is a sub-line of line %s and not ordered by itself.".formatted(start().value(3, 1)),
        "这是第 %s 行的子行，不单独订购。".formatted(start().value(3, 1)));
    return true;
  }

  /** LIN 1229 = 2. */
  private boolean isDeletedNoted() {
    if (!isDeleted()) return false;
    findings.note(
        start(),
        "1229",
        FaultCode.MEANING_UNKNOWN,
        "The line is deleted (1229 = 2) and not part of the order.",
        "该行已删除（1229 = 2），不计入订单。");
    return true;
  }

  /** Adds a fault for a quantity that is not ordered: returned, free, packed or per pack. */
  private void requireOrdered(Segment qty, Set<String> ordered) {
    if (ordered.contains(qty.value(0))) return;
    findings.error(
        qty,
        "C186.6063",
        FaultCode.MEANING_UNKNOWN,
        "A quantity %s is not what is ordered (QTY 21).".formatted(qty.value(0)),
        "数量 %s 不是订购数量（QTY 21）。".formatted(qty.value(0)));
  }

  @Nullable Quantity quantity() {
    Segment qty = quantitySegment();
    if (qty == null) {
      Segment other = lin.segment("QTY");
      if (other != null) requireOrdered(other, Set.of(ORDERED));
      return null;
    }
    Quantity said = findings.quantity(qty).orElse(Quantity.ZERO);
    lin.segments("QTY").forEach(it -> requireSame(qty, said, it));
    return requireNonNullElse(findings.wanted(said, qty, "C186.6060"), Quantity.ZERO);
  }

  /** Adds a fault for a second ordered quantity, unless it is the same in another unit. */
  private void requireSame(Segment qty, Quantity said, Segment other) {
    if (other.equals(qty) || !other.value(0).equals(qty.value(0))) return;
    Quantity again = findings.quantity(other).orElse(said);
    var units = AgreedUnits.of(profile, requireNonNullElse(part(), ""));
    String unit = qty.value(0, 2);
    String otherUnit = other.value(0, 2).isEmpty() ? unit : other.value(0, 2);
    if (said.equals(units.in(unit, again, otherUnit))) return;
    findings.error(
        other,
        "C186.6060",
        FaultCode.ITEM_REPEATED,
        "The line states two quantities: %s %s and %s %s.".formatted(said, unit, again, otherUnit),
        "该行给出两个数量：%s %s 与 %s %s。".formatted(said, unit, again, otherUnit));
  }

  /** The unit of the ordered quantity, else of the first one; prices refer to it. */
  @Nullable String unit() {
    Segment ordered = quantitySegment();
    Segment qty = ordered == null ? lin.segment("QTY") : ordered;
    return qty == null || qty.value(0, 2).isEmpty() ? null : qty.value(0, 2);
  }

  /** The segments of quantity and price; null if there is neither. */
  @Nullable StatedIn stated() {
    Segment quantity = quantitySegment();
    Segment price = priceSegment();
    return quantity == null && price == null
        ? null
        : new StatedIn(
            quantity == null ? null : quantity.number(), price == null ? null : price.number());
  }

  private @Nullable Segment priceSegment() {
    Group price = priceGroup();
    return price == null ? null : price.segments().getFirst();
  }

  /** The net price if there is one, as in invoices; else the first price. */
  private @Nullable Group priceGroup() {
    List<Group> stated =
        lin.groupsAt("PRI").stream()
            .filter(it -> !it.segments().getFirst().value(0, 1).isEmpty())
            .toList();
    for (String qualifier : PRICES)
      for (Group it : stated) if (it.segments().getFirst().value(0).equals(qualifier)) return it;
    return stated.isEmpty() ? null : stated.getFirst();
  }

  /** A different price of the same kind; null if there is none. */
  private @Nullable Segment otherPrice(Segment pri, String currency) {
    for (Group group : lin.groupsAt("PRI")) {
      Segment it = group.segments().getFirst();
      Segment cux = group.segment("CUX");
      boolean same =
          it.values().equals(pri.values()) && currency.equals(cux == null ? "" : cux.value(0, 1));
      if (it.value(0).equals(pri.value(0)) && !it.value(0, 1).isEmpty() && !same) return it;
    }
    return null;
  }

  /**
   * The price per unit of the line, converted from its basis (C509.5284) and unit (6411).
   *
   * @param currency the order's currency
   */
  @Nullable BigDecimal price(@Nullable String currency) {
    Group group = priceGroup();
    if (group == null) return null;
    Segment pri = group.segments().getFirst();
    Segment cux = group.segment("CUX");
    String own = cux == null ? "" : cux.value(0, 1);
    Segment other = otherPrice(pri, own);
    if (other != null) {
      findings.note(
          other,
          "C509.5118",
          FaultCode.ITEM_REPEATED,
          "The line states two prices %s, and not which one counts: none of them was taken."
              .formatted(pri.value(0)),
          "该行给出两个 %s 价格，无法确定以哪个为准：均未采用。".formatted(pri.value(0)));
      return null;
    }
    BigDecimal price =
        PriceFaults.positive(
            findings.number(pri, 0, 1, "C509.5118").orElse(null), pri, "C509.5118", findings);
    if (price == null) return null;
    BigDecimal basis =
        pri.value(0, 4).isEmpty() ? null : findings.number(pri, 0, 4, "C509.5284").orElse(null);
    BigDecimal each =
        new PriceOfLine(price, basis, pri.value(0, 5), own, pri)
            .in(
                unit(),
                currency,
                AgreedUnits.of(profile, requireNonNullElse(part(), "")),
                findings);
    compareAmount(each, currency);
    return each;
  }

  /** Compares MOA 203 with the price, unless an allowance or charge changes the amount. */
  private void compareAmount(@Nullable BigDecimal price, @Nullable String currency) {
    if (!lin.groupsAt("ALC").isEmpty()) return;
    for (Segment moa : lin.segments("MOA")) {
      String in = moa.value(0, 2);
      if (!moa.value(0).equals("203") || !(in.isEmpty() || in.equals(currency))) continue;
      PriceFaults.compare(
          moa.value(0, 1).isEmpty() ? null : findings.number(moa, 0, 1, "C516.5004").orElse(null),
          price,
          new OrderItem(lin, profile, new MeaningFindings()).quantity(),
          moa,
          "C516.5004",
          findings);
    }
  }

  /**
   * The deliveries: QTY with its date below SCC, or a place with its quantity and date.
   *
   * @param otherwise the day for deliveries without one; if null, a missing day is a fault
   */
  List<Promise> deliveries(@Nullable LocalDate otherwise) {
    List<Promise> schedule = new ArrayList<>();
    for (Group scc : lin.groupsAt("SCC")) {
      LocalDate shared = requested(scc);
      for (Group below : scc.groupsAt("QTY"))
        delivery(below, shared == null ? otherwise : shared, schedule);
    }
    for (Group loc : lin.groupsAt("LOC")) delivery(loc, otherwise, schedule);
    return List.copyOf(schedule);
  }

  private void delivery(Group group, @Nullable LocalDate otherwise, List<Promise> schedule) {
    Segment qty = group.segment("QTY");
    if (qty == null) return;
    requireOrdered(qty, DELIVERED);
    LocalDate date = requested(group);
    LocalDate due = date == null ? otherwise : date;
    if (due == null) {
      findings.error(
          qty,
          "C507.2380",
          FaultCode.VALUE_MISSING,
          "This delivery has no date, nor has its line.",
          "该交货及其所在行均没有日期。");
      return;
    }
    findings
        .quantity(qty)
        .map(it -> inUnitOfLine(it, qty))
        .map(it -> findings.wanted(it, qty, "C186.6060"))
        .filter(Quantity::isPositive)
        .ifPresent(it -> schedule.add(new Promise(due, it)));
  }

  private @Nullable Quantity inUnitOfLine(Quantity quantity, Segment qty) {
    String unit = unit();
    return unit == null
        ? quantity
        : AgreedUnits.of(profile, requireNonNullElse(part(), ""))
            .in(unit, quantity, qty.value(0, 2), qty, "C186.6411", findings);
  }

  @Nullable LocalDate requested() {
    return requested(lin);
  }

  /** The requested date of a line or a whole order. */
  static @Nullable LocalDate requested(Group group) {
    return Dates.day(group, "2", "10", "64", "69", "63", "67");
  }

  /** The item number with one of the qualifiers, from LIN or PIA. */
  private String item(String... qualifiers) {
    NamedPart part = place(qualifiers);
    return part == null ? "" : part.number();
  }

  private @Nullable NamedPart place(String... qualifiers) {
    List<String> wanted = List.of(qualifiers);
    Segment at = start();
    if (wanted.contains(at.value(2, 1)) && !at.value(2).isEmpty())
      return NamedPart.in(at, 2, EdifactItems.PART);
    for (Segment pia : lin.segments("PIA"))
      for (int i = 1; i < pia.elements(); i++)
        if (wanted.contains(pia.value(i, 1)) && !pia.value(i).isEmpty())
          return NamedPart.in(pia, i, EdifactItems.PART);
    return null;
  }
}
