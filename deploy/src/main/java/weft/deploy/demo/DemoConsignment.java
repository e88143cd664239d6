package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.HENGYUE;
import static weft.deploy.demo.DemoNetwork.JIAXIN;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import weft.consumption.ConsumptionAccountId;
import weft.consumption.ConsumptionCommand.StateConsumption;
import weft.consumption.ConsumptionLine;
import weft.event.StreamCommand;
import weft.history.Positions;
import weft.measure.Quantity;
import weft.parts.PartAgreementCommand.StatePart;
import weft.parts.PartAgreementId;
import weft.parts.PartNames;
import weft.parts.StatedTerms;
import weft.party.Side;
import weft.stock.MovementKind;
import weft.stock.StockCommand.CountStock;
import weft.stock.StockCommand.MoveStock;
import weft.stock.StockId;
import weft.stock.StockKey;

/**
 * Bolts on consignment: they are stored at the customer and belong to the supplier until used. The
 * first week's statement awaits acceptance; more bolts have been used since.
 */
record DemoConsignment(DemoDesk desk, Positions positions, LocalDate monday) {
  private static final String PART = "HY-90118";
  private static final StockId STOCK = new StockId(HENGYUE, "PLANT1", PART);
  private static final StatedTerms NAMED =
      StatedTerms.of(null, new PartNames("底座螺栓", "Base bolt M30"), "PCE", 0);
  private static final StockKey KEY = StockKey.finished(JIAXIN, "B-2588");

  void play() {
    ask("named", new StatePart(new PartAgreementId(HENGYUE, JIAXIN, PART), Side.BUYER, NAMED));
    Quantity brought = Quantity.of(4_000);
    Quantity used = Quantity.of(1_250);
    ask("consigned", new CountStock(STOCK, KEY, brought, "PCE", at(12), null, null));
    issue("used-first", used, 6);
    var line =
        new ConsumptionLine(
            PART,
            null,
            KEY.batch(),
            "PCE",
            Quantity.ZERO,
            Quantity.ZERO,
            used,
            Quantity.ZERO,
            Quantity.ZERO,
            brought,
            brought.minus(used));
    ask(
        "statement",
        new StateConsumption(
            new ConsumptionAccountId(HENGYUE, JIAXIN, STOCK.site()),
            0,
            positions.positionOf(STOCK.stream(), 2),
            List.of(line)));
    issue("used-since", Quantity.of(420), 1);
  }

  private void issue(String key, Quantity quantity, int daysAgo) {
    ask(
        key,
        new MoveStock(
            STOCK,
            MovementKind.ISSUE,
            KEY,
            null,
            null,
            Quantity.ZERO.minus(quantity),
            "PCE",
            at(daysAgo),
            null,
            null));
  }

  private Instant at(int daysAgo) {
    return monday.minusDays(daysAgo).atTime(9, 0).toInstant(ZoneOffset.UTC);
  }

  private void ask(String key, StreamCommand command) {
    desk.ask(HENGYUE, "planner@hengyue", "demo-consignment-" + key, command);
  }
}
