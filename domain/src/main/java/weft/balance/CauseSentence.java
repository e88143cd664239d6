package weft.balance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import weft.language.Text;
import weft.material.MaterialDemandEvent;
import weft.measure.Quantity;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.party.Side;
import weft.production.ProductionScheduleEvent;
import weft.production.ProductionScheduleEvent.OutputReported;
import weft.scheduling.DeliveryScheduleEvent;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.release.Forecast;
import weft.shipment.ShipmentEvent;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentEvent.ShipmentReceived;
import weft.stock.MovementKind;
import weft.stock.StockEvent;
import weft.stock.StockEvent.BatchHeld;
import weft.stock.StockEvent.DocumentBooked;
import weft.stock.StockEvent.StockCounted;
import weft.stock.StockEvent.StockMoved;
import weft.stock.StockPosting;
import weft.stock.StockStatus;

/**
 * States the cause of a run-out in a planner's words.
 *
 * @param side the side whose balance it is
 * @param worse how much the cause lowered the stock of the day
 * @param on the day on which stock is short
 */
public record CauseSentence(Side side, Quantity worse, String unit, LocalDate on) {
  /** For an event of another customer: shows neither a number nor a name. */
  public static final Text ANOTHER_CUSTOMER = new Text("another customer", "另一客户");

  /** No event caused the run-out: goods planned or promised for a day did not come. */
  public Text timePassed() {
    return side == Side.SUPPLIER
        ? said(
            "Planned output did not come: %1$s %2$s that were due before %3$s are not reported.",
            "生产计划未完成：%3$s 之前应产出的 %1$s %2$s 尚未报工。")
        : said(
            "Promised goods did not come: %1$s %2$s that were due before %3$s are not shipped.",
            "承诺的货物未到：%3$s 之前应到的 %1$s %2$s 尚未发货。");
  }

  /** Stock was short before the earliest event that was examined. */
  public static Text earlierThan(LocalDate day) {
    return new Text("Short since before %s.", "早于 %s 就已缺料。").with(day);
  }

  /** States what an event caused. */
  public Text of(Object event) {
    return switch (event) {
      case DeliveryScheduleEvent it -> schedule(it);
      case PurchaseOrderEvent it -> order(it);
      case ProductionScheduleEvent it -> output(it);
      case MaterialDemandEvent _ ->
          said("Demand raised: %1$s %2$s more by %3$s.", "需求增加：到 %3$s 多需 %1$s %2$s。");
      case StockEvent it -> stock(it);
      case ShipmentEvent it -> shipment(it);
      default ->
          said("Supply or demand changed: %1$s %2$s less by %3$s.", "供需变化：到 %3$s 少 %1$s %2$s。");
    };
  }

  private Text schedule(DeliveryScheduleEvent event) {
    return switch (event) {
      case ForecastReleased it -> released(it, it.forecast().release().number(), it.ledger());
      case CallOffReleased it -> released(it, it.callOff().release().number(), it.due());
      default ->
          side == Side.BUYER
              ? said(
                  "Less promised: %4$s promises %1$s %2$s less by %3$s.",
                  "承诺减少：%4$s 到 %3$s 少承诺 %1$s %2$s。", event.schedule().supplier())
              : said("Demand raised: %1$s %2$s more by %3$s.", "需求增加：到 %3$s 多要 %1$s %2$s。");
    };
  }

  private Text released(DeliveryScheduleEvent it, String number, Forecast due) {
    if (side == Side.BUYER)
      return said(
          "Promises fell away: with release %4$s %1$s %2$s less are promised by %3$s.",
          "承诺失效：版本 %4$s 生效后，到 %3$s 少承诺 %1$s %2$s。", number);
    LocalDate firm = due.firmUntil();
    return firm == null || on.isAfter(firm)
        ? said(
            "Demand raised: release %4$s of %5$s asks for %1$s %2$s more by %3$s.",
            "需求增加：%5$s 版本 %4$s 到 %3$s 多要 %1$s %2$s。", number, it.schedule().buyer())
        : said(
            "Demand raised within the firm horizon: release %4$s of %5$s asks for %1$s %2$s more by"
                + " %3$s.",
            "锁定期内需求增加：%5$s 版本 %4$s 到 %3$s 多要 %1$s %2$s。", number, it.schedule().buyer());
  }

