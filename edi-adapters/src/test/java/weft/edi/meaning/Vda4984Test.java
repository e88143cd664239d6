package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.forecast;
import static weft.edi.meaning.Village.lines;
import static weft.edi.meaning.Village.streams;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.words.Meaning;
import weft.measure.Quantity;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;

/** DELFOR D04A as VDA 4984 and Global DELFOR specify it. */
class Vda4984Test {
  private static final Meaning MEANING =
      Village.delfor(
          "D04A",
          """
          BGM+241+4984-17+9'
          DTM+137:202611230600:203'
          NAD+BY+HENGYUE::92'
          NAD+SU+JIAXIN::92'
          GEI+3+55'
          NAD+ST+PLANT1::92'
          LOC+11+GATE7'
          LIN+++P1:IN'
          PIA+1+J-1:SA'
          IMD+++:::Pin'
          LOC+159+LINE2'
          RFF+ON:4600090'
          RFF+AAN:17'
          DTM+171:20261123:102'
          RFF+AIF:16'
          DTM+171:20261116:102'
          QTY+70:500:PCE'
          DTM+51:20260101:102'
          QTY+48:40:PCE'
          DTM+50:20261120:102'
          RFF+AAU:LS-9'
          SCC+5'
          QTY+113:7:PCE'
          SCC+1'
          QTY+113:40:PCE'
          DTM+10:202611300600:203'
          SCC+2'
          QTY+113:200:PCE'
          DTM+64:20261207:102'
          DTM+63:20261211:102'
          SCC+4'
          QTY+113:600:PCE'
          DTM+10:202702:610'
          """);

  @Test
  void it_is_read_to_the_demand_it_states() {
    Forecast forecast = forecast(MEANING);
    assertThat(lines(forecast))
        .containsExactly("2026-11-23 7", "2026-11-30 40", "2026-12-07 200", "2027-02-01 600");
    assertThat(forecast.lines())
        .extracting(it -> it.firmness())
        .containsExactly(Firmness.BACKLOG, Firmness.FIRM, Firmness.PRODUCTION, Firmness.FORECAST);
    assertThat(forecast.lines().get(1).dateKind()).isEqualTo(DateKind.SHIP);
  }

  @Test
  void the_release_is_the_new_call_off_number_and_not_the_one_before() {
    assertThat(forecast(MEANING).release().number()).isEqualTo("17");
    assertThat(streams(MEANING))
        .containsExactly("DeliverySchedule:HENGYUE:JIAXIN:PLANT1:P1:4600090:-");
  }

  @Test
  void the_start_of_the_cumulative_is_not_its_date() {
    assertThat(forecast(MEANING).received().cumulative()).isEqualTo(Quantity.of(500));
    assertThat(forecast(MEANING).received().asOf()).isNull();
    assertThat(forecast(MEANING).received().lastDate()).isEqualTo(LocalDate.of(2026, 11, 20));
    assertThat(forecast(MEANING).received().lastReference()).isEqualTo("LS-9");
  }
}
