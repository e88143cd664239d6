package weft.manufacturing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.event.Refused;
import weft.event.Scenario;
import weft.language.Text;
import weft.manufacturing.WorkOrderCommand.CloseWorkOrder;
import weft.manufacturing.WorkOrderCommand.CorrectReport;
import weft.manufacturing.WorkOrderCommand.EraseReportPhoto;
import weft.manufacturing.WorkOrderCommand.PhotographReport;
import weft.manufacturing.WorkOrderCommand.ReportStep;
import weft.manufacturing.WorkOrderCommand.StartStep;
import weft.manufacturing.WorkOrderEvent.ParametersOverridden;
import weft.manufacturing.WorkOrderEvent.ParametersOverridden.Outside;
import weft.manufacturing.WorkOrderEvent.PassedOnContradicted;
import weft.manufacturing.WorkOrderEvent.ReportCorrected;
import weft.manufacturing.WorkOrderEvent.ReportPhotoErased;
import weft.manufacturing.WorkOrderEvent.ReportPhotographed;
import weft.manufacturing.WorkOrderEvent.StepReported;
import weft.manufacturing.WorkOrderEvent.StepStarted;
import weft.manufacturing.WorkOrderEvent.WorkOrderClosed;
import weft.manufacturing.WorkOrderEvent.WorkOrderReleased;
import weft.manufacturing.WorkOrderRefusal.BeyondPassedOn;
import weft.manufacturing.WorkOrderRefusal.MachineNeeded;
import weft.manufacturing.WorkOrderRefusal.MachineNotOnSheet;
import weft.manufacturing.WorkOrderRefusal.NoSuchPhoto;
import weft.manufacturing.WorkOrderRefusal.NoSuchReport;
import weft.manufacturing.WorkOrderRefusal.NothingPassedOn;
import weft.manufacturing.WorkOrderRefusal.NothingToOverride;
import weft.manufacturing.WorkOrderRefusal.ParameterMissing;
import weft.manufacturing.WorkOrderRefusal.ParameterNotOnSheet;
import weft.manufacturing.WorkOrderRefusal.ParameterOutside;
import weft.manufacturing.WorkOrderRefusal.PhotosFull;
import weft.manufacturing.WorkOrderRefusal.ReportedInTheFuture;
import weft.manufacturing.WorkOrderRefusal.ReportedMeanwhile;
import weft.manufacturing.WorkOrderRefusal.ReportedOtherwise;
import weft.manufacturing.WorkOrderRefusal.ReworkTakenAlready;
import weft.manufacturing.WorkOrderRefusal.SecondPersonNeeded;
import weft.manufacturing.WorkOrderRefusal.StepNotStarted;
import weft.manufacturing.WorkOrderRefusal.UnitNotComparable;
import weft.manufacturing.WorkOrderRefusal.WorkOrderIsClosed;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PersonCode;
import weft.photo.Photo;

/** A work order passes goods from step to step, within its parameter sheet. */
class WorkOrderTest {
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final WorkOrderId ORDER = new WorkOrderId(JIAXIN, "JX1", "WO-1001");
  private static final PersonCode FOREMAN = new PersonCode("P-0006");
  private static final PersonCode CASTER = new PersonCode("P-0007");
  private static final PersonCode INSPECTOR = new PersonCode("P-0008");
  private static final Instant MORNING = Instant.parse("2031-03-03T00:00:00Z");
  private static final ParameterLimits POURED =
      new ParameterLimits(
          "temperature", "CEL", Quantity.of(1580), Quantity.of(1560), Quantity.of(1600));

  @Test
  void example_1_with_1560_to_1600_cel_1545_is_refused_and_1600_passes() {
    given(order(sheet(entry(null, POURED))))
        .when(start(used("temperature", "1545", "CEL")))
        .thenRefused(new ParameterOutside(0, used("temperature", "1545", "CEL"), POURED))
        .when(start(used("temperature", "1600", "CEL")))
        .then(started(1, null, used("temperature", "1600", "CEL")));
  }

