package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.HENGYUE;
import static weft.deploy.demo.DemoNetwork.HONGZHU;
import static weft.deploy.demo.DemoNetwork.JIAXIN;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.batch.BatchCommand.DeclareBatch;
import weft.batch.BatchId;
import weft.batch.BatchInput;
import weft.event.StreamCommand;
import weft.language.Text;
import weft.manufacturing.ConsumedInput;
import weft.manufacturing.GoodsFor;
import weft.manufacturing.ParameterLimits;
import weft.manufacturing.ParameterSheetCommand.PublishParameterSheet;
import weft.manufacturing.ParameterSheetId;
import weft.manufacturing.RoutingStep;
import weft.manufacturing.SheetInForce;
import weft.manufacturing.SheetStep;
import weft.manufacturing.StepCounts;
import weft.manufacturing.StepReport;
import weft.manufacturing.UsedParameter;
import weft.manufacturing.WorkOrderCommand.CloseWorkOrder;
import weft.manufacturing.WorkOrderCommand.ReleaseWorkOrder;
import weft.manufacturing.WorkOrderCommand.ReportStep;
import weft.manufacturing.WorkOrderCommand.StartStep;
import weft.manufacturing.WorkOrderId;
import weft.measure.Quantity;
import weft.ordering.PurchaseOrderId;
import weft.parts.PartAgreementCommand.StatePart;
import weft.parts.PartAgreementId;
import weft.parts.PartNames;
import weft.parts.StatedTerms;
import weft.party.PartyCode;
import weft.party.Side;
import weft.production.ProductionScheduleCommand.EndWorkOrder;
import weft.production.ProductionScheduleCommand.OpenWorkOrder;
import weft.production.ProductionScheduleId;
import weft.sharing.Grant;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;
import weft.sharing.GrantCommand.GiveGrant;
import weft.sharing.GrantId;
import weft.stock.MovementKind;
import weft.stock.Portion;
import weft.stock.StockCategory;
import weft.stock.StockCommand.BookDocument;
import weft.stock.StockId;
import weft.stock.StockKey;
import weft.stock.StockStatus;

/**
 * A foundry pours a heat of castings and ships it to a machine shop, which makes housings of them
 * for an order: 95 good, 3 scrap, and 2 that wait for rework. The housings wait for their final
 * inspection. The buyer sees the work order by a grant.
 *
 * @param asked the buyer's order for which the housings are made
 */
record DemoMaking(DemoDesk desk, PurchaseOrderId asked, LocalDate monday) {
  static final String HEAT = "H-2311";
  static final String CASTING = "HZ-240";
  static final String HOUSING = "JX-930";
  static final String HOUSINGS = "B-2311-1";
  static final Quantity GOOD = Quantity.of(95);

  private static final WorkOrderId POURING = new WorkOrderId(HONGZHU, "HZ1", "HT-2311");
  private static final WorkOrderId MACHINING = new WorkOrderId(JIAXIN, "JX1", "WO-1001");

  void play() {
    agree();
    pour();
    new DemoHeat(desk, monday).ship();
    machine();
    var grant = new Grant(HENGYUE, What.PRODUCTION, null, Grain.EXACT, null, true);
    desk.ask(
        JIAXIN,
        "planner@jiaxin",
        "demo-making-grant",
        new GiveGrant(new GrantId(JIAXIN, "demo-production"), grant, monday));
  }

  /** The buyer's number of the housings, so that they can be certified and shipped to it. */
  private void agree() {
    var names = new PartNames("减速机壳体", "Reducer housing");
    var terms =
        StatedTerms.of(HOUSING, names, "PCE", null);
    desk.ask(
        HENGYUE,
        "planner@hengyue",
        "demo-making-agree",
        new StatePart(new PartAgreementId(HENGYUE, JIAXIN, "HY-24930"), Side.BUYER, terms));
  }

  private void pour() {
    var poured = new Text("Pouring", "浇注");
    var sheet =
        sheet(
            HONGZHU,
            "POUR-240",
            CASTING,
            new SheetStep(
                10, poured, "FUR-1", null, List.of(limits("浇注温度 temperature", "CEL", 1560, 1600))));
    release(POURING, CASTING, 120, sheet, null, List.of(step(10, poured)));
    start(POURING, "caster", 10, "FUR-1", "浇注温度 temperature", 1585, "CEL");
    report(POURING, 1, "caster", 10, monday.minusDays(6), counts(118, 2, 0), HEAT, List.of());
    desk.ask(
        HONGZHU,
        "caster@hongzhu",
        "demo-making-poured",
        List.of(
            new CloseWorkOrder(POURING, null, DemoPerson.with("caster@hongzhu").code()),
            new EndWorkOrder(schedule(POURING, CASTING), POURING.number())));
  }