  private Text order(PurchaseOrderEvent event) {
    String number = event.order().number();
    boolean asks = event instanceof OrderPlaced || event instanceof OrderChanged;
    return asks && side == Side.SUPPLIER
        ? said(
            "Demand raised: order %4$s asks for %1$s %2$s more by %3$s.",
            "需求增加：订单 %4$s 到 %3$s 多要 %1$s %2$s。", number)
        : said(
            "Order %4$s changed: %1$s %2$s less by %3$s.",
            "订单 %4$s 变更：到 %3$s 少 %1$s %2$s。", number);
  }

  private Text output(ProductionScheduleEvent event) {
    return event instanceof OutputReported
        ? said("Output reported below plan: %1$s %2$s less by %3$s.", "报工低于计划：到 %3$s 少 %1$s %2$s。")
        : said("Output lowered: %1$s %2$s less are planned by %3$s.", "产出下调：到 %3$s 少计划 %1$s %2$s。");
  }

  private Text stock(StockEvent event) {
    return switch (event) {
      case StockCounted _ -> said("Stock count lower: %1$s %2$s less.", "盘点减少：少 %1$s %2$s。");
      case StockMoved it when it.kind() == MovementKind.SCRAP ->
          said("Stock scrapped: %1$s %2$s.", "库存报废：%1$s %2$s。");
      case StockMoved it when it.kind() == MovementKind.TRANSFER -> transferred(it);
      case BatchHeld it ->
          said(
              "Batch blocked: %1$s %2$s of batch %4$s cannot be used.",
              "批次冻结：批次 %4$s 的 %1$s %2$s 不可用。", it.batch());
      case DocumentBooked it ->
          said(
              "Stock issued: %1$s %2$s with document %4$s.",
              "库存出库：单据 %4$s，%1$s %2$s。", it.document());
      default -> said("Stock reduced: %1$s %2$s less.", "库存减少：少 %1$s %2$s。");
    };
  }

  private Text transferred(StockMoved it) {
    for (StockPosting to : it.postings()) {
      if (!to.quantity().isPositive() || to.key().status() == StockStatus.USABLE) continue;
      String batch = to.key().batch();
      return batch == null
          ? said("Stock blocked: %1$s %2$s cannot be used.", "库存冻结：%1$s %2$s 不可用。")
          : said(
              "Batch blocked: %1$s %2$s of batch %4$s cannot be used.",
              "批次冻结：批次 %4$s 的 %1$s %2$s 不可用。", batch);
    }
    return said("Stock was moved away: %1$s %2$s.", "库存调出：%1$s %2$s。");
  }

  private Text shipment(ShipmentEvent event) {
    String number = event.shipment().number();
    return switch (event) {
      case ShipmentCancelled _ ->
          said(
              "Shipment %4$s was cancelled: %1$s %2$s less by %3$s.",
              "发货 %4$s 已取消：到 %3$s 少 %1$s %2$s。", number);
      case ShipmentReceived _ ->
          said(
              "Less arrived than announced: shipment %4$s, %1$s %2$s.",
              "到货少于预告：发货 %4$s，少 %1$s %2$s。", number);
      case ShipmentAnnounced _ when side == Side.SUPPLIER ->
          said(
              "More was shipped than was open: shipment %4$s, %1$s %2$s.",
              "发货超出未交数量：发货 %4$s，%1$s %2$s。", number);
      default ->
          said(
              "Shipment late: with shipment %4$s %1$s %2$s less are there by %3$s.",
              "发货延迟：发货 %4$s 使到 %3$s 少到 %1$s %2$s。", number);
    };
  }

  private Text said(String en, String zh, Object... names) {
    List<Object> values = new ArrayList<>(List.of(worse, unit, on));
    values.addAll(List.of(names));
    return new Text(en, zh).with(values.toArray());
  }
}
