package weft.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.energy.EnergyAdviceCommand.AnswerAdvice;
import weft.energy.EnergyAdviceCommand.GiveAdvice;
import weft.energy.EnergyAdviceEvent.AdviceGiven;
import weft.energy.EnergyAdviceEvent.AdviceTaken;
import weft.energy.EnergyAdviceRefusal.AdviceAnswered;
import weft.energy.EnergyAdviceRefusal.NoSuchAdvice;
import weft.energy.LoadRequestCommand.AnswerLoad;
import weft.energy.LoadRequestCommand.AskLoad;
import weft.energy.LoadRequestEvent.LoadAnswered;
import weft.energy.LoadRequestEvent.LoadAsked;
import weft.energy.LoadRequestRefusal.LoadRequestWithoutTime;
import weft.energy.LoadRequestRefusal.NoSuchLoadRequest;
import weft.energy.cost.DemandBy;
import weft.energy.cost.DemandCharge;
import weft.energy.cost.GivenAdvice;
import weft.energy.cost.LoadEffect;
import weft.energy.cost.MeasuredAdvice;
import weft.energy.cost.NormalUse;
import weft.energy.cost.QuarterLoad;
import weft.energy.cost.ShiftSearch;
import weft.event.Scenario;
import weft.machine.Weekday;
import weft.party.PartyCode;

