package weft.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.inspection.Inspected.GOODS;
import static weft.inspection.Inspected.ID;
import static weft.inspection.Inspected.INSPECTOR;
import static weft.inspection.Inspected.SECOND;
import static weft.inspection.Inspected.after;
import static weft.inspection.Inspected.aql;
import static weft.inspection.Inspected.attempt;
import static weft.inspection.Inspected.begin;
import static weft.inspection.Inspected.begun;
import static weft.inspection.Inspected.bore;
import static weft.inspection.Inspected.cracks;
import static weft.inspection.Inspected.fixed;
import static weft.inspection.Inspected.number;
import static weft.inspection.Inspected.pieces;
import static weft.inspection.Inspected.results;
import static weft.inspection.Inspected.said;
import static weft.inspection.Inspected.samples;
import static weft.inspection.Inspected.value;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.event.Refusal;
import weft.event.Refused;
import weft.inspection.InspectionCommand.DecideInspection;
import weft.inspection.InspectionCommand.DisposeGoods;
import weft.inspection.InspectionCommand.DoubtInspection;
import weft.inspection.InspectionCommand.OverruleInspection;
import weft.inspection.InspectionEvent.GoodsDisposed;
import weft.inspection.InspectionEvent.InspectionBegun;
import weft.inspection.InspectionEvent.InspectionDecided;
import weft.inspection.InspectionEvent.InspectionDoubted;
import weft.inspection.InspectionEvent.InspectionMeasured;
import weft.inspection.InspectionRefusal.AttemptSkipped;
import weft.inspection.InspectionRefusal.AttributeNeeded;
import weft.inspection.InspectionRefusal.BeyondLot;
import weft.inspection.InspectionRefusal.BeyondSample;
import weft.inspection.InspectionRefusal.CharacteristicUnknown;
import weft.inspection.InspectionRefusal.ConcessionNeeded;
import weft.inspection.InspectionRefusal.DecisionContradictsValues;
import weft.inspection.InspectionRefusal.InspectionExists;
import weft.inspection.InspectionRefusal.InspectionNotDecided;
import weft.inspection.InspectionRefusal.InstrumentNeeded;
import weft.inspection.InspectionRefusal.LotNotAccepted;
import weft.inspection.InspectionRefusal.LotNotCounted;
import weft.inspection.InspectionRefusal.LotNotPositive;
import weft.inspection.InspectionRefusal.MeasuredOtherwise;
import weft.inspection.InspectionRefusal.NumberNeeded;
import weft.inspection.InspectionRefusal.OverruledAlready;
import weft.inspection.InspectionRefusal.OverrulesNothing;
import weft.inspection.InspectionRefusal.SampleTooLarge;
import weft.inspection.InspectionRefusal.SecondPersonNeeded;
import weft.inspection.InspectionRefusal.ValuesMissing;
import weft.inspection.sampling.SampleRule;
import weft.measure.Quantity;
import weft.party.PartyCode;

/** An inspection decides for itself, by the plan's version at its beginning. */
class InspectionTest {
  private static final DecideInspection DECIDE = new DecideInspection(ID, null, INSPECTOR);

  private static void refused(Inspection state, InspectionCommand command, Refusal refusal) {
    assertThatThrownBy(() -> state.decide(command))
        .isInstanceOf(Refused.class)
        .extracting(it -> ((Refused) it).refusal())
        .isEqualTo(refusal);
  }

  private static Inspection decided(int outside) {
    return after(begun(30, bore(aql("1.0"))), pieces(13, outside), DECIDE);
  }

  private static OverruleInspection overrule(Conformity decision) {
    return new OverruleInspection(ID, decision, "Measured again by hand.", SECOND);
  }

  private static DisposeGoods dispose(
      DispositionKind kind, long quantity, @Nullable ConcessionId concession) {
    return new DisposeGoods(ID, kind, Quantity.of(quantity), concession, INSPECTOR);
  }

  @Test
  void the_sample_follows_from_the_lot_and_the_plan() {
    assertThat(samples(begun(30, bore(aql("1.0")), cracks(SampleRule.EVERY_PIECE))))
        .containsExactly(13, 30);
    assertThat(samples(begun(10, bore(aql("1.0")), cracks(fixed(5))))).containsExactly(10, 5);
    assertThat(samples(begun(3, cracks(fixed(5))))).as("never above the lot").containsExactly(3);
  }

