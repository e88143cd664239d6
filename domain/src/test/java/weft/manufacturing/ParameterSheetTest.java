package weft.manufacturing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.event.Scenario;
import weft.language.Text;
import weft.manufacturing.ParameterSheetCommand.PublishParameterSheet;
import weft.manufacturing.ParameterSheetEvent.ParameterSheetPublished;
import weft.manufacturing.ParameterSheetRefusal.LimitsCrossed;
import weft.manufacturing.ParameterSheetRefusal.ParameterTwice;
import weft.manufacturing.ParameterSheetRefusal.SheetOfOtherPart;
import weft.manufacturing.ParameterSheetRefusal.SheetWithoutSteps;
import weft.manufacturing.ParameterSheetRefusal.StepTwice;
import weft.measure.Quantity;
import weft.party.PartyCode;

/** A supplier states the parameters with which a part may be made. */
class ParameterSheetTest {
  private static final ParameterSheetId SHEET =
      new ParameterSheetId(new PartyCode("HONGZHU"), "CAST-7");
  private static final SheetStep POURING =
      step(10, null, limits("pouring temperature", "CEL", "1580", "1560", "1600"));

  @Test
  void each_publication_that_changes_the_sheet_is_its_next_version() {
    var hotter = step(10, null, limits("pouring temperature", "CEL", null, "1565", "1600"));
    given()
        .when(publish("HZ-24017", POURING))
        .then(new ParameterSheetPublished(SHEET, 1, "HZ-24017", List.of(POURING)))
        .when(publish("HZ-24017", POURING))
        .thenNothing()
        .when(publish("HZ-24017", hotter))
        .then(new ParameterSheetPublished(SHEET, 2, "HZ-24017", List.of(hotter)));
  }

  @Test
  void a_sheet_stays_with_its_part() {
    given(new ParameterSheetPublished(SHEET, 1, "HZ-24017", List.of(POURING)))
        .when(publish("HZ-24018", POURING))
        .thenRefused(new SheetOfOtherPart("CAST-7", "HZ-24017"));
  }

  @Test
  void a_step_has_one_entry_for_each_machine() {
    given()
        .when(publish("HZ-24017"))
        .thenRefused(new SheetWithoutSteps())
        .when(publish("HZ-24017", step(10, "F-1"), step(10, "F-1")))
        .thenRefused(new StepTwice(1, 10))
        .when(publish("HZ-24017", step(10, "F-1"), step(10, "F-2"), step(10, null)))
        .then(
            new ParameterSheetPublished(
                SHEET, 1, "HZ-24017", List.of(step(10, "F-1"), step(10, "F-2"), step(10, null))));
  }

  @Test
  void limits_enclose_the_nominal_value_and_each_parameter_is_named_once() {
    given()
        .when(publish("HZ-24017", step(10, null, limits("t", "CEL", "1610", "1560", "1600"))))
        .thenRefused(new LimitsCrossed(0, 0, "t"))
        .when(publish("HZ-24017", step(10, null, limits("t", "CEL", null, "1600", "1560"))))
        .thenRefused(new LimitsCrossed(0, 0, "t"))
        .when(
            publish(
                "HZ-24017",
                step(
                    10,
                    null,
                    limits("t", "CEL", null, null, null),
                    limits("t", "KEL", null, null, null))))
        .thenRefused(new ParameterTwice(0, 1, "t"));
  }

  @ParameterizedTest
  @CsvSource({
    "1545, CEL, false",
    "1560, CEL, true",
    "1600, CEL, true",
    "1600.01, CEL, false",
    "1873.15, KEL, true",
    "1873.16, KEL, false",
    "2912, FAH, true",
    "2912.1, FAH, false"
  })
  void a_value_on_a_limit_is_within_it_in_every_unit_of_the_dimension(
      String value, String unit, boolean within) {
    assertThat(POURING.parameters().getFirst().admits(Quantity.of(value), unit)).isEqualTo(within);
  }

  @Test
  void values_of_another_dimension_are_not_compared() {
    assertThat(MeasuringUnit.areComparable("CEL", "FAH")).isTrue();
    assertThat(MeasuringUnit.areComparable("CEL", "BAR")).isFalse();
    assertThat(MeasuringUnit.areComparable("ZZZ", "ZZZ")).isTrue();
    assertThat(MeasuringUnit.areComparable("ZZZ", "CEL")).isFalse();
  }

  private static SheetStep step(int step, @Nullable String machine, ParameterLimits... limits) {
    return new SheetStep(step, new Text("Pouring", "浇注"), machine, null, List.of(limits));
  }

  private static ParameterLimits limits(
      String name,
      String unit,
      @Nullable String nominal,
      @Nullable String minimum,
      @Nullable String maximum) {
    return new ParameterLimits(name, unit, quantity(nominal), quantity(minimum), quantity(maximum));
  }

  private static @Nullable Quantity quantity(@Nullable String text) {
    return text == null ? null : Quantity.of(text);
  }

  private static PublishParameterSheet publish(String part, SheetStep... steps) {
    return new PublishParameterSheet(SHEET, part, List.of(steps));
  }

  private static Scenario<ParameterSheetCommand, ParameterSheetEvent, ParameterSheet> given(
      ParameterSheetEvent... events) {
    return Scenario.given(ParameterSheet.NEW, List.of(events));
  }
}
