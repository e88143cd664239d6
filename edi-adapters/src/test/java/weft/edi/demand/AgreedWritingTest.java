package weft.edi.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.demand.DemandWriterTest.BOOM;
import static weft.edi.demand.DemandWriterTest.MONDAY;
import static weft.edi.demand.DemandWriterTest.WHOLE;
import static weft.edi.demand.DemandWriterTest.assertRefused;
import static weft.edi.demand.DemandWriterTest.calledOff;
import static weft.edi.demand.DemandWriterTest.released;
import static weft.edi.demand.DemandWriterTest.span;
import static weft.edi.demand.DemandWriterTest.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.party.EdiRules.DateCodes;
import weft.party.EdiRules.Outbound;
import weft.party.EdiRules.Quantities;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Received;
import weft.scheduling.release.ScheduleLine;

/** Quantities and dates of outgoing messages follow the partners' agreement. */
class AgreedWritingTest {
  private static Outbound cumulative(String message, String release) {
    return new Outbound(message, release, null, null, null, Quantities.CUMULATIVE, null);
  }

  @Test
  void quantities_are_cumulative_where_that_is_agreed_and_counted_from_what_was_received() {
    var event = new ForecastReleased(WHOLE, BOOM, null, null, null, null, null);
    assertThat(text(cumulative("DELFOR", "D97A"), event))
        .contains(
            "QTY+70:1200:PCE'",
            "SCC+1++D'QTY+3:1240:PCE'DTM+2:202612070630:203'SCC+2++W'QTY+3:1440:PCE'"
                + "DTM+2:20261214:102'SCC+4++M'QTY+3:2040:PCE'DTM+2:20270101:102'")
        .doesNotContain("QTY+113");
    assertThat(text(cumulative("830", "004010"), event))
        .contains(
            "*DL*C*", "~FST*1240*C*D*20261207**002*0630~FST*1440*D*W*20261214~", "FST*2040*D*M*")
        .contains("~SHP*02*1200*");
    assertRefused(
        cumulative("DELFOR", "D97A"),
        released(with(BOOM, Received.UNKNOWN)),
        "how much of part HY-1 was received");
  }

  @Test
  void more_quantities_than_a_LIN_has_room_for_are_counted_on_in_the_next() {
    List<ScheduleLine> many = new ArrayList<>();
    for (int i = 0; i < 450; i++)
      many.add(span(MONDAY.plusDays(i), Bucket.DAY, Firmness.FIRM, 2, null, 1200L + 2L * (i + 1)));
    var event = released(with(BOOM, many));
    String text = text(cumulative("DELFOR", "D96A"), event);
    assertThat(text).contains("LIN+3++HY-1:IN'").contains("QTY+79:1596:PCE'");
    assertRefused(
        cumulative("862", "004010"),
        calledOff("HY-1", "PLANT1", BOOM.received(), many),
        "part HY-1 has more");
  }

  @Test
  void a_part_that_has_stopped_is_counted_on_to_nothing_more() {
    String text = text(cumulative("DELFOR", "D97A"), released(with(BOOM, List.of())));
    assertThat(text).contains("SCC+1++D'QTY+3:1200:PCE'DTM+2:20261126:102'");
  }

  @Test
  void dates_are_in_the_formats_agreed_upon_where_they_say_the_same() {
    var rule =
        new Outbound("DELFOR", "D97A", null, null, null, null, new DateCodes("101", "616", "610"));
    assertThat(text(rule, new ForecastReleased(WHOLE, BOOM, null, null, null, null, null)))
        .contains("DTM+158:261126:101'", "DTM+2:202612070630:203'", "DTM+2:202651:616'")
        .contains("DTM+2:202701:610'");
    var inside =
        with(
            BOOM,
            List.of(
                span(MONDAY.plusDays(1), Bucket.WEEK, Firmness.FIRM, 2, null, null),
                span(LocalDate.of(2027, 1, 4), Bucket.MONTH, Firmness.FORECAST, 2, null, null)));
    assertThat(text(rule, released(inside))).contains("DTM+2:261208:101'", "DTM+2:270104:101'");
    var newYear =
        with(
            BOOM,
            List.of(span(LocalDate.of(2029, 12, 31), Bucket.WEEK, Firmness.FIRM, 2, null, null)));
    assertThat(text(rule, released(newYear))).contains("DTM+2:203001:616'");
  }

  private static Forecast with(Forecast it, Received received) {
    return new Forecast(
        it.release(),
        it.horizonStart(),
        it.horizonEnd(),
        it.unit(),
        it.description(),
        received,
        it.lines());
  }

  private static Forecast with(Forecast it, List<ScheduleLine> lines) {
    return new Forecast(
        it.release(),
        it.horizonStart(),
        it.horizonEnd(),
        it.unit(),
        it.description(),
        it.received(),
        lines);
  }
}