  @Test
  void a_step_starts_with_every_parameter_of_its_sheet_in_a_unit_of_the_dimension() {
    var pressure = new ParameterLimits("pressure", "BAR", null, null, Quantity.of(6));
    given(order(sheet(entry(null, POURED, pressure))))
        .when(start(used("temperature", "1580", "CEL")))
        .thenRefused(new ParameterMissing("pressure"))
        .when(start(used("temperature", "1580", "BAR"), used("pressure", "5", "BAR")))
        .thenRefused(new UnitNotComparable(0, "BAR", "CEL"))
        .when(start(used("speed", "1", "CEL")))
        .thenRefused(new ParameterNotOnSheet(0, "speed"))
        .when(start(used("temperature", "1873.15", "KEL"), used("pressure", "600000", "PAL")))
        .then(
            started(
                1, null, used("temperature", "1873.15", "KEL"), used("pressure", "600000", "PAL")));
  }

  @Test
  void each_machine_of_the_sheet_has_its_own_limits() {
    var colder = new ParameterLimits("temperature", "CEL", null, null, Quantity.of(1550));
    var all = given(order(sheet(entry("F-1", POURED), entry("F-2", colder))));
    all.when(start(used("temperature", "1545", "CEL"))).thenRefused(new MachineNeeded(10));
    all.when(startOn("F-3", used("temperature", "1545", "CEL")))
        .thenRefused(new MachineNotOnSheet(10, "F-3"));
    all.when(startOn("F-1", used("temperature", "1545", "CEL")))
        .thenRefused(new ParameterOutside(0, used("temperature", "1545", "CEL"), POURED));
    all.when(startOn("F-2", used("temperature", "1545", "CEL")))
        .then(started(1, "F-2", used("temperature", "1545", "CEL")));
  }

  @Test
  void outside_the_sheet_a_step_starts_only_by_a_second_person_with_a_reason() {
    var cold = used("temperature", "1545", "CEL");
    var overridden =
        new ParametersOverridden(
            ORDER, 1, 10, List.of(new Outside(cold, POURED)), "Trial.", INSPECTOR);
    given(order(sheet(entry(null, POURED))))
        .when(start(new ParameterOverride("Trial.", CASTER), cold))
        .thenRefused(new SecondPersonNeeded())
        .when(start(new ParameterOverride("Trial.", FOREMAN), cold))
        .thenRefused(new SecondPersonNeeded()) // the foreman released the order
        .when(start(new ParameterOverride("Trial.", INSPECTOR), cold))
        .then(overridden, started(1, null, cold));
  }

  @Test
  void an_override_without_parameters_outside_the_sheet_starts_the_step_for_nobody_else() {
    var warm = used("temperature", "1560", "CEL");
    for (var sheet : Arrays.asList(sheet(entry(null, POURED)), null))
      given(order(sheet))
          .when(start(new ParameterOverride("Trial.", INSPECTOR), warm))
          .thenRefused(new NothingToOverride())
          .when(start(new ParameterOverride("Trial.", CASTER), warm))
          .then(started(1, null, warm));
  }

  @Test
  void a_step_with_parameters_is_reported_after_its_start() {
    given(order(sheet(entry(null, POURED))))
        .when(report(1, 10, 100, 0, 0))
        .thenRefused(new StepNotStarted(10));
    given(order(null)).when(report(1, 10, 100, 0, 0)).then(reported(1, 10, 100, 0, 0, 0));
  }

  @Test
  void the_same_start_from_two_phones_is_one() {
    var warm = used("temperature", "1580", "CEL");
    given(order(sheet(entry(null, POURED))))
        .when(start(warm))
        .then(started(1, null, warm))
        .when(start(warm))
        .thenNothing()
        .when(report(1, 10, 10, 0, 0))
        .then(reported(1, 10, 10, 0, 0, 0))
        .when(start(warm))
        .then(started(2, null, warm));
  }

