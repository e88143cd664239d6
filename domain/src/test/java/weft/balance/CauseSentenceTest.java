package weft.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.language.Text;
import weft.measure.Quantity;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderId;
import weft.party.PartyCode;
import weft.party.Side;
import weft.production.LineOutput;
import weft.production.ProductionScheduleEvent.OutputPublished;
import weft.production.ProductionScheduleEvent.OutputReported;
import weft.production.ProductionScheduleId;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentId;
import weft.stock.MovementKind;
import weft.stock.StockCategory;
import weft.stock.StockEvent.StockMoved;
import weft.stock.StockId;
import weft.stock.StockKey;
import weft.stock.StockPosting;
import weft.stock.StockStatus;

/** The cause of a run-out is stated in a planner's words. */
class CauseSentenceTest {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final LocalDate ON = LocalDate.of(2026, 12, 10);
  private static final ProductionScheduleId PLAN = new ProductionScheduleId(JIAXIN, "JX1", "P");
  private static final ShipmentId SHIPMENT = new ShipmentId(HENGYUE, JIAXIN, "LS-1", 2026);

  private static CauseSentence of(Side side) {
    return new CauseSentence(side, Quantity.of(40), "PCE", ON);
  }

  private static ForecastReleased released(Firmness firmness) {
    var line =
        new ScheduleLine(
            ON, 0, null, DateKind.DELIVERY, Bucket.DAY, firmness, Quantity.of(90), null, null);
    return new ForecastReleased(
        new DeliveryScheduleId(HENGYUE, JIAXIN, "PLANT1", "P", null, null),
        new Forecast(
            new Release("0012", null), null, null, "PCE", null, Received.UNKNOWN, List.of(line)),
        null,
        null,
        null,
        null,
        null);
  }

  private static StockMoved moved(MovementKind kind, StockStatus to) {
    var key = new StockKey(JIAXIN, StockCategory.FINISHED, to, "B-7", null);
    var posting = new StockPosting(key, Quantity.of(40), "PCE", Quantity.of(40), null, null);
    return new StockMoved(
        new StockId(JIAXIN, "JX1", "P"),
        3,
        kind,
        null,
        Quantity.of(40),
        "PCE",
        Instant.EPOCH,
        List.of(posting),
        null,
        null,
        null);
  }

  private static OutputPublished published() {
    return new OutputPublished(PLAN, 2, "PCE", ON, ON, List.of(), List.of(), List.of());
  }

  @Test
  void demand_is_raised_within_the_firm_horizon_or_beyond_it() {
    assertThat(of(Side.SUPPLIER).of(released(Firmness.FIRM)))
        .isEqualTo(
            new Text(
                "Demand raised within the firm horizon: release 0012 of HENGYUE asks for 40 PCE"
                    + " more by 2026-12-10.",
                "锁定期内需求增加：HENGYUE 版本 0012 到 2026-12-10 多要 40 PCE。"));
    assertThat(of(Side.SUPPLIER).of(released(Firmness.FORECAST)).en())
        .startsWith("Demand raised: release 0012 of HENGYUE");
    assertThat(of(Side.BUYER).of(released(Firmness.FIRM)).en()).startsWith("Promises fell away");
  }

  @Test
  void stock_is_blocked_by_batch_scrapped_or_moved_away() {
    var supplier = of(Side.SUPPLIER);
    assertThat(supplier.of(moved(MovementKind.TRANSFER, StockStatus.BLOCKED)).en())
        .isEqualTo("Batch blocked: 40 PCE of batch B-7 cannot be used.");
    assertThat(supplier.of(moved(MovementKind.TRANSFER, StockStatus.USABLE)).en())
        .isEqualTo("Stock was moved away: 40 PCE.");
    assertThat(supplier.of(moved(MovementKind.SCRAP, StockStatus.USABLE)).zh())
        .isEqualTo("库存报废：40 PCE。");
  }

  @Test
  void where_time_alone_made_it_short_the_sentence_says_what_is_missing_and_since_when() {
    assertThat(of(Side.SUPPLIER).timePassed())
        .isEqualTo(
            new Text(
                "Planned output did not come: 40 PCE that were due before 2026-12-10 are not"
                    + " reported.",
                "生产计划未完成：2026-12-10 之前应产出的 40 PCE 尚未报工。"));
    assertThat(of(Side.BUYER).timePassed())
        .isEqualTo(
            new Text(
                "Promised goods did not come: 40 PCE that were due before 2026-12-10 are not"
                    + " shipped.",
                "承诺的货物未到：2026-12-10 之前应到的 40 PCE 尚未发货。"));
  }

  static Stream<Object> events() {
    return Stream.of(
        released(Firmness.FIRM),
        published(),
        new OutputReported(
            PLAN, "PCE", new LineOutput(ON, Quantity.of(1), Quantity.of(2), null, null)),
        moved(MovementKind.ISSUE, StockStatus.USABLE),
        new ShipmentCancelled(SHIPMENT, null),
        new OrderCancelled(new PurchaseOrderId(HENGYUE, "4500"), JIAXIN),
        "something that no planner knows");
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatever_it_was_says_how_much_in_both_languages(Object event) {
    for (Side side : Side.values()) {
      Text text = of(side).of(event);
      for (String said : List.of(text.en(), text.zh()))
        assertThat(said).contains("40 PCE").doesNotContain("%", "null");
    }
  }

  @Test
  void another_customers_event_has_neither_number_nor_name() {
    assertThat(CauseSentence.ANOTHER_CUSTOMER).isEqualTo(new Text("another customer", "另一客户"));
    assertThat(of(Side.SUPPLIER).timePassed().en()).contains("40 PCE");
    assertThat(CauseSentence.earlierThan(ON).zh()).isEqualTo("早于 2026-12-10 就已缺料。");
  }
}