  @Test
  void a_lot_is_counted_in_whole_pieces_where_pieces_are_sampled() {
    var none = begin(0, bore(aql("1.0")));
    refused(Inspection.NEW, none, new LotNotPositive());
    var half = begin(1, bore(aql("1.0")));
    var inKilograms =
        new InspectionCommand.BeginInspection(
            ID,
            GOODS,
            1,
            half.edition(),
            half.strictness(),
            half.characteristics(),
            Quantity.of("12.5"),
            "KGM",
            null,
            INSPECTOR);
    refused(Inspection.NEW, inKilograms, new LotNotCounted("BORE"));
    refused(Inspection.NEW, begin(5_001, bore(SampleRule.EVERY_PIECE)), new SampleTooLarge(5_000));
  }

  @Test
  void a_number_is_used_once() {
    refused(
        after(begun(30, bore(aql("1.0")))),
        begin(30, bore(aql("1.0"))),
        new InspectionExists("Q-1001"));
  }

  @ParameterizedTest
  @CsvSource({
    "9.8, passed",
    "10.2, passed",
    "10.20, passed",
    "9.79999, failed",
    "10.200001, failed"
  })
  void a_value_on_the_limit_passes_and_a_value_outside_never_does(String value, String verdict) {
    var measured =
        (InspectionMeasured)
            after(begun(30, bore(aql("1.0")))).decide(results(value("1", value))).getFirst();
    var kept = measured.values().getFirst();
    assertThat(kept.verdict().text().en()).isEqualTo(verdict);
    assertThat(kept.minimum()).isEqualByComparingTo("9.8");
    assertThat(kept.maximum()).isEqualByComparingTo("10.2");
    assertThat(measured.version()).as("of the plan").isEqualTo(3);
  }

  @Test
  void missing_values_keep_it_open() {
    var state = after(begun(30, bore(aql("1.0")), cracks(fixed(1))), pieces(12, 0));
    assertThat(state.missing()).containsExactly("BORE", "CRACK");
    refused(state, DECIDE, new ValuesMissing(List.of("BORE", "CRACK")));
    assertThat(state.state()).isEqualTo(InspectionState.OPEN);
  }

  @ParameterizedTest
  @CsvSource({"0, passed, 30", "1, failed, 0"})
  void the_values_decide_a_lot_of_30_whose_sample_accepts_none(
      int outside, String verdict, String usable) {
    var state = after(begun(30, bore(aql("1.0"))), pieces(13, outside));
    var decision = (InspectionDecided) state.decide(DECIDE).getFirst();
    assertThat(decision.verdict().text().en()).isEqualTo(verdict);
    assertThat(decision.usable()).isEqualTo(Quantity.of(usable));
  }

  @ParameterizedTest
  @CsvSource({"1, passed, 499", "2, failed, 0"})
  void a_lot_of_500_passes_with_one_nonconforming_piece_which_itself_never_becomes_usable(
      int outside, String verdict, String usable) {
    var state = after(begun(500, bore(aql("1.0"))), pieces(50, outside));
    var decision = (InspectionDecided) state.decide(DECIDE).getFirst();
    assertThat(decision.verdict().text().en()).isEqualTo(verdict);
    assertThat(decision.usable()).isEqualTo(Quantity.of(usable));
  }

  @Test
  void a_decision_that_contradicts_the_values_is_refused() {
    var state = after(begun(30, bore(aql("1.0"))), pieces(13, 1));
    refused(
        state,
        new DecideInspection(ID, Conformity.PASSED, INSPECTOR),
        new DecisionContradictsValues(Conformity.FAILED));
    assertThat(state.decide(new DecideInspection(ID, Conformity.FAILED, INSPECTOR))).hasSize(1);
  }

  @Test
  void a_retest_is_a_further_attempt_and_the_last_attempt_counts() {
    var state = after(begun(30, bore(aql("1.0"))), pieces(13, 1));
    var again = (InspectionMeasured) state.decide(results(value("1", "10.1"))).getFirst();
    assertThat(again.values().getFirst().attempt()).isEqualTo(2);
    assertThat(state.evolve(again).byValues()).isEqualTo(Conformity.PASSED);
    refused(state, results(attempt("1", "10.1", 3)), new AttemptSkipped(0, 2));
  }

  @Test
  void a_phone_that_posts_twice_records_a_value_once() {
    var begun = begun(30, bore(aql("1.0")));
    var once = after(begun, results(value("1", "10.1")));
    assertThat(once.decide(results(value("1", "10.10")))).isEmpty();
    assertThat(once.decide(results(attempt("1", "10.1", 1)))).isEmpty();
    refused(once, results(attempt("1", "10.0", 1)), new MeasuredOtherwise(0, 1));
    var both = (InspectionMeasured) after(begun).decide(pieces(2, 0)).getFirst();
    assertThat(after(begun).decide(results(value("1", "10.0"), value("1", "10.0"))))
        .containsExactly(
            new InspectionMeasured(ID, GOODS, 3, List.of(both.values().getFirst()), INSPECTOR));
  }

