package weft.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.energy.MeterCommand.ChangeMeter;
import weft.energy.MeterCommand.CorrectReplacement;
import weft.energy.MeterCommand.RegisterMeter;
import weft.energy.MeterCommand.ReplaceMeter;
import weft.energy.MeterEvent.MeterRegistered;
import weft.energy.MeterEvent.MeterReplaced;
import weft.energy.MeterEvent.MeterReplacementCorrected;
import weft.energy.MeterRefusal.FinalBelowFirst;
import weft.energy.MeterRefusal.MeterExists;
import weft.energy.MeterRefusal.NoSuchMeter;
import weft.energy.MeterRefusal.NoSuchReplacement;
import weft.energy.MeterRefusal.ReplacementNotInOrder;
import weft.energy.MeterRefusal.ReplacementNotLast;
import weft.energy.MeterRefusal.TooManyReplacements;
import weft.event.Scenario;
import weft.party.PartyCode;

/** A meter's replacements are said, in order. */
class MeterTest {
  private static final Instant T = Instant.parse("2031-03-03T08:00:00Z");
  private static final MeterId ID = new MeterId(new PartyCode("JIAXIN"), "JX1", "E-7");
  private static final MeterTerms TERMS = new MeterTerms(null, "SN-1");
  private static final MeterRegistered REGISTERED = new MeterRegistered(ID, TERMS);

  private static MeterReplacement at(int hour, String last, String first) {
    return new MeterReplacement(
        T.plusSeconds(3_600L * hour), new BigDecimal(last), new BigDecimal(first), "SN-2");
  }

  private static MeterReplaced replaced(int n, MeterReplacement it) {
    return new MeterReplaced(ID, n, it, null);
  }

  @Test
  void a_meter_is_registered_once_and_nothing_is_stated_of_another() {
    Scenario.given(Meter.NEW, List.of()).when(new RegisterMeter(ID, TERMS)).then(REGISTERED);
    Scenario.given(Meter.NEW, List.of(REGISTERED))
        .when(new RegisterMeter(ID, TERMS))
        .thenRefused(new MeterExists("E-7"));
    Scenario.given(Meter.NEW, List.of())
        .when(new ReplaceMeter(ID, at(1, "5000", "0"), null))
        .thenRefused(new NoSuchMeter());
    Scenario.given(Meter.NEW, List.of(REGISTERED)).when(new ChangeMeter(ID, TERMS)).thenNothing();
  }

  @Test
  void replacements_are_numbered_and_stated_in_order() {
    var first = at(1, "5000", "0.2");
    Scenario.given(Meter.NEW, List.of(REGISTERED))
        .when(new ReplaceMeter(ID, first, null))
        .then(replaced(1, first));
    Scenario.given(Meter.NEW, List.of(REGISTERED, replaced(1, first)))
        .when(new ReplaceMeter(ID, at(1, "9", "0"), null))
        .thenRefused(new ReplacementNotInOrder(first.at()));
    Scenario.given(Meter.NEW, List.of(REGISTERED, replaced(1, first)))
        .when(new ReplaceMeter(ID, at(2, "0.1", "0"), null))
        .thenRefused(new FinalBelowFirst(new BigDecimal("0.2")));
  }

  @Test
  void only_the_last_replacement_is_corrected() {
    var first = at(1, "5000", "0");
    var second = at(2, "70", "0");
    var mended = at(3, "71", "0");
    List<MeterEvent> past = List.of(REGISTERED, replaced(1, first), replaced(2, second));
    Scenario.given(Meter.NEW, past)
        .when(new CorrectReplacement(ID, 2, mended, null))
        .then(new MeterReplacementCorrected(ID, 2, mended, null));
    Scenario.given(Meter.NEW, past)
        .when(new CorrectReplacement(ID, 1, mended, null))
        .thenRefused(new ReplacementNotLast(2));
    Scenario.given(Meter.NEW, past)
        .when(new CorrectReplacement(ID, 3, mended, null))
        .thenRefused(new NoSuchReplacement());
    Scenario.given(Meter.NEW, past).when(new CorrectReplacement(ID, 2, second, null)).thenNothing();
    Scenario.given(Meter.NEW, past)
        .when(new CorrectReplacement(ID, 2, at(1, "70", "0"), null))
        .thenRefused(new ReplacementNotInOrder(first.at()));
  }

  @Test
  void a_meter_has_a_bounded_number_of_replacements() {
    Meter meter = Meter.NEW.evolve(REGISTERED);
    for (int n = 1; n <= Meter.MOST_REPLACEMENTS; n++)
      meter = meter.evolve(replaced(n, at(n, "10", "0")));
    Scenario.given(meter, List.of())
        .when(new ReplaceMeter(ID, at(900, "10", "0"), null))
        .thenRefused(new TooManyReplacements(Meter.MOST_REPLACEMENTS));
  }

  @Test
  void the_offset_of_a_moment_adds_up_what_the_meters_before_had_counted() {
    List<MeterReplacement> all = List.of(at(1, "5000", "0.2"), at(2, "70", "10"));
    assertThat(MeterReplacement.offset(all, T)).isNull();
    assertThat(MeterReplacement.offset(all, T.plusSeconds(3_600))).isEqualByComparingTo("4999.8");
    assertThat(MeterReplacement.offset(all, T.plusSeconds(9_000))).isEqualByComparingTo("5059.8");
  }
}
