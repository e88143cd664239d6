package weft.energy;

import weft.energy.EnergyAdviceEvent.AdviceGiven;
import weft.energy.EnergyAdviceEvent.AdviceMeasured;
import weft.energy.EnergyAdviceEvent.AdviceRefused;
import weft.energy.EnergyAdviceEvent.AdviceTaken;
import weft.energy.EnergyBaselineEvent.BaselinePlanned;
import weft.energy.LoadRequestEvent.LoadAnswered;
import weft.energy.LoadRequestEvent.LoadAsked;
import weft.energy.LoadRequestEvent.LoadMeasured;
import weft.energy.MeterEvent.MeterChanged;
import weft.energy.MeterEvent.MeterRegistered;
import weft.energy.MeterEvent.MeterReplaced;
import weft.energy.MeterEvent.MeterReplacementCorrected;
import weft.energy.TariffEvent.TariffStated;
import weft.event.StreamType;
import weft.language.Text;

/** Declares tariffs, baselines, advice, load requests and meters as kinds of streams. */
public final class SiteEnergy {
  public static final StreamType<TariffEvent> TARIFF =
      StreamType.of(Tariff.TYPE, TariffEvent.class)
          .decidedBy(TariffCommand.class, Tariff.NEW)
          .refusing(TariffRefusal.class)
          .event(
              "tariff-stated",
              TariffStated.class,
              it ->
                  new Text(
                          "%s stated the electricity prices of site %s from %s to %s.",
                          "%s 填报了工厂 %s 自 %s 至 %s 的电价。")
                      .with(
                          it.party(), it.site(), it.terms().validFrom(), it.terms().validUntil()));

  public static final StreamType<EnergyBaselineEvent> BASELINE =
      StreamType.of(EnergyBaselineId.TYPE, EnergyBaselineEvent.class)
          .decidedBy(EnergyBaselineCommand.class, EnergyBaseline.NEW)
          .refusing(EnergyBaselineRefusal.class)
          .event(
              "energy-baseline-planned",
              BaselinePlanned.class,
              it ->
                  new Text("%s planned energy baseline %s of site %s.", "%s 为工厂 %3$s 设定了能耗基准 %2$s。")
                      .with(it.baseline().party(), it.baseline().number(), it.baseline().site()));

  public static final StreamType<EnergyAdviceEvent> ADVICE =
      StreamType.of(EnergyAdviceId.TYPE, EnergyAdviceEvent.class)
          .decidedBy(EnergyAdviceCommand.class, EnergyAdvice.NEW)
          .refusing(EnergyAdviceRefusal.class)
          .event(
              "energy-advice-given",
              AdviceGiven.class,
              it ->
                  new Text(
                          "The hub looked at moving %2$s kWh a day of machine %1$s: %3$s %4$s in"
                              + " all.",
                          "平台测算了设备 %s 每天移峰 %s 千瓦时的效益：合计 %s %s。")
                      .with(
                          it.given().machine(),
                          it.given().shift().kWhPerDay(),
                          it.given().shift().net(),
                          it.given().currency()))
          .event(
              "energy-advice-taken",
              AdviceTaken.class,
              it ->
                  new Text("%s takes energy advice %s.", "%s 采纳了节能建议 %s。")
                      .with(it.advice().party(), it.advice().number()))
          .event(
              "energy-advice-refused",
              AdviceRefused.class,
              it ->
                  new Text("%s refused energy advice %s.", "%s 未采纳节能建议 %s。")
                      .with(it.advice().party(), it.advice().number()))
          .event(
              "energy-advice-measured",
              AdviceMeasured.class,
              it ->
                  new Text("Energy advice %s saved %s on %s days.", "节能建议 %1$s 在 %3$s 天内节省 %2$s。")
                      .with(it.advice().number(), it.measured().saving(), it.measured().days()));

  public static final StreamType<LoadRequestEvent> LOAD_REQUEST =
      StreamType.of(LoadRequestId.TYPE, LoadRequestEvent.class)
          .decidedBy(LoadRequestCommand.class, LoadRequest.NEW)
          .refusing(LoadRequestRefusal.class)
          .event(
              "load-asked",
              LoadAsked.class,
              it ->
                  new Text("%s asks %s for %s kW less from %s.", "%s 请 %s 自 %4$s 起压减负荷 %3$s 千瓦。")
                      .with(it.request().park(), it.supplier(), it.asked().kW(), it.asked().from()))
          .event(
              "load-answered",
              LoadAnswered.class,
              it ->
                  (it.taken()
                          ? new Text("%s agrees to the load request of %s.", "%s 同意了 %s 的负荷请求。")
                          : new Text("%s refused the load request of %s.", "%s 拒绝了 %s 的负荷请求。"))
                      .with(it.supplier(), it.request().park()))
          .event(
              "load-measured",
              LoadMeasured.class,
              it ->
                  new Text(
                          "%s used %s kW less than usual on the load request of %s.",
                          "按 %3$s 的负荷请求，%1$s 比平时少用 %2$s 千瓦。")
                      .with(it.supplier(), it.effect().reducedKW(), it.request().park()));

  public static final StreamType<MeterEvent> METER =
      StreamType.of(MeterId.TYPE, MeterEvent.class)
          .decidedBy(MeterCommand.class, Meter.NEW)
          .refusing(MeterRefusal.class)
          .event(
              "meter-registered",
              MeterRegistered.class,
              it ->
                  new Text("%s registered meter %s of site %s.", "%s 登记了工厂 %3$s 的电表 %2$s。")
                      .with(it.meter().owner(), it.meter().code(), it.meter().site()))
          .event(
              "meter-changed",
              MeterChanged.class,
              it ->
                  new Text("%s changed the data of meter %s.", "%s 修改了电表 %s 的资料。")
                      .with(it.meter().owner(), it.meter().code()))
          .event(
              "meter-replaced",
              MeterReplaced.class,
              it ->
                  new Text(
                          "Meter %s was replaced at %s: the old one ended at %s kWh, the new one"
                              + " began at %s kWh.",
                          "电表 %s 于 %s 更换：旧表止于 %s 千瓦时，新表始于 %s 千瓦时。")
                      .with(
                          it.meter().code(),
                          it.replacement().at(),
                          it.replacement().finalRegister(),
                          it.replacement().firstRegister()))
          .event(
              "meter-replacement-corrected",
              MeterReplacementCorrected.class,
              it ->
                  new Text(
                          "Replacement %2$s of meter %1$s was corrected: at %3$s, from %4$s kWh to"
                              + " %5$s kWh.",
                          "电表 %s 第 %s 次换表记录已更正：时间 %s，旧表止于 %s 千瓦时，新表始于 %s 千瓦时。")
                      .with(
                          it.meter().code(),
                          it.n(),
                          it.replacement().at(),
                          it.replacement().finalRegister(),
                          it.replacement().firstRegister()));

  private SiteEnergy() {}
}