  @Test
  void a_late_repetition_of_an_earlier_attempt_changes_nothing() {
    var twice =
        after(
            begun(30, bore(aql("1.0"))),
            results(attempt("1", "10.3", 1)),
            results(attempt("1", "10.1", 2)));
    assertThat(twice.decide(results(attempt("1", "10.3", 1)))).isEmpty();
  }

  @Test
  void results_name_what_the_plan_asks_for() {
    var state =
        after(begun(30, number("GAUGED", fixed(1), "caliper"), bore(fixed(1)), cracks(fixed(1))));
    refused(
        state,
        results(new EnteredResult("WEIGHT", "1", null, null, null, null)),
        new CharacteristicUnknown(0, "WEIGHT"));
    refused(
        state,
        results(new EnteredResult("GAUGED", "1", null, null, null, null)),
        new InstrumentNeeded(0));
    refused(
        state,
        results(new EnteredResult("BORE", "1", null, "passed", null, null)),
        new NumberNeeded(0));
    refused(state, results(said("1", "looks fine")), new AttributeNeeded(0));
    refused(state, results(value("1", "10.0"), value("2", "10.0")), new BeyondSample(1, 1));
    for (String fine : List.of("passed", "合格", "no cracks", "OK"))
      assertThat(conforms(state, fine)).as(fine).isTrue();
    for (String bad : List.of("failed", "不合格")) assertThat(conforms(state, bad)).as(bad).isFalse();
  }

  private static boolean conforms(Inspection state, String text) {
    var measured = (InspectionMeasured) state.decide(results(said("1", text))).getFirst();
    return measured.values().getFirst().verdict() == Conformity.PASSED;
  }

  @Test
  void a_decided_inspection_takes_no_more_values() {
    refused(decided(0), pieces(1, 0), new InspectionRefusal.InspectionDecided());
    refused(decided(0), DECIDE, new InspectionRefusal.InspectionDecided());
  }

  @Test
  void only_a_second_person_overrules_and_only_once() {
    var failed = decided(1);
    refused(
        failed,
        new OverruleInspection(ID, Conformity.PASSED, "It is fine.", INSPECTOR),
        new SecondPersonNeeded());
    refused(failed, overrule(Conformity.FAILED), new OverrulesNothing(Conformity.FAILED));
    refused(
        after(begun(30, bore(aql("1.0")))),
        overrule(Conformity.PASSED),
        new InspectionNotDecided());
    var overruled = failed.evolve(failed.decide(overrule(Conformity.PASSED)).getFirst());
    assertThat(overruled.state()).isEqualTo(InspectionState.OVERRULED);
    assertThat(overruled.verdict()).isEqualTo(Conformity.PASSED);
    refused(overruled, overrule(Conformity.FAILED), new OverruledAlready());
  }

  @Test
  void dispositions_never_exceed_the_lot_and_failed_goods_need_a_concession() {
    var failed = decided(1);
    refused(failed, dispose(DispositionKind.ACCEPT, 30, null), new LotNotAccepted());
    refused(failed, dispose(DispositionKind.CONCESSION, 30, null), new ConcessionNeeded());
    var scrapped = after(begun(30, bore(aql("1.0"))), pieces(13, 1), DECIDE, scrap(20));
    refused(scrapped, scrap(11), new BeyondLot(Quantity.of(10)));
    assertThat(scrapped.decide(scrap(10))).hasSize(1);
    assertThat(scrapped.verdict()).as("apart from the verdict").isEqualTo(Conformity.FAILED);
  }

  private static DisposeGoods scrap(long quantity) {
    return dispose(DispositionKind.SCRAP, quantity, null);
  }

  @Test
  void an_instrument_found_out_of_tolerance_marks_it_once() {
    var since = LocalDate.of(2026, 6, 1);
    var doubt = new DoubtInspection(ID, "M-7", since, LocalDate.of(2026, 12, 1));
    var marked = decided(0).decide(doubt).getFirst();
    assertThat(marked)
        .isEqualTo(new InspectionDoubted(ID, GOODS, "M-7", since, LocalDate.of(2026, 12, 1)));
    assertThat(decided(0).evolve(marked).decide(doubt)).isEmpty();
  }

