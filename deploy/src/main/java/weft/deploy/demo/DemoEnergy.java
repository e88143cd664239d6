package weft.deploy.demo;

import static java.util.Objects.requireNonNull;
import static weft.deploy.demo.DemoNetwork.HONGZHU;
import static weft.deploy.demo.DemoNetwork.JIAHE;
import static weft.deploy.demo.DemoNetwork.JIAXIN;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import weft.energy.AskedLoad;
import weft.energy.EnergyAdviceCommand.GiveAdvice;
import weft.energy.EnergyAdviceId;
import weft.energy.EnergyBaselineCommand.PlanBaseline;
import weft.energy.EnergyBaselineId;
import weft.energy.LoadRequestCommand.AskLoad;
import weft.energy.LoadRequestId;
import weft.energy.MeterCommand.RegisterMeter;
import weft.energy.MeterCommand.ReplaceMeter;
import weft.energy.MeterId;
import weft.energy.MeterReplacement;
import weft.energy.MeterTerms;
import weft.energy.TariffCommand.StateTariff;
import weft.energy.cost.BaselineTerms;
import weft.energy.cost.DemandBy;
import weft.energy.cost.DemandCharge;
import weft.energy.cost.GivenAdvice;
import weft.energy.cost.LoadShift;
import weft.energy.cost.Saving;
import weft.energy.cost.TariffKind;
import weft.energy.cost.TariffPrice;
import weft.energy.cost.TariffTerms;
import weft.language.Text;
import weft.machine.Weekday;
import weft.measure.PlainNumber;
import weft.party.PartyCode;
import weft.sharing.Grant;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;
import weft.sharing.GrantCommand.GiveGrant;
import weft.sharing.GrantId;

/**
 * The demo's energy: tariffs of two suppliers, and a baseline and advice for HONGZHU's furnace.
 * HONGZHU grants its energy to the park JIAHE, which asks it for less load; JIAXIN does not.
 */
record DemoEnergy(DemoDesk desk, LocalDate monday) {
  private static final String HONGZHU_PLANNER = "planner@hongzhu";
  private static final String SITE = "HZ1";
  private static final String FURNACE = "FUR-1";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final List<Weekday> ALL = List.of(Weekday.values());

  void play() {
    tariff(HONGZHU, HONGZHU_PLANNER, SITE);
    tariff(JIAXIN, "planner@jiaxin", "JX1");
    var baseline = new EnergyBaselineId(HONGZHU, SITE, "FUR-1-DEMO");
    desk.ask(
        HONGZHU,
        HONGZHU_PLANNER,
        "demo-energy-baseline",
        new PlanBaseline(baseline, baseline(), monday.minusDays(35)));
    desk.ask(
        HONGZHU,
        HONGZHU_PLANNER,
        "demo-energy-advice",
        new GiveAdvice(new EnergyAdviceId(HONGZHU, SITE, "FUR-1-DEMO"), advice()));
    var grant = new Grant(JIAHE, What.ENERGY, null, Grain.EXACT, null, true);
    desk.ask(
        HONGZHU,
        HONGZHU_PLANNER,
        "demo-grant-energy",
        new GiveGrant(new GrantId(HONGZHU, "demo-energy"), grant, monday));
    var from = monday.plusDays(8).atTime(10, 0).atZone(ZONE).toInstant();
    var asked =
        new AskedLoad(SITE, from, from.plusSeconds(7_200), PlainNumber.of("300"), "迎峰度冬，园区需要压减负荷。");
    desk.ask(
        JIAHE,
        "park@jiahe",
        "demo-load-request",
        new AskLoad(new LoadRequestId(JIAHE, "DEMO-1"), HONGZHU, asked));
    meter();
  }

  /** The meter of the foundry's compressed air was replaced when its calibration ended. */
  private void meter() {
    var meter = new MeterId(HONGZHU, SITE, "E-AIR");
    var names = new Text("Compressed air", "空压站");
    desk.ask(
        HONGZHU,
        HONGZHU_PLANNER,
        "demo-meter",
        new RegisterMeter(meter, new MeterTerms(names, "DTS-20190417")));
    var at = monday.minusDays(40).atTime(7, 30).atZone(ZONE).toInstant();
    desk.ask(
        HONGZHU,
        HONGZHU_PLANNER,
        "demo-meter-replaced",
        new ReplaceMeter(
            meter,
            new MeterReplacement(
                at, PlainNumber.of("482304.6"), PlainNumber.of("0.2"), "DTS-20260066"),
            null));
  }

  private void tariff(PartyCode party, String login, String site) {
    var terms =
        new TariffTerms(
            TariffKind.MARKET,
            "CNY",
            monday.minusDays(120),
            monday.plusDays(240),
            List.of(
                price("08:00", "12:00", "peak", "1.05"),
                price("12:00", "23:00", "flat", "0.70"),
                price("23:00", "08:00", "valley", "0.30")),
            new DemandCharge(DemandBy.MEASURED, null, null, PlainNumber.of("40")),
            PlainNumber.of("0.9"));
    desk.ask(party, login, "demo-tariff-" + site, new StateTariff(party, site, terms));
  }

  private static TariffPrice price(String from, String until, String band, String price) {
    return new TariffPrice(
        ALL, LocalTime.parse(from), LocalTime.parse(until), band, PlainNumber.of(price), false);
  }

  private BaselineTerms baseline() {
    return new BaselineTerms(
        FURNACE,
        monday.minusDays(65),
        monday.minusDays(36),
        BigDecimal.ZERO,
        PlainNumber.of("600"),
        BigDecimal.ZERO,
        null,
        PlainNumber.of("0.05"),
        new Saving.Used(PlainNumber.of("60000"), PlainNumber.of("48000.00")));
  }

  private GivenAdvice advice() {
    var demand =
        new LoadShift.Demand(PlainNumber.of("1000"), PlainNumber.of("1000"), PlainNumber.of("40"));
    LoadShift shift =
        LoadShift.of(
            PlainNumber.of("900"), 22, PlainNumber.of("1.05"), PlainNumber.of("0.30"), demand);
    return new GivenAdvice(
        FURNACE,
        monday.minusDays(28),
        monday.minusDays(1),
        "peak",
        "valley",
        "CNY",
        PlainNumber.of("1800"),
        requireNonNull(shift));
  }
}
