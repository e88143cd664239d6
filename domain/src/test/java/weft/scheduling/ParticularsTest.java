package weft.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.TUESDAY;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ItemDetails;
import weft.scheduling.release.LineDelta;
import weft.scheduling.release.ReleaseDelta;
import weft.scheduling.release.ScheduleLine;

/** The details of an item do not change its demand. */
class ParticularsTest {
  private static final ItemDetails SAID =
      new ItemDetails("JX-1", "Line 4", "Handle with care", List.of(firm(TUESDAY, 0)));

  @Test
  void a_zero_that_was_stated_is_kept_beside_the_lines_and_is_none_of_them() {
    List<ScheduleLine> stated = List.of(firm(MONDAY, 10), firm(TUESDAY, 0));
    Forecast said =
        forecast("7", MONDAY, stated.toArray(ScheduleLine[]::new))
            .with(ItemDetails.of(null, null, null, stated));
    assertThat(said.lines()).extracting(ScheduleLine::due).containsExactly(MONDAY);
    assertThat(said.particulars())
        .isEqualTo(new ItemDetails(null, null, null, List.of(firm(TUESDAY, 0))));
  }

  @Test
  void words_alone_make_no_other_release() {
    Forecast plain = forecast("7", MONDAY, firm(MONDAY, 10));
    assertThat(plain.with(SAID).digest()).isEqualTo(plain.digest());
    assertThat(ReleaseDelta.between(plain, plain.with(SAID)))
        .allMatch(it -> it.kind() == LineDelta.Kind.SAME);
  }

  @Test
  void of_two_words_the_later_holds_and_what_it_is_silent_about_lasts_but_for_texts_and_zeros() {
    var later = new ItemDetails(null, "Line 5", null, null);
    assertThat(ItemDetails.over(later, SAID.lasting()))
        .isEqualTo(new ItemDetails("JX-1", "Line 5", null, null));
    assertThat(ItemDetails.over(null, null)).isNull();
    assertThat(new ItemDetails(null, null, "Gone", null).lasting()).isNull();
  }
}
