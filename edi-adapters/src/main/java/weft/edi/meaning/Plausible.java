package weft.edi.meaning;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.ordering.LineChange;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderCommand.ReplaceOrder;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Plausibility;
import weft.promise.Promise;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;
import weft.shipment.DespatchLine;
import weft.shipment.ShipmentCommand.AdviseReceipt;
import weft.shipment.ShipmentCommand.AdviseShipment;
import weft.shipment.UnknownName;

/**
 * Notes implausible content, within the limits that the partners agreed: days far from the
 * message's date, fractions of pieces, deliveries that do not add up to the ordered quantity, a
 * ship-to that is no site of the buyer, an address of neither partner. The hub applies such content
 * as stated; without the note, nobody would notice before goods are missing.
 */
public final class Plausible {
  /** Maximum notes for one message; further ones would add nothing. */
  private static final int MOST = 50;

  private final ReadMessage message;
  private final Plausibility agreed;
  private final PartyDirectory directory;
  private final @Nullable LocalDate prepared;
  private final Map<Integer, Segment> bySegment = new HashMap<>();
  private final Set<Object> told = new HashSet<>();
  private final List<Fault> notes = new ArrayList<>();

  private Plausible(ReadMessage message, Plausibility agreed, Correspondents from) {
    this.message = message;
    this.agreed = agreed;
    this.directory = from.directory();
    this.prepared = from.prepared();
    for (Segment it : message.segments()) bySegment.putIfAbsent(it.number(), it);
  }

  /** The meaning with these notes after its other faults, if the message is applied at all. */
  public static Meaning noted(ReadMessage message, Meaning meaning, Correspondents from) {
    Partnership between = meaning.partnership();
    if (between == null || meaning.commands().isEmpty() || !meaning.isApplicable()) return meaning;
    var plausible = new Plausible(message, from.profile(between).rules().plausibility(), from);
    plausible.addressed(between, from.receiver());
    meaning.commands().forEach(plausible::look);
    if (plausible.notes.isEmpty()) return meaning;
    return new Meaning(
        between,
        meaning.commands(),
        Stream.concat(meaning.faults().stream(), plausible.notes.stream().limit(MOST)).toList(),
        meaning.document(),
        meaning.itemwise());
  }

  /**
   * Notes a foreign address but accepts it, because one company may receive for others. Without the
   * note, a stray message would go unnoticed.
   */
  private void addressed(Partnership between, @Nullable PartyCode to) {
    if (to == null || to.equals(between.buyer()) || to.equals(between.supplier())) return;
    Segment header = message.header();
    notes.add(
        new Fault(
            header.number(),
            header.tag(),
            null,
            FaultCode.NOT_FOR_US,
            Severity.NOTE,
            header.offset(),
            new Text(
                    "The interchange is addressed to %s, and this message is between %s and %s; it"
                        + " was applied for them.",
                    "EDI 文件的收件方为 %s，而本报文双方为 %s 与 %s；按后者处理。")
                .with(to, between.buyer(), between.supplier())));
  }

  private void look(StreamCommand command) {
    switch (command) {
      case ReleaseForecast it -> {
        Release release = it.forecast().release();
        schedule(release, it.forecast().lines(), it.forecast().unit());
        site(it.schedule().buyer(), it.schedule().site());
      }
      case ReleaseCallOff it -> {
        schedule(it.callOff().release(), it.callOff().lines(), it.callOff().unit());
        site(it.schedule().buyer(), it.schedule().site());
      }
      case PlaceOrder it -> order(it.order().buyer(), it.placed());
      case ReplaceOrder it -> order(it.order().buyer(), it.placed());
      case ChangeOrder it -> it.changes().forEach(this::change);
      case AdviseShipment it -> {
        day(it.despatch().shipped(), prepared, null);
        day(it.despatch().arrives(), prepared, null);
        it.despatch().lines().forEach(one -> quantity(one.quantity(), one.unit(), one.segment()));
        unknown(it);
      }
      case AdviseReceipt it ->
          it.receipt().lines().forEach(one -> quantity(one.quantity(), one.unit(), one.segment()));
      default -> {} // no goods and no days to check
    }
  }

  private void schedule(Release release, List<ScheduleLine> lines, String unit) {
    LocalDateTime at = release.issued();
    LocalDate issued = at == null ? null : at.toLocalDate();
    day(issued, prepared, null);
    for (ScheduleLine it : lines) {
      day(it.due(), prepared == null ? issued : prepared, it.segment());
      quantity(it.quantity(), unit, it.segment());
    }
  }

