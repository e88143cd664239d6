package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.HENGYUE;
import static weft.deploy.demo.DemoNetwork.JIAXIN;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import weft.event.StreamCommand;
import weft.inspection.AskedConcession;
import weft.inspection.CalibrationResult;
import weft.inspection.Characteristic;
import weft.inspection.ConcessionCommand.AskConcession;
import weft.inspection.ConcessionId;
import weft.inspection.Conformity;
import weft.inspection.EnteredResult;
import weft.inspection.Gravity;
import weft.inspection.InspectedGoods;
import weft.inspection.InspectionCommand.BeginInspection;
import weft.inspection.InspectionCommand.DecideInspection;
import weft.inspection.InspectionCommand.RecordResults;
import weft.inspection.InspectionId;
import weft.inspection.InspectionPlanCommand.JudgeLot;
import weft.inspection.InspectionPlanCommand.PublishPlan;
import weft.inspection.InspectionPlanId;
import weft.inspection.InstrumentCommand.CalibrateInstrument;
import weft.inspection.InstrumentCommand.RegisterInstrument;
import weft.inspection.InstrumentId;
import weft.inspection.Stage;
import weft.inspection.sampling.SampleRule;
import weft.inspection.sampling.SamplingPlans;
import weft.inspection.sampling.Strictness;
import weft.language.Text;
import weft.measure.PlainNumber;
import weft.measure.Quantity;
import weft.party.PersonCode;
import weft.stock.MovementKind;
import weft.stock.StockCategory;
import weft.stock.StockCommand.MoveStock;
import weft.stock.StockId;
import weft.stock.StockKey;
import weft.stock.StockStatus;

/**
 * The demo's inspections: plans of the housings that a work order made and of cylinder barrels, a
 * calibrated bore gauge, the housings' lot of 95 of which 13 pieces were measured and which passed,
 * a lot of barrels that is open, and a concession that is asked for.
 */
record DemoInspections(DemoDesk desk, LocalDate monday) {
  private static final String LOGIN = "quality@jiaxin";
  private static final String BARREL = "JX-915";
  private static final String GAUGE = "M-0107";
  private static final int SAMPLE = 13;
  private static final InspectionPlanId PLAN = new InspectionPlanId(JIAXIN, BARREL, Stage.FINAL);
  private static final InspectionPlanId HOUSINGS =
      new InspectionPlanId(JIAXIN, DemoMaking.HOUSING, Stage.FINAL);
  private static final PersonCode PERSON = DemoPerson.with(LOGIN).code();
  private static final List<Characteristic> CHARACTERISTICS =
      List.of(
          new Characteristic(
              "BORE",
              new Text("Bore diameter", "缸筒内径"),
              "mm",
              number("250.00"),
              number("250.00"),
              number("250.07"),
              null,
              new SampleRule(SampleRule.Kind.AQL, null, "II", number("1.0")),
              Gravity.MAJOR,
              "bore gauge"),
          new Characteristic(
              "SURFACE",
              new Text("Surface", "表面"),
              null,
              null,
              null,
              null,
              "no scratches",
              new SampleRule(SampleRule.Kind.FIXED, 5, null, null),
              Gravity.MINOR,
              null));

  /** Before the work order reports, so that its housings wait for their inspection. */
  void plan() {
    ask("plan", new PublishPlan(PLAN, SamplingPlans.EDITION, CHARACTERISTICS));
    ask("plan-housing", new PublishPlan(HOUSINGS, SamplingPlans.EDITION, CHARACTERISTICS));
  }

  void play() {
    var gauge = new InstrumentId(JIAXIN, GAUGE);
    ask("gauge", new RegisterInstrument(gauge, new Text("Bore gauge", "内径量表"), "bore gauge"));
    ask(
        "calibrated",
        new CalibrateInstrument(
            gauge, monday.minusDays(40), monday.plusDays(325), CalibrationResult.PASSED));
    passed();
    var open = begin("QI-2613", BARREL, "B-2613", 30);
    ask("values-2613", new RecordResults(open, bores(6), PERSON));
    ask(
        "concession",
        new AskConcession(
            new ConcessionId(HENGYUE, "JX-K-0007"),
            JIAXIN,
            new AskedConcession(
                "HY-24055",
                BARREL,
                "B-2606",
                "BORE",
                Quantity.of(4),
                "PCE",
                monday.plusDays(60),
                "内径 250.09 mm，配合间隙经计算可用。 Bore 250.09 mm; the fit was calculated and holds.")));
  }

  private void passed() {
    String batch = DemoMaking.HOUSINGS;
    InspectionId id = begin("QI-2612", DemoMaking.HOUSING, batch, 95);
    List<EnteredResult> values = new ArrayList<>(bores(SAMPLE));
    for (int piece = 1; piece <= 5; piece++)
      values.add(new EnteredResult("SURFACE", Integer.toString(piece), null, "passed", null, 1));
    ask("values-2612", new RecordResults(id, values, PERSON));
    var usable = new StockKey(JIAXIN, StockCategory.FINISHED, StockStatus.USABLE, batch, null);
    desk.ask(
        JIAXIN,
        LOGIN,
        "demo-inspection-decided-2612",
        List.of(
            new DecideInspection(id, null, PERSON),
            new JudgeLot(HOUSINGS, id.number(), batch, Strictness.NORMAL, Conformity.PASSED),
            new MoveStock(
                new StockId(JIAXIN, "JX1", DemoMaking.HOUSING),
                MovementKind.TRANSFER,
                new StockKey(JIAXIN, StockCategory.FINISHED, StockStatus.INSPECTION, batch, null),
                usable,
                null,
                DemoMaking.GOOD,
                "PCE",
                monday.minusDays(1).atTime(9, 0).toInstant(ZoneOffset.UTC),
                id.number(),
                null)));
  }

  private InspectionId begin(String number, String part, String batch, long lot) {
    var id = new InspectionId(JIAXIN, number);
    ask(
        "begun-" + number,
        new BeginInspection(
            id,
            new InspectedGoods(part, Stage.FINAL, batch),
            1,
            SamplingPlans.EDITION,
            Strictness.NORMAL,
            CHARACTERISTICS,
            Quantity.of(lot),
            "PCE",
            null,
            PERSON));
    return id;
  }

  private static List<EnteredResult> bores(int count) {
    List<EnteredResult> all = new ArrayList<>();
    for (int piece = 1; piece <= count; piece++)
      all.add(
          new EnteredResult(
              "BORE", Integer.toString(piece), number("250.0" + (1 + piece % 5)), null, GAUGE, 1));
    return all;
  }

  private void ask(String key, StreamCommand command) {
    desk.ask(JIAXIN, LOGIN, "demo-inspection-" + key, command);
  }

  private static BigDecimal number(String text) {
    return PlainNumber.of(text);
  }
}
