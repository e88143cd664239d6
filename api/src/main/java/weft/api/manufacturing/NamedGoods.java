package weft.api.manufacturing;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.sharing.NamedParties;
import weft.event.Past;
import weft.event.StreamId;
import weft.event.Streams;
import weft.language.Text;
import weft.manufacturing.ConsumedInput;
import weft.manufacturing.GoodsFor;
import weft.manufacturing.ParameterSheet;
import weft.manufacturing.ParameterSheetEvent;
import weft.manufacturing.ParameterSheetId;
import weft.manufacturing.SheetInForce;
import weft.measure.Quantity;
import weft.ordering.Order;
import weft.ordering.PurchaseOrder;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderId;
import weft.parts.PartAgreement;
import weft.parts.PartAgreementEvent;
import weft.parts.PartAgreementId;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.scheduling.DeliveryScheduleId;

/**
 * Finds what a work order names: its parameter sheet, the order or call-off that asks for the
 * goods, and the batches that it consumes. It reads the streams themselves, because views may be
 * behind.
 */
@Component
class NamedGoods {
  private static final int LONGEST_ID = 2_000;

  private final Streams streams;
  private final ReadContexts readings;
  private final NamedParties parties;

  NamedGoods(Streams streams, ReadContexts readings, NamedParties parties) {
    this.streams = streams;
    this.readings = readings;
    this.parties = parties;
  }

  /** A parameter sheet and its part. */
  record Sheet(SheetInForce inForce, String part) {}

  /** The sheet in its version in force; null where none is named. */
  @Nullable Sheet sheet(PartyCode supplier, @Nullable String named, String pointer) {
    if (named == null) return null;
    String text = Body.text(named, pointer, LONGEST_ID);
    ParameterSheetId id =
        stream(text, ParameterSheetId.TYPE)
            .map(ParameterSheetId::of)
            .orElseGet(() -> new ParameterSheetId(supplier, text));
    ParameterSheet sheet =
        past(id.stream()).foldedFrom(ParameterSheet.NEW, ParameterSheetEvent.class);
    if (id.supplier().equals(supplier) && sheet.part() != null)
      return new Sheet(new SheetInForce(id, sheet.version(), sheet.steps()), sheet.part());
    throw Body.faulty(
        "sheet-unknown", pointer, new Text("You have no such parameter sheet.", "贵公司没有此参数单。"));
  }

  /** The buyer, and the order or call-off that asks for the goods; null where none is named. */
  @Nullable GoodsFor goodsFor(Caller caller, PartyCode supplier, NewWorkOrder body) {
    if (body.order() != null && body.callOff() != null)
      throw Body.faulty(
          "order-or-call-off",
          "/callOff",
          new Text(
              "A work order is for an order or for a call-off, not for both.",
              "工单只能对应订单或要货计划中的一项。"));
    if (body.order() != null) return ofOrder(caller, supplier, body.order(), body.orderLine());
    return body.callOff() == null ? null : ofCallOff(supplier, body.callOff());
  }

  private GoodsFor ofOrder(Caller caller, PartyCode supplier, String named, @Nullable String line) {
    String text = Body.text(named, "/order", LONGEST_ID);
    PurchaseOrderId id =
        stream(text, PurchaseOrderId.TYPE)
            .map(PurchaseOrderId::of)
            .orElseGet(() -> numbered(caller, text));
    Order order =
        past(id.stream()).foldedFrom(PurchaseOrder.NEW, PurchaseOrderEvent.class).placed();
    if (order == null || !order.supplier().equals(supplier)) throw unknown("/order");
    String of = Body.optionalText(line, "/orderLine", 70);
    if (of != null && order.line(of).isEmpty()) throw unknown("/orderLine");
    return new GoodsFor(id.buyer(), id.stream(), null, id.number(), of);
  }

