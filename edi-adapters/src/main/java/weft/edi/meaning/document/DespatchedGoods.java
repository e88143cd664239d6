package weft.edi.meaning.document;

import static weft.edi.meaning.words.NormalizedText.orNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Function;
import weft.document.BusinessDocument.Reference.To;
import weft.edi.meaning.words.Correspondents;
import weft.event.StreamCommand;
import weft.interchange.StatedAt;
import weft.measure.Quantity;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.ShipmentCommand.AdviseShipment;
import weft.shipment.ShipmentId;
import weft.shipment.UnknownName;

/**
 * Translates a despatch advice (DESADV, 856, VDA 4913, DELVRY) to shipments: one, or one for each
 * transport of a VDA transmission.
 */
final class DespatchedGoods {
  private final DocumentDraft draft;
  private final BusinessDocument document;
  private final Correspondents correspondents;
  private final StatedAt at;

  DespatchedGoods(
      DocumentDraft draft, BusinessDocument document, Correspondents correspondents, StatedAt at) {
    this.draft = draft;
    this.document = document;
    this.correspondents = correspondents;
    this.at = at;
  }

  /**
   * No commands for a copy, for a shipment without a number, or if the hub kept only some lines.
   */
  List<StreamCommand> commands() {
    if (document.function() == Function.COPY) return List.of();
    Map<String, List<LineDraft>> shipments = new LinkedHashMap<>();
    for (LineDraft it : draft.goods())
      shipments
          .computeIfAbsent(
              it.shipment.isEmpty() ? document.number() : it.shipment, _ -> new ArrayList<>())
          .add(it);
    if (shipments.isEmpty() && document.function() == Function.CANCELLATION)
      shipments.put(document.number(), List.of());
    List<StreamCommand> commands = new ArrayList<>();
    shipments.forEach((number, lines) -> shipment(number, lines).ifPresent(commands::add));
    return List.copyOf(commands);
  }

  private Optional<AdviseShipment> shipment(String number, List<LineDraft> lines) {
    LineDraft first = lines.isEmpty() ? null : lines.getFirst();
    LocalDate shipped = first == null || first.shipped == null ? document.shipped() : first.shipped;
    LocalDate day = shipped == null ? document.issued() : shipped;
    if (day == null) day = correspondents.prepared();
    List<LineDraft> sent =
        lines.stream().filter(it -> it.quantity != null && it.quantity.isPositive()).toList();
    List<DespatchLine> goods = sent.stream().map(this::line).toList();
    boolean cancels = document.function() == Function.CANCELLATION;
    if (number.isEmpty() || day == null || (goods.isEmpty() && !cancels)) return Optional.empty();
    Partnership between = document.partnership();
    String place = first == null || first.shipTo.isEmpty() ? null : first.shipTo;
    String shipTo = place == null ? shipTo(between) : correspondents.site(between, place);
    String left =
        first == null || first.shipFrom.isEmpty() ? draft.shipFrom.only() : first.shipFrom;
    var despatch =
        new Despatch(
            shipFrom(between, left),
            shipTo,
            shipped,
            first == null || first.arrives == null ? document.arrives() : first.arrives,
            goods,
            new PackedGoods(sent).units(),
            first == null || first.shipmentWeight == null
                ? document.grossWeight()
                : first.shipmentWeight,
            UnknownName.among(correspondents.directory(), between, left, shipTo, goods));
    return Optional.of(
        new AdviseShipment(
            new ShipmentId(between.buyer(), between.supplier(), number, day.getYear()),
            function(),
            despatch,
            at));
  }

  /** The supplier's site that the message names, else the supplier's only site. */
  private @Nullable String shipFrom(Partnership between, @Nullable String named) {
    Optional<Site> known =
        named == null
            ? Optional.empty()
            : correspondents.directory().site(between.supplier(), named);
    return known
        .or(() -> correspondents.directory().onlySite(between.supplier()))
        .map(Site::code)
        .orElse(null);
  }

  private @Nullable String shipTo(Partnership between) {
    return document.shipTo() != null
        ? document.shipTo()
        : correspondents.directory().onlySite(between.buyer()).map(Site::code).orElse(null);
  }

  private AdviseShipment.Function function() {
    return switch (document.function()) {
      case ORIGINAL, COPY -> AdviseShipment.Function.ORIGINAL;
      case REPLACEMENT -> AdviseShipment.Function.REPLACEMENT;
      case CANCELLATION -> AdviseShipment.Function.CANCELLATION;
    };
  }

  private DespatchLine line(LineDraft it) {
    String part = it.part.isEmpty() ? it.supplierPart : it.part;
    String order = it.order;
    String agreement = it.agreement;
    if (order.isEmpty() && agreement.isEmpty()) order = draft.only(To.ORDER);
    if (order.isEmpty() && agreement.isEmpty()) agreement = draft.only(To.AGREEMENT);
    return new DespatchLine(
        part,
        quantity(it),
        it.unit.isEmpty() ? "PCE" : it.unit,
        it.batch(),
        orNull(it.deliveryNote.isEmpty() ? it.despatchAdvice : it.deliveryNote),
        orNull(order),
        order.isEmpty() ? null : orNull(it.orderLine),
        order.isEmpty() ? orNull(agreement) : null,
        it.quantityAt == 0 ? it.segment : it.quantityAt,
        it.supplierPart.isEmpty() || it.supplierPart.equals(part) ? null : it.supplierPart,
        orNull(it.unloadingPoint.isEmpty() ? draft.unloadingPoint : it.unloadingPoint),
        (it.part.isEmpty() || it.part.equals(it.supplierPart)) ? true : null);
  }

  private static Quantity quantity(LineDraft it) {
    return it.quantity == null ? Quantity.ZERO : it.quantity;
  }
}