  @Test
  void example_2_step_20_reports_97_of_the_100_that_step_10_passed_on() {
    given(order(null))
        .when(report(1, 20, 1, 0, 0))
        .thenRefused(new BeyondPassedOn(20, Quantity.of(1), Quantity.ZERO, Quantity.ZERO))
        .when(report(1, 10, 100, 0, 0))
        .then(reported(1, 10, 100, 0, 0, 0))
        .when(report(2, 10, 1, 0, 0))
        .thenRefused(new BeyondPassedOn(10, Quantity.of(1), Quantity.ZERO, Quantity.ZERO))
        .when(report(2, 20, 95, 3, 2))
        .then(reported(2, 20, 95, 3, 2, 0))
        .when(report(3, 20, 3, 0, 0))
        .thenRefused(new BeyondPassedOn(20, Quantity.of(3), Quantity.ZERO, Quantity.of(2)))
        .when(report(3, 20, 2, 0, 0))
        .then(reported(3, 20, 2, 0, 0, 2));
    assertThat(after(reported(1, 10, 100, 0, 0, 0), reported(2, 20, 95, 3, 2, 0)).progress())
        .last()
        .isEqualTo(
            new StepProgress(
                20, Quantity.of(100), Quantity.of(95), Quantity.of(3), Quantity.of(2)));
    var done =
        after(
            reported(1, 10, 100, 0, 0, 0),
            reported(2, 20, 95, 3, 2, 0),
            reported(3, 20, 2, 0, 0, 2));
    assertThat(done.progress().getLast().good()).isEqualTo(Quantity.of(97));
    assertThat(done.isLast(20)).isTrue();
  }

  @Test
  void a_step_starts_with_what_was_passed_on_and_not_before() {
    given(order(null))
        .when(new StartStep(ORDER, 20, null, CASTER, List.of(), null))
        .thenRefused(new NothingPassedOn(20));
  }

  @Test
  void the_same_report_from_two_phones_counts_once() {
    var again = new ReportStep(ORDER, 2, of(10, 40, 1, 0, "pores"), MORNING.plusSeconds(3600));
    given(order(null))
        .when(report(1, 10, 40, 1, 0))
        .then(reported(1, 10, 40, 1, 0, 0))
        .when(report(2, 10, 40, 1, 0))
        .thenNothing()
        .when(again)
        .thenRefused(new ReportedOtherwise(1))
        .when(report(1, 10, 30, 0, 0))
        .thenRefused(new ReportedMeanwhile());
  }

  @Test
  void work_is_reported_after_it_was_done() {
    given(order(null))
        .when(new ReportStep(ORDER, 1, of(10, 1, 0, 0, null), MORNING.minusSeconds(7200)))
        .thenRefused(new ReportedInTheFuture());
  }

  @Test
  void a_report_corrected_after_later_steps_used_it_contradicts_them() {
    given(order(null), reported(1, 10, 100, 0, 0, 0), reported(2, 20, 95, 3, 2, 0))
        .when(correct(1, 98, 2, 0))
        .then(
            corrected(1, 10, counts(100, 0, 0), counts(98, 2, 0), 0),
            new PassedOnContradicted(ORDER, 1, 20, Quantity.of(98), Quantity.of(100)))
        .when(report(3, 20, 3, 0, 0))
        .thenRefused(new BeyondPassedOn(20, Quantity.of(3), Quantity.ZERO, Quantity.of(2)))
        .when(correct(2, 93, 3, 2))
        .then(corrected(2, 20, counts(95, 3, 2), counts(93, 3, 2), 0))
        .when(correct(2, 94, 3, 2))
        .thenRefused(new BeyondPassedOn(20, Quantity.of(99), Quantity.of(98), Quantity.ZERO));
  }

  @Test
  void after_a_contradiction_the_later_step_is_corrected_downwards() {
    given(order(null), reported(1, 10, 100, 0, 0, 0), reported(2, 20, 95, 3, 2, 0))
        .when(correct(1, 90, 10, 0))
        .then(
            corrected(1, 10, counts(100, 0, 0), counts(90, 10, 0), 0),
            new PassedOnContradicted(ORDER, 1, 20, Quantity.of(90), Quantity.of(100)))
        .when(correct(2, 95, 4, 2))
        .thenRefused(new BeyondPassedOn(20, Quantity.of(101), Quantity.of(90), Quantity.ZERO))
        .when(correct(2, 93, 3, 2))
        .then(corrected(2, 20, counts(95, 3, 2), counts(93, 3, 2), 0));
  }

  @Test
  void a_correction_of_the_cause_alone_is_kept() {
    given(order(null), reported(1, 10, 98, 2, 0, 0))
        .when(because("pores"))
        .then(
            new ReportCorrected(
                ORDER,
                1,
                10,
                counts(98, 2, 0),
                counts(98, 2, 0),
                Quantity.ZERO,
                "pores",
                "Counted again.",
                CASTER))
        .when(because("pores"))
        .thenNothing()
        .when(because(null))
        .thenNothing();
  }