  private void machine() {
    var milled = new Text("Milling", "铣削");
    var deburred = new Text("Deburring", "去毛刺");
    var sheet =
        sheet(
            JIAXIN,
            "MILL-930",
            HOUSING,
            new SheetStep(
                10, milled, "MC-5", "D63", List.of(limits("切削液压力 coolant pressure", "BAR", 5, 7))));
    var goodsFor = new GoodsFor(asked.buyer(), asked.stream(), null, asked.number(), null);
    release(
        MACHINING, HOUSING, 100, sheet, goodsFor, List.of(step(10, milled), step(20, deburred)));
    start(MACHINING, "foreman", 10, "MC-5", "切削液压力 coolant pressure", 6, "BAR");
    var castings = new ConsumedInput(CASTING, HONGZHU, CASTING, HEAT, Quantity.of(100), "PCE");
    report(
        MACHINING,
        1,
        "foreman",
        10,
        monday.minusDays(4),
        counts(100, 0, 0),
        null,
        List.of(castings));
    report(
        MACHINING,
        2,
        "foreman",
        20,
        monday.minusDays(3),
        new StepCounts(GOOD, Quantity.of(3), Quantity.of(2)),
        HOUSINGS,
        List.of());
  }

  private SheetInForce sheet(PartyCode party, String code, String part, SheetStep step) {
    var id = new ParameterSheetId(party, code);
    String post = party.equals(HONGZHU) ? "caster" : "foreman";
    ask(party, post, "sheet-" + code, List.of(new PublishParameterSheet(id, part, List.of(step))));
    return new SheetInForce(id, 1, List.of(step));
  }

  private static ParameterLimits limits(String name, String unit, long minimum, long maximum) {
    return new ParameterLimits(
        name,
        unit,
        Quantity.of((minimum + maximum) / 2),
        Quantity.of(minimum),
        Quantity.of(maximum));
  }

  private static RoutingStep step(int number, Text names) {
    return new RoutingStep(number, names, false, null);
  }

  private void release(
      WorkOrderId order,
      String part,
      long quantity,
      SheetInForce sheet,
      @Nullable GoodsFor goodsFor,
      List<RoutingStep> steps) {
    ask(
        order.supplier(),
        "planner",
        "release-" + order.number(),
        List.of(
            new ReleaseWorkOrder(
                order,
                part,
                Quantity.of(quantity),
                "PCE",
                sheet,
                part,
                goodsFor,
                steps,
                null,
                monday,
                DemoPerson.with(login(order.supplier(), "planner")).code()),
            new OpenWorkOrder(schedule(order, part), order.number(), "PCE")));
  }

  private void start(
      WorkOrderId order,
      String post,
      int step,
      String machine,
      String parameter,
      long value,
      String unit) {
    var used = new UsedParameter(parameter, Quantity.of(value), unit);
    var person = DemoPerson.with(login(order.supplier(), post)).code();
    ask(
        order.supplier(),
        post,
        "start-" + order.number(),
        List.of(new StartStep(order, step, machine, person, List.of(used), null)));
  }

  /** A report with a batch is one of the last step: its good goes to stock. */
  private void report(
      WorkOrderId order,
      int number,
      String post,
      int step,
      LocalDate day,
      StepCounts counts,
      @Nullable String batch,
      List<ConsumedInput> inputs) {
    Instant until = day.atTime(8, 0).toInstant(ZoneOffset.UTC);
    var person = DemoPerson.with(login(order.supplier(), post)).code();
    var report =
        new StepReport(
            step, until.minusSeconds(14_400), until, counts, null, batch, inputs, person);
    List<StreamCommand> all = new ArrayList<>();
    all.add(new ReportStep(order, number, report, until));
    for (ConsumedInput it : inputs)
      all.add(
          DemoHeat.booked(
              order.supplier(),
              order.site(),
              MovementKind.ISSUE,
              StockCategory.RAW,
              order.stream() + "#" + number,
              order.number(),
              it.quantity(),
              day));
    if (batch != null) all.addAll(made(order, number, batch, counts, until));
    ask(order.supplier(), post, "report-" + order.number() + "-" + number, all);
  }

  private static List<StreamCommand> made(
      WorkOrderId order, int number, String batch, StepCounts counts, Instant until) {
    boolean cast = order.equals(POURING);
    String part = cast ? CASTING : HOUSING;
    String source = order.stream() + "#" + number;
    var heat = new BatchId(HONGZHU, CASTING, HEAT);
    var status = cast ? StockStatus.USABLE : StockStatus.INSPECTION;
    var key = new StockKey(order.supplier(), StockCategory.FINISHED, status, batch, null);
    return List.of(
        new BookDocument(
            new StockId(order.supplier(), order.site(), part),
            MovementKind.RECEIPT,
            source,
            order.number(),
            List.of(new Portion(key, counts.good(), "PCE")),
            until),
        new DeclareBatch(
            new BatchId(order.supplier(), part, batch),
            counts.good(),
            "PCE",
            source,
            cast ? List.of() : List.of(new BatchInput(heat, Quantity.of(100), "PCE"))));
  }

  private static StepCounts counts(long good, long scrap, long rework) {
    return new StepCounts(Quantity.of(good), Quantity.of(scrap), Quantity.of(rework));
  }

  private static ProductionScheduleId schedule(WorkOrderId order, String part) {
    return new ProductionScheduleId(order.supplier(), order.site(), part);
  }

  private void ask(PartyCode party, String post, String key, List<StreamCommand> commands) {
    desk.ask(party, login(party, post), "demo-making-" + key, commands);
  }

  private static String login(PartyCode party, String post) {
    return post + "@" + party.value().toLowerCase(Locale.ROOT);
  }
}