/** Advice moves what fits into the cheapest hours of the same day, and is measured the same way. */
class EnergyAdviceTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DAY = LocalDate.of(2031, 3, 3);
  private static final PartyCode HONGZHU = new PartyCode("HONGZHU");
  private static final EnergyAdviceId ID = new EnergyAdviceId(HONGZHU, "HZ1", "F1-1");

  private static Tariff tariff(@Nullable String valley, @Nullable DemandCharge demand) {
    List<Weekday> all = List.of(Weekday.values());
    return new Tariff(
        List.of(
            TariffTest.terms(
                List.of(
                    TariffTest.price(all, "08:00", "12:00", "peak", "1.05"),
                    TariffTest.price(all, "12:00", "00:00", "flat", "0.70"),
                    TariffTest.price(all, "00:00", "08:00", "valley", valley)),
                demand)));
  }

  /** 225 kWh in each peak hour, 5 kWh in each quarter hour otherwise. */
  private static List<QuarterLoad> furnace(int days) {
    List<QuarterLoad> loads = new ArrayList<>();
    for (int day = 0; day < days; day++)
      for (int quarter = 0; quarter < 96; quarter++) {
        Instant at =
            DAY.plusDays(day).atStartOfDay(SHANGHAI).toInstant().plusSeconds(900L * quarter);
        boolean peak = quarter >= 32 && quarter < 48;
        loads.add(new QuarterLoad(at, new BigDecimal(peak ? "56.25" : "5")));
      }
    return loads;
  }

  private static GivenAdvice advice() {
    return new ShiftSearch(tariff("0.30", null), SHANGHAI)
        .find("F1", furnace(22), furnace(22))
        .orElseThrow();
  }

  @Test
  void load_at_the_peak_that_fits_into_the_valley_is_advised() {
    GivenAdvice it = advice();
    assertThat(it.shift().kWhPerDay()).isEqualByComparingTo("900");
    assertThat(it.shift().days()).isEqualTo(22);
    assertThat(it.shift().saving()).isEqualTo("14850.00");
    assertThat(it.shift().advised()).isTrue();
    assertThat(it.fromBand()).isEqualTo("peak");
    assertThat(it.toBand()).isEqualTo("valley");
  }

  @Test
  void a_site_that_is_busy_in_the_valley_pays_more_demand_than_it_saves() {
    List<QuarterLoad> site = new ArrayList<>();
    for (QuarterLoad it : furnace(22)) {
      int hour = it.starts().atZone(SHANGHAI).getHour();
      site.add(
          new QuarterLoad(it.starts(), it.kWh().add(new BigDecimal(hour < 8 ? "112.5" : "10"))));
    }
    var charge = new DemandCharge(DemandBy.MEASURED, null, null, new BigDecimal("100"));
    GivenAdvice it =
        new ShiftSearch(tariff("0.30", charge), SHANGHAI)
            .find("F1", furnace(22), site)
            .orElseThrow();
    assertThat(it.shift().demandKW()).isEqualByComparingTo("205");
    assertThat(it.shift().reason()).isEqualTo("demand-costs-more");
  }

  @Test
  void a_price_that_is_not_known_gives_no_advice() {
    assertThat(new ShiftSearch(tariff(null, null), SHANGHAI).find("F1", furnace(22), furnace(22)))
        .isEmpty();
  }

  @Test
  void taken_advice_is_measured_by_the_load_at_the_higher_price() {
    var search = new ShiftSearch(tariff("0.30", null), SHANGHAI);
    MeasuredAdvice same = search.measure(advice(), furnace(10)).orElseThrow();
    assertThat(same.saving()).isEqualTo("0.00");
    List<QuarterLoad> moved =
        furnace(10).stream()
            .map(it -> new QuarterLoad(it.starts(), it.kWh().min(BigDecimal.TEN)))
            .toList();
    MeasuredAdvice it = search.measure(advice(), moved).orElseThrow();
    assertThat(it.kWhPerDay()).isEqualByComparingTo("740");
    assertThat(it.saving()).isEqualTo("5550.00");
  }

  @Test
  void advice_is_answered_once() {
    Scenario.given(EnergyAdvice.NEW, List.of())
        .when(new AnswerAdvice(ID, true, null))
        .thenRefused(new NoSuchAdvice());
    Scenario.given(EnergyAdvice.NEW, List.of())
        .when(new GiveAdvice(ID, advice()))
        .then(new AdviceGiven(ID, advice()))
        .when(new AnswerAdvice(ID, true, null))
        .then(new AdviceTaken(ID, null))
        .when(new AnswerAdvice(ID, false, null))
        .thenRefused(new AdviceAnswered());
  }

  @Test
  void a_load_request_is_answered_by_the_supplier_that_was_asked() {
    var id = new LoadRequestId(new PartyCode("JIAHE"), "1");
    Instant from = DAY.atTime(10, 0).atZone(SHANGHAI).toInstant();
    var asked = new AskedLoad("HZ1", from, from.plusSeconds(7_200), BigDecimal.TEN, "heat");
    var late = new AskedLoad("HZ1", from, from, BigDecimal.TEN, "heat");
    Scenario.given(LoadRequest.NEW, List.of())
        .when(new AskLoad(id, HONGZHU, late))
        .thenRefused(new LoadRequestWithoutTime());
    Scenario.given(LoadRequest.NEW, List.of())
        .when(new AskLoad(id, HONGZHU, asked))
        .then(new LoadAsked(id, HONGZHU, asked))
        .when(new AnswerLoad(id, HONGZHU, true, null, null))
        .then(new LoadAnswered(id, HONGZHU, true, null, null));
    Scenario.given(LoadRequest.NEW, List.of())
        .when(new AskLoad(id, HONGZHU, asked))
        .then(new LoadAsked(id, HONGZHU, asked))
        .when(new AnswerLoad(id, new PartyCode("JIAXIN"), true, null, null))
        .thenRefused(new NoSuchLoadRequest());
  }

  @Test
  void the_effect_of_a_load_request_is_against_the_same_hours_of_the_days_before() {
    Instant from = DAY.plusDays(9).atTime(9, 0).atZone(SHANGHAI).toInstant();
    List<QuarterLoad> loads =
        furnace(10).stream()
            .map(
                it ->
                    it.starts().isBefore(from) ? it : new QuarterLoad(it.starts(), BigDecimal.TEN))
            .toList();
    LoadEffect it = LoadEffect.of(loads, from, from.plusSeconds(3_600)).orElseThrow();
    assertThat(it.usualKW()).isEqualByComparingTo("225");
    assertThat(it.reducedKW()).isEqualByComparingTo("185");
    assertThat(it.days()).isEqualTo(9);
    assertThat(LoadEffect.of(loads, from.minusSeconds(9 * 86_400), from)).isEmpty();
  }

  @Test
  void a_machine_is_normal_within_a_tenth_of_its_own_median() {
    var usual = new NormalUse.Use(new BigDecimal("500"), BigDecimal.TEN);
    List<NormalUse.Use> before = java.util.Collections.nCopies(7, usual);
    var high = new NormalUse.Use(new BigDecimal("551"), BigDecimal.TEN);
    var edge = new NormalUse.Use(new BigDecimal("550"), BigDecimal.TEN);
    assertThat(NormalUse.of(edge, before).state()).isEqualTo(NormalUse.State.NORMAL);
    assertThat(NormalUse.of(high, before).state()).isEqualTo(NormalUse.State.HIGH);
    assertThat(NormalUse.of(high, before.subList(0, 6)).state()).isEqualTo(NormalUse.State.UNKNOWN);
    assertThat(NormalUse.of(null, before).state()).isEqualTo(NormalUse.State.UNKNOWN);
  }
}