  private void order(PartyCode buyer, Order order) {
    LocalDate from = prepared == null ? order.orderDate() : prepared;
    day(order.orderDate(), prepared, null);
    for (Order.Line line : order.lines()) {
      quantity(line.quantity(), line.unit(), line.segment());
      deliveries(line.schedule(), line.unit(), from, line.segment());
      sum(line.quantity(), line.schedule(), line.segment());
    }
    String site = order.site();
    if (site != null) site(buyer, site);
  }

  private void change(LineChange line) {
    day(line.date(), prepared, line.segment());
    quantity(line.quantity(), line.unit(), line.segment());
    deliveries(line.schedule(), line.unit(), prepared, line.segment());
    sum(line.quantity(), line.schedule(), line.segment());
  }

  private void deliveries(
      List<Promise> deliveries,
      @Nullable String unit,
      @Nullable LocalDate from,
      @Nullable Integer segment) {
    for (Promise it : deliveries) {
      day(it.date(), from, segment);
      quantity(it.quantity(), unit, segment);
    }
  }

  /** Compares the ordered quantity with the sum of its deliveries. */
  private void sum(
      @Nullable Quantity ordered, List<Promise> deliveries, @Nullable Integer segment) {
    if (ordered == null || deliveries.isEmpty()) return;
    Quantity sum = deliveries.stream().map(Promise::quantity).reduce(Quantity.ZERO, Quantity::plus);
    if (sum.equals(ordered)) return;
    note(
        segment,
        List.of(ordered, sum),
        new Text(
                "%s are ordered, and the deliveries come to %s; both were applied as stated.",
                "订购数量为 %s，而各次交货合计为 %s；均已按原样采纳。")
            .with(ordered, sum));
  }

  private void day(@Nullable LocalDate day, @Nullable LocalDate from, @Nullable Integer segment) {
    if (day == null || from == null || !agreed.isFar(day, from)) return;
    note(
        segment,
        day,
        new Text(
                "The day %s is far from that of the message, %s; it was applied as stated.",
                "日期 %s 与报文日期 %s 相差过大；已按原样采纳。")
            .with(day, from));
  }

  private void quantity(
      @Nullable Quantity quantity, @Nullable String unit, @Nullable Integer segment) {
    if (quantity == null || unit == null || !agreed.notesFractions()) return;
    if (quantity.amount().scale() <= 0 || !Units.isSame(unit, "PCE")) return;
    note(
        segment,
        quantity,
        new Text(
                "%s %s is not a whole number of pieces; it was applied as stated.",
                "%s %s 不是整数件；已按原样采纳。")
            .with(quantity, unit));
  }

  /** Notes each unknown site once, at the first segment that names it. */
  private void site(PartyCode buyer, String site) {
    if (notes.size() >= MOST || !agreed.notesUnknownSites() || !told.add(site)) return;
    if (directory.site(buyer, site).isPresent() || !directory.hasSites(buyer)) return;
    note(
        first(it -> names(it, site)),
        site,
        new Text(
                "%s has no site %s here; the demand is kept under that name.",
                "%s 在本平台没有名为 %s 的地点；需求按该名称保存。")
            .with(buyer, site));
  }

  /** Notes each unknown name of a despatch advice at the first segment that contains it. */
  private void unknown(AdviseShipment said) {
    List<UnknownName> names = said.despatch().unknown();
    if (names == null) return;
    for (UnknownName it : names.subList(0, Math.min(names.size(), MOST))) {
      Integer at =
          switch (it.what()) {
            case SHIP_FROM -> first(one -> isShipFrom(one) && names(one, it.name()));
            case SHIP_TO -> first(one -> !isShipFrom(one) && names(one, it.name()));
            case PART ->
                said.despatch().lines().stream()
                    .filter(line -> line.part().equals(it.name()))
                    .map(DespatchLine::segment)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
          };
      note(at, it, it.told(said.shipment().partnership()));
    }
  }

  private static boolean isShipFrom(Segment it) {
    return it.value(0).equals("SF") || it.tag().equals("712");
  }

  private @Nullable Integer first(Predicate<Segment> that) {
    return message.segments().stream().filter(that).map(Segment::number).findFirst().orElse(null);
  }

  private static boolean names(Segment it, String site) {
    return it.values().stream().flatMap(List::stream).anyMatch(values -> values.contains(site));
  }

  /** Adds a note at the segment, or at the message header. */
  private void note(@Nullable Integer segment, Object what, Text text) {
    if (notes.size() >= MOST || !told.add(List.of(segment == null ? 0 : segment, what))) return;
    Segment at = segment == null ? null : bySegment.get(segment);
    if (at == null) at = message.header();
    notes.add(
        new Fault(
            at.number(), at.tag(), null, FaultCode.IMPLAUSIBLE, Severity.NOTE, at.offset(), text));
  }
}