  private PurchaseOrderId numbered(Caller caller, String number) {
    readings.awaitAll();
    List<String> found =
        readings.read(
            readings.bySide(caller, "supplier", null),
            (db, it) ->
                db.sql(
                        "select o.order_id from purchase_order o where o.supplier = :party and"
                            + " o.number = :number limit 2")
                    .params(Map.of("party", it.scope().party().value(), "number", number))
                    .query(String.class)
                    .list());
    if (found.isEmpty()) throw unknown("/order");
    if (found.size() == 1) return PurchaseOrderId.of(found.getFirst());
    throw Body.faulty(
        "order-ambiguous",
        "/order",
        new Text(
            "Several buyers use this number; give the id of the order.", "多个采购方使用此订单号，请填写订单的 id。"));
  }

  private GoodsFor ofCallOff(PartyCode supplier, String named) {
    String text = Body.text(named, "/callOff", LONGEST_ID);
    DeliveryScheduleId id =
        stream(text, DeliveryScheduleId.TYPE)
            .map(DeliveryScheduleId::of)
            .orElseThrow(() -> unknown("/callOff"));
    if (!id.supplier().equals(supplier) || past(id.stream()).version() == 0)
      throw unknown("/callOff");
    return new GoodsFor(id.buyer(), null, id.stream(), id.agreement(), null);
  }

  private static RuntimeException unknown(String pointer) {
    return Body.faulty("not-yours", pointer, new Text("You have no such order.", "贵公司没有此订单或要货计划。"));
  }

  /** An input by its maker's number, from the part agreement if another party made it. */
  ConsumedInput input(PartyCode reporter, NewReport.Input it, String at) {
    var read = new BodyParts();
    var part = read.read(() -> Body.name(it.part(), at + "/part"));
    var batch = read.read(() -> Body.name(it.batch(), at + "/batch"));
    var quantity = read.read(() -> positive(it.quantity(), at + "/quantity"));
    var unit = read.read(() -> Body.unit(it.unit(), at + "/unit", _ -> false));
    var maker =
        read.read(
            () ->
                it.maker() == null || it.maker().equals(reporter)
                    ? reporter
                    : parties.known(it.maker(), at + "/maker"));
    read.end();
    return new ConsumedInput(
        part.get(),
        maker.get(),
        makersPart(reporter, maker.get(), part.get()),
        batch.get(),
        quantity.get(),
        unit.get());
  }

  private static Quantity positive(@Nullable Quantity given, String pointer) {
    Quantity quantity = Body.amount(given, pointer);
    if (quantity.isPositive()) return quantity;
    throw Body.faulty(
        "quantity-not-positive", pointer, new Text("The quantity must be above zero.", "数量必须大于零。"));
  }

  /** Without an agreement the numbers are equal. */
  private String makersPart(PartyCode reporter, PartyCode maker, String part) {
    if (maker.equals(reporter) || !parties.agreed(new Partnership(reporter, maker))) return part;
    var agreement = new PartAgreementId(reporter, maker, part);
    var terms =
        past(agreement.stream()).foldedFrom(PartAgreement.NEW, PartAgreementEvent.class).terms();
    return terms == null ? part : requireNonNullElse(terms.supplierPart(), part);
  }

  private Past past(String stream) {
    return requireNonNullElse(streams.pasts(List.of(stream)).get(stream), Past.NONE);
  }

  /** The stream that an id names, if it is an id of that kind; otherwise the text is a number. */
  private static Optional<String> stream(String text, String type) {
    try {
      String stream = StreamId.fromUrl(text);
      return stream.startsWith(type + ":") && stream.indexOf(0) < 0
          ? Optional.of(stream)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not base64url
    }
  }

  /** The texts by which an order or call-off may be stored; null where none is named. */
  static String @Nullable [] names(@Nullable String named) {
    if (named == null) return null;
    List<String> all = new ArrayList<>(List.of(named));
    stream(named, PurchaseOrderId.TYPE).ifPresent(all::add);
    stream(named, DeliveryScheduleId.TYPE).ifPresent(all::add);
    return all.toArray(String[]::new);
  }
}