  @Test
  void a_report_has_four_photos_at_most_and_each_once_and_an_erased_one_makes_room() {
    var full = new PhotosFull(4, 100);
    given(order(null), reported(1, 10, 100, 0, 0, 0))
        .when(photograph(2, "a"))
        .thenRefused(new NoSuchReport())
        .when(photograph(1, "a"))
        .then(photographed("a"))
        .when(photograph(1, "a"))
        .then()
        .when(photograph(1, "b"))
        .then(photographed("b"))
        .when(photograph(1, "c"))
        .then(photographed("c"))
        .when(new CloseWorkOrder(ORDER, null, null))
        .then(new WorkOrderClosed(ORDER, Quantity.ZERO, null, null))
        .when(photograph(1, "d"))
        .then(photographed("d"))
        .when(photograph(1, "e"))
        .thenRefused(full)
        .when(erase("e"))
        .thenRefused(new NoSuchPhoto())
        .when(erase("a"))
        .then(new ReportPhotoErased(ORDER, 1, "a", "Shows a face.", INSPECTOR))
        .when(photograph(1, "e"))
        .then(photographed("e"));
  }

  private static PhotographReport photograph(int report, String sha256) {
    return new PhotographReport(ORDER, report, photo(sha256), CASTER);
  }

  private static ReportPhotographed photographed(String sha256) {
    return new ReportPhotographed(ORDER, 1, photo(sha256), CASTER);
  }

  private static Photo photo(String sha256) {
    return new Photo(sha256, "image/jpeg", 1_000, 1_600, 1_200);
  }

  private static EraseReportPhoto erase(String sha256) {
    return new EraseReportPhoto(ORDER, 1, sha256, "Shows a face.", INSPECTOR);
  }

  private static CorrectReport because(@Nullable String cause) {
    return new CorrectReport(ORDER, 1, counts(98, 2, 0), cause, "Counted again.", CASTER);
  }

  @Test
  void rework_that_a_later_report_took_is_not_corrected_away() {
    given(
            order(null),
            reported(1, 10, 100, 0, 0, 0),
            reported(2, 20, 95, 3, 2, 0),
            reported(3, 20, 2, 0, 0, 2))
        .when(correct(2, 95, 5, 0))
        .thenRefused(new ReworkTakenAlready(Quantity.of(2)))
        .when(correct(2, 90, 3, 2))
        .then(corrected(2, 20, counts(95, 3, 2), counts(90, 3, 2), 0));
  }

  @Test
  void a_closed_order_takes_corrections_and_nothing_else() {
    given(order(null), reported(1, 10, 100, 0, 0, 0))
        .when(new CloseWorkOrder(ORDER, null, FOREMAN))
        .then(new WorkOrderClosed(ORDER, Quantity.ZERO, null, FOREMAN))
        .when(new CloseWorkOrder(ORDER, null, FOREMAN))
        .thenNothing()
        .when(report(2, 20, 1, 0, 0))
        .thenRefused(new WorkOrderIsClosed())
        .when(correct(1, 99, 1, 0))
        .then(corrected(1, 10, counts(100, 0, 0), counts(99, 1, 0), 0));
  }

  /** Compares random histories with a plain list of pieces. */
  @Test
  void in_any_order_of_reports_and_corrections_no_step_takes_more_than_it_got() {
    for (long seed = 1; seed <= 200; seed++) {
      var random = new Random(seed);
      var state = WorkOrder.NEW.evolve(order(null));
      int contradicted = 0;
      for (int i = 0; i < 40; i++) {
        WorkOrderCommand command = random(random, state, i);
        try {
          List<WorkOrderEvent> events = state.decide(command);
          for (WorkOrderEvent it : events) state = state.evolve(it);
          contradicted += events.stream().anyMatch(PassedOnContradicted.class::isInstance) ? 1 : 0;
        } catch (Refused refused) {
          assertThat(refused.refusal())
              .isInstanceOfAny(BeyondPassedOn.class, ReworkTakenAlready.class);
        }
        StepProgress first = state.progress().getFirst();
        StepProgress last = state.progress().getLast();
        assertThat(first.beyond()).isEqualTo(Quantity.ZERO);
        assertThat(last.passedOn()).isEqualTo(first.good());
        for (StepProgress it : state.progress()) {
          assertThat(it.openRework()).isGreaterThanOrEqualTo(Quantity.ZERO);
          assertThat(it.taken().plus(it.unreported()).minus(it.beyond())).isEqualTo(it.passedOn());
        }
        if (contradicted == 0) assertThat(last.beyond()).isEqualTo(Quantity.ZERO);
      }
    }
  }

