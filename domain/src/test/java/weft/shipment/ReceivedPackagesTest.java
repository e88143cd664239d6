package weft.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.event.Refused;
import weft.shipment.ShipmentRefusal.PackageNotSent;
import weft.shipment.ShipmentRefusal.PackageReceivedTwice;

/** Two boxes on a pallet, and one separate box. */
class ReceivedPackagesTest {
  private static final List<HandlingUnit> SENT =
      List.of(unit("PALLET", null), unit("B1", "PALLET"), unit("B2", "PALLET"), unit("B3", null));

  private static HandlingUnit unit(String label, @Nullable String within) {
    return new HandlingUnit(label, null, within, List.of());
  }

  private static Receipt came(String... labels) {
    return new Receipt(null, LocalDate.of(2026, 12, 1), List.of(), List.of(labels));
  }

  @Test
  void boxes_that_no_receipt_names_are_missing() {
    assertThat(ReceivedPackages.missing(SENT, List.of(came("B1")))).containsExactly("B2", "B3");
    assertThat(ReceivedPackages.missing(SENT, List.of(came("B1"), came("B3"))))
        .containsExactly("B2");
  }

  @Test
  void a_pallet_that_came_brought_its_boxes() {
    assertThat(ReceivedPackages.missing(SENT, List.of(came("PALLET")))).containsExactly("B3");
  }

  @Test
  void nothing_is_missing_where_nobody_counted() {
    var uncounted = new Receipt(null, LocalDate.of(2026, 12, 1), List.of());
    assertThat(ReceivedPackages.missing(SENT, List.of(uncounted))).isEmpty();
    assertThat(ReceivedPackages.missing(SENT, List.of())).isEmpty();
  }

  @Test
  void what_was_not_sent_or_came_before_is_refused() {
    assertThatThrownBy(() -> ReceivedPackages.check(came("B9"), SENT, List.of()))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.refusal()).isEqualTo(new PackageNotSent("B9")));
    var twice = new PackageReceivedTwice("B1");
    assertThatThrownBy(() -> ReceivedPackages.check(came("B1"), SENT, List.of(came("B1"))))
        .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.refusal()).isEqualTo(twice));
    assertThatThrownBy(() -> ReceivedPackages.check(came("B1", "B1"), SENT, List.of()))
        .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.refusal()).isEqualTo(twice));
    ReceivedPackages.check(came("B1", "B2"), SENT, List.of(came("B3")));
  }
}
