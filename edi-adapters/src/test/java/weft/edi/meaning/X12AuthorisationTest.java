package weft.edi.meaning;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.faults;
import static weft.edi.meaning.Village.forecast;
import static weft.edi.meaning.Village.lines;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.words.Meaning;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.ScheduleLine;

/** The limits that ATH of an 830 sets for production and material. */
class X12AuthorisationTest extends X12PlanningItems {
  @Test
  void ATH_says_how_far_production_and_material_are_authorised() {
    List<ScheduleLine> lines =
        scheduled(
            "ATH*FI*20261213*400**20260101~ATH*MT*20270110*900**20260101~"
                + "FST*10*C*D*20261201~FST*20*D*W*20261207~FST*30*D*W*20261221~FST*40*D*M*20270201~");
    assertThat(lines)
        .extracting(ScheduleLine::firmness)
        .containsExactly(Firmness.FIRM, Firmness.PRODUCTION, Firmness.MATERIAL, Firmness.FORECAST);
  }

  private static List<String> authorised(String below) {
    return scheduled(below).stream().map(it -> it.firmness() + " " + it.quantity()).toList();
  }

  private static final String PLANNED =
      "FST*100*C*D*20261201~FST*300*D*W*20261207~FST*1500*D*W*20261214~";

  @Test
  void an_authorisation_ends_at_its_cumulative_and_splits_the_bucket_that_crosses_it() {
    assertThat(authorised("ATH*FI*20270131*1800**20260101~" + PLANNED + RECEIVED))
        .as("1,800 planned, 600 authorised beyond what was received, 100 of them firm")
        .containsExactly("FIRM 100", "PRODUCTION 300", "PRODUCTION 200", "FORECAST 1300");
    assertThat(
            authorised(
                "ATH*FI*20270131*1500**20260101~ATH*MT*20270131*1700**20260101~"
                    + PLANNED
                    + RECEIVED))
        .containsExactly(
            "FIRM 100", "PRODUCTION 200", "MATERIAL 100", "MATERIAL 100", "FORECAST 1400");
    assertThat(scheduled("ATH*FI*20270131*1500**20260101~" + PLANNED + RECEIVED))
        .extracting(ScheduleLine::cumulative)
        .extracting(String::valueOf)
        .containsExactly("1300", "1500", "1600", "3100");
  }

  @Test
  void the_most_that_was_ever_authorised_never_falls() {
    assertThat(authorised("ATH*FI*20261213*1400*1700*20260101~" + PLANNED + RECEIVED))
        .containsExactly("FIRM 100", "PRODUCTION 300", "PRODUCTION 100", "FORECAST 1400");
  }

  @Test
  void the_most_that_was_ever_authorised_goes_with_the_release_so_that_the_next_cannot_lower_it() {
    var most =
        forecast(item("ATH*FI*20261213*1400*1700*20260101~" + PLANNED + RECEIVED)).authorised();
    assertThat(most).isNotNull();
    assertThat(most.material()).isNull();
    assertThat(most.production())
        .isNotNull()
        .satisfies(it -> assertThat(it.cumulative()).isEqualTo(Quantity.of("1700")))
        .satisfies(it -> assertThat(it.since()).isEqualTo(LocalDate.of(2026, 1, 1)));
    assertThat(forecast(item("ATH*FI*20261213*1400**20260101~" + PLANNED)).authorised()).isNull();
  }

  @Test
  void less_than_nothing_is_never_authorised() {
    for (String ath : List.of("-5**20260101", "1400*-5*20260101"))
      assertThat(faults(item("ATH*FI*20261213*" + ath + "~" + PLANNED + RECEIVED)))
          .contains(FaultCode.QUANTITY_NEGATIVE);
  }

  @Test
  void what_was_required_before_authorises_nothing() {
    assertThat(authorised("ATH*PQ*20270131*9000**20260101~" + PLANNED + RECEIVED))
        .containsExactly("FIRM 100", "FORECAST 300", "FORECAST 1500");
  }

  @Test
  void a_day_without_a_cumulative_bounds_by_the_day_alone() {
    assertThat(authorised("ATH*FI*20261213~" + PLANNED + RECEIVED))
        .containsExactly("FIRM 100", "PRODUCTION 300", "FORECAST 1500");
  }

  @Test
  void an_authorisation_is_of_all_ship_tos_together_and_so_is_the_most_there_ever_was() {
    Meaning meaning =
        item(
            "ATH*FI*20261220*600*700*20260101~FST*300*C*D*20261201~"
                + "SDQ*EA*92*PLANT1*200*PLANT2*100~FST*500*D*W*20261207~"
                + "SDQ*EA*92*PLANT1*250*PLANT2*250~SHP*02*100*051*20260101**20261123~");
    assertThat(Village.forecasts(meaning))
        .extracting(
            it -> it.lines().stream().map(line -> line.firmness() + " " + line.quantity()).toList())
        .containsExactly(
            List.of("FIRM 200", "PRODUCTION 250"),
            List.of("FIRM 100", "PRODUCTION 50", "FORECAST 200"));
    assertThat(Village.forecasts(meaning))
        .extracting(
            it -> requireNonNull(requireNonNull(it.authorised()).ahead()).getLast().before())
        .containsExactly(Quantity.of(400), Quantity.of(650));
    assertThat(
            requireNonNull(
                    forecast(item("ATH*FI*20261220*600*700*20260101~FST*9*D*D*20261201~"))
                        .authorised())
                .ahead())
        .isNull();
  }
}