  private static WorkOrderCommand random(Random random, WorkOrder state, int at) {
    StepCounts counts = counts(random.nextInt(30), random.nextInt(5), random.nextInt(5));
    if (counts.total().equals(Quantity.ZERO)) counts = counts(1, 0, 0);
    if (!state.reports().isEmpty() && random.nextInt(4) == 0)
      return new CorrectReport(
          ORDER, 1 + random.nextInt(state.reports().size()), counts, null, "Counted.", CASTER);
    var report =
        new StepReport(
            random.nextBoolean() ? 10 : 20,
            MORNING.plusSeconds(at),
            MORNING.plusSeconds(at + 1),
            counts,
            null,
            null,
            List.of(),
            CASTER);
    return new ReportStep(ORDER, state.reports().size() + 1, report, MORNING.plusSeconds(at + 1));
  }

  private static WorkOrder after(WorkOrderEvent... events) {
    WorkOrder state = WorkOrder.NEW.evolve(order(null));
    for (WorkOrderEvent it : events) state = state.evolve(it);
    return state;
  }

  private static WorkOrderReleased order(@Nullable SheetInForce sheet) {
    var steps =
        List.of(
            new RoutingStep(10, new Text("Pouring", "浇注"), false, null),
            new RoutingStep(20, new Text("Milling", "铣削"), false, null));
    return new WorkOrderReleased(
        ORDER, "JX-24017", Quantity.of(100), "PCE", sheet, null, steps, null, null, FOREMAN);
  }

  private static SheetInForce sheet(SheetStep... entries) {
    return new SheetInForce(new ParameterSheetId(JIAXIN, "CAST-7"), 3, List.of(entries));
  }

  private static SheetStep entry(@Nullable String machine, ParameterLimits... limits) {
    return new SheetStep(10, new Text("Pouring", "浇注"), machine, null, List.of(limits));
  }

  private static UsedParameter used(String name, String value, String unit) {
    return new UsedParameter(name, Quantity.of(value), unit);
  }

  private static StartStep start(UsedParameter... used) {
    return new StartStep(ORDER, 10, null, CASTER, List.of(used), null);
  }

  private static StartStep start(ParameterOverride override, UsedParameter... used) {
    return new StartStep(ORDER, 10, null, CASTER, List.of(used), override);
  }

  private static StartStep startOn(String machine, UsedParameter... used) {
    return new StartStep(ORDER, 10, machine, CASTER, List.of(used), null);
  }

  private static StepStarted started(
      int number, @Nullable String machine, UsedParameter... parameters) {
    return new StepStarted(ORDER, number, 10, machine, CASTER, List.of(parameters));
  }

  private static StepCounts counts(long good, long scrap, long rework) {
    return new StepCounts(Quantity.of(good), Quantity.of(scrap), Quantity.of(rework));
  }

  private static StepReport of(
      int step, long good, long scrap, long rework, @Nullable String cause) {
    return new StepReport(
        step,
        MORNING.minusSeconds(3600),
        MORNING,
        counts(good, scrap, rework),
        cause,
        null,
        List.of(),
        CASTER);
  }

  private static ReportStep report(int number, int step, long good, long scrap, long rework) {
    return new ReportStep(ORDER, number, of(step, good, scrap, rework, null), MORNING);
  }

  private static StepReported reported(
      int number, int step, long good, long scrap, long rework, long fromRework) {
    return new StepReported(
        ORDER, number, of(step, good, scrap, rework, null), Quantity.of(fromRework));
  }

  private static CorrectReport correct(int number, long good, long scrap, long rework) {
    return new CorrectReport(
        ORDER, number, counts(good, scrap, rework), null, "Counted again.", CASTER);
  }

  private static ReportCorrected corrected(
      int number, int step, StepCounts before, StepCounts now, long fromRework) {
    return new ReportCorrected(
        ORDER, number, step, before, now, Quantity.of(fromRework), null, "Counted again.", CASTER);
  }

  private static Scenario<WorkOrderCommand, WorkOrderEvent, WorkOrder> given(
      WorkOrderEvent... events) {
    return Scenario.given(WorkOrder.NEW, new ArrayList<>(List.of(events)));
  }
}