  @Test
  void a_customer_reads_no_quantities_and_no_values() {
    var customer = new PartyCode("HENGYUE");
    var events =
        List.of(
            begun(30, bore(aql("1.0"))),
            after(begun(30, bore(aql("1.0")))).decide(pieces(2, 0)).getFirst(),
            after(begun(30, bore(aql("1.0"))), pieces(13, 0)).decide(DECIDE).getFirst(),
            decided(1).decide(scrap(20)).getFirst());
    for (InspectionEvent it : events) {
      assertThat(it.asReadBy(ID.owner())).isEqualTo(it);
      switch ((InspectionEvent) it.asReadBy(customer)) {
        case InspectionBegun told -> {
          assertThat(told.lot()).isNull();
          assertThat(told.samples()).isEmpty();
        }
        case InspectionMeasured told -> assertThat(told.values()).isEmpty();
        case InspectionDecided told -> assertThat(told.usable()).isNull();
        case GoodsDisposed told -> assertThat(told.quantity()).isNull();
        default -> throw new AssertionError(it);
      }
    }
  }

  @Test
  void an_accepted_lot_takes_no_goods_of_another_lot_out_of_inspection() {
    var passed = decided(0);
    assertThat(passed.takenBy(DispositionKind.ACCEPT, Quantity.of(30))).isEqualTo(Quantity.ZERO);
    assertThat(passed.takenBy(DispositionKind.SCRAP, Quantity.of(5))).isEqualTo(Quantity.ZERO);
    var accepted = then(passed, dispose(DispositionKind.ACCEPT, 20, null));
    assertThat(accepted.takenBy(DispositionKind.ACCEPT, Quantity.of(10))).isEqualTo(Quantity.ZERO);
    var oneBad = after(begun(500, bore(aql("1.0"))), pieces(50, 1), DECIDE);
    assertThat(oneBad.takenBy(DispositionKind.ACCEPT, Quantity.of(499))).isEqualTo(Quantity.ZERO);
    assertThat(oneBad.takenBy(DispositionKind.ACCEPT, Quantity.of(500))).isEqualTo(Quantity.of(1));
    assertThat(oneBad.takenBy(DispositionKind.SCRAP, Quantity.of(5))).isEqualTo(Quantity.of(1));
    assertThat(decided(1).takenBy(DispositionKind.SCRAP, Quantity.of(5))).isEqualTo(Quantity.of(5));
  }

  private static Inspection then(Inspection before, InspectionCommand command) {
    Inspection now = before;
    for (InspectionEvent it : before.decide(command)) now = now.evolve(it);
    return now;
  }

  @Test
  void overruling_releases_no_known_bad_piece_and_holds_no_more_than_was_released() {
    assertThat(decided(2).overruled(Conformity.PASSED)).isEqualTo(Quantity.of(28));
    var scrapped = then(decided(2), dispose(DispositionKind.SCRAP, 5, null));
    assertThat(scrapped.overruled(Conformity.PASSED)).isEqualTo(Quantity.of(25));
    var oneBad = after(begun(500, bore(aql("1.0"))), pieces(50, 1), DECIDE);
    assertThat(oneBad.overruled(Conformity.FAILED)).isEqualTo(Quantity.of(499));
    var accepted = then(oneBad, dispose(DispositionKind.ACCEPT, 99, null));
    assertThat(accepted.overruled(Conformity.FAILED)).isEqualTo(Quantity.of(400));
    assertThat(then(accepted, overrule(Conformity.FAILED)).released()).isEqualTo(Quantity.ZERO);
  }

  @Test
  void a_customer_reads_no_persons_no_internal_reasons_and_no_scrap_or_rework() {
    var customer = new PartyCode("HENGYUE");
    var failed = decided(2);
    List<InspectionEvent> all = new ArrayList<>();
    all.add(begun(30, bore(aql("1.0"))));
    all.addAll(after(begun(30, bore(aql("1.0")))).decide(pieces(13, 0)));
    all.addAll(after(begun(30, bore(aql("1.0"))), pieces(13, 0)).decide(DECIDE));
    all.addAll(failed.decide(overrule(Conformity.PASSED)));
    for (DispositionKind kind : List.of(DispositionKind.SCRAP, DispositionKind.REWORK))
      all.addAll(failed.decide(dispose(kind, 1, null)));
    assertThat(all).hasSize(6);
    for (InspectionEvent it : all) {
      var seen = (InspectionEvent) it.asReadBy(customer);
      String words = seen + " " + Inspecting.INSPECTION.sentence(seen);
      assertThat(words)
          .doesNotContain(INSPECTOR.value(), SECOND.value(), "by hand", "SCRAP", "REWORK")
          .doesNotContain("scrapped", "rework", "报废", "返工");
      assertThat(it.asReadBy(ID.owner())).isEqualTo(it);
    }
    var overruled = failed.decide(overrule(Conformity.PASSED)).getFirst();
    assertThat(Inspecting.INSPECTION.sentence(overruled).en())
        .startsWith(ID.owner().value())
        .endsWith("Measured again by hand.");
  }
}
