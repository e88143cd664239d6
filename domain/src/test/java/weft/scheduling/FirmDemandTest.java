package weft.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.scheduling.Schedules.FRIDAY;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.THURSDAY;
import static weft.scheduling.Schedules.TUESDAY;
import static weft.scheduling.Schedules.day;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;
import static weft.scheduling.Schedules.line;
import static weft.scheduling.Schedules.received;

import org.junit.jupiter.api.Test;
import weft.measure.Quantity;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.FirmDemand;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;

/** A firm demand ends by receipts, by time, or by a word; else it vanished. */
class FirmDemandTest {
  private static final Forecast SEVEN =
      forecast("7", MONDAY, firm(THURSDAY, 60), firm(FRIDAY, 40), day(FRIDAY, 500));

  @Test
  void what_was_firm_and_is_gone_vanished() {
    assertThat(vanished(SEVEN, forecast("8", TUESDAY, day(FRIDAY, 500)))).isEqualTo("100");
    assertThat(vanished(SEVEN, forecast("8", TUESDAY))).isEqualTo("100");
  }

  @Test
  void where_something_firm_is_left_the_release_is_believed() {
    assertThat(vanished(SEVEN, forecast("8", TUESDAY, firm(FRIDAY, 1)))).isEqualTo("0");
  }

  @Test
  void what_was_received_did_not_vanish() {
    assertThat(vanished(received(1000, SEVEN), received(1100, forecast("8", TUESDAY))))
        .isEqualTo("0");
    assertThat(vanished(received(1000, SEVEN), received(1070, forecast("8", TUESDAY))))
        .isEqualTo("30");
  }

  @Test
  void what_is_past_did_not_vanish_but_backlog_does_where_receipts_are_told() {
    assertThat(vanished(SEVEN, forecast("8", FRIDAY.plusDays(1)))).isEqualTo("0");
    assertThat(vanished(SEVEN, forecast("8", FRIDAY))).isEqualTo("40");
    var owed = forecast("7", MONDAY, line(MONDAY, Bucket.DAY, Firmness.BACKLOG, 30));
    assertThat(vanished(owed, forecast("8", TUESDAY))).isEqualTo("0");
    assertThat(vanished(received(1000, owed), received(1000, forecast("8", TUESDAY))))
        .isEqualTo("30");
  }

  @Test
  void nothing_vanishes_where_nothing_was_firm() {
    assertThat(vanished(forecast("7", MONDAY, day(FRIDAY, 5)), forecast("8", TUESDAY)))
        .isEqualTo("0");
    assertThat(FirmDemand.vanished(null, forecast("8", TUESDAY))).isEqualTo(Quantity.ZERO);
  }

  private static String vanished(Forecast before, Forecast now) {
    return FirmDemand.vanished(before, now).toString();
  }
}
