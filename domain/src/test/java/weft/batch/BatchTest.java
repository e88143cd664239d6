package weft.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.batch.BatchCommand.CertifyBatch;
import weft.batch.BatchCommand.CorrectBatch;
import weft.batch.BatchCommand.DeclareBatch;
import weft.batch.BatchCommand.DivideBatch;
import weft.batch.BatchCommand.EndProblem;
import weft.batch.BatchCommand.FormBatch;
import weft.batch.BatchCommand.FreeBatch;
import weft.batch.BatchCommand.OpenProblem;
import weft.batch.BatchEvent.BatchCertified;
import weft.batch.BatchEvent.BatchContradicted;
import weft.batch.BatchEvent.BatchCorrected;
import weft.batch.BatchEvent.BatchDeclared;
import weft.batch.BatchEvent.BatchDivided;
import weft.batch.BatchEvent.BatchFreed;
import weft.batch.BatchEvent.InputsConsumed;
import weft.batch.BatchEvent.ProblemEnded;
import weft.batch.BatchEvent.ProblemOpened;
import weft.batch.BatchRefusal.BatchExists;
import weft.batch.BatchRefusal.BatchHasProblem;
import weft.batch.BatchRefusal.BatchInOtherUnit;
import weft.batch.BatchRefusal.BatchNotDeclared;
import weft.batch.BatchRefusal.BatchOfItself;
import weft.batch.BatchRefusal.BatchQuantityInvalid;
import weft.batch.BatchRefusal.BeyondBatch;
import weft.batch.BatchRefusal.CertifiedOtherwise;
import weft.batch.BatchRefusal.NoSuchProblem;
import weft.batch.BatchRefusal.NoSuchReport;
import weft.batch.BatchRefusal.TooManyProblems;
import weft.certificate.CertificateId;
import weft.event.Scenario;
import weft.measure.Quantity;
import weft.party.PartyCode;

/** Output, inputs, certificates and problems of one batch. */
class BatchTest {
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final PartyCode LINGYUN = new PartyCode("LINGYUN");
  private static final BatchId BATCH = new BatchId(JIAXIN, "JX-4711", "L-1");
  private static final BatchId HEAT = new BatchId(new PartyCode("HONGZHU"), "HZ-1", "H-2311");
  private static final CertificateId FOR_HENGYUE = new CertificateId(JIAXIN, "C-1");
  private static final CertificateId FOR_LINGYUN = new CertificateId(JIAXIN, "C-2");
  private static final String REPORT = "WorkOrder:JIAXIN:JX1:WO-1001#3";

  @Test
  void of_97_good_60_and_37_are_certified_38_is_beyond_the_batch_and_revoking_the_first_frees_60() {
    var sixty =
        given(declared(97, REPORT, 97))
            .when(certify(FOR_HENGYUE, 60))
            .then(new BatchCertified(BATCH, FOR_HENGYUE, quantity(60), "PCE", quantity(37)));
    sixty
        .when(certify(FOR_LINGYUN, 38))
        .thenRefused(new BeyondBatch("JX-4711", "L-1", quantity(38), quantity(37), "PCE"));
    sixty
        .when(certify(FOR_LINGYUN, 37))
        .then(new BatchCertified(BATCH, FOR_LINGYUN, quantity(37), "PCE", quantity(0)))
        .when(new FreeBatch(BATCH, FOR_HENGYUE))
        .then(new BatchFreed(BATCH, FOR_HENGYUE, quantity(60), "PCE", quantity(60)))
        .when(new FreeBatch(BATCH, FOR_HENGYUE))
        .thenNothing()
        .when(certify(FOR_HENGYUE, 61))
        .thenRefused(new BeyondBatch("JX-4711", "L-1", quantity(61), quantity(60), "PCE"))
        .when(certify(FOR_HENGYUE, 60))
        .then(new BatchCertified(BATCH, FOR_HENGYUE, quantity(60), "PCE", quantity(0)));
  }

  @Test
  void the_refusal_tells_the_issuer_what_is_left() {
    var told = new BeyondBatch("JX-4711", "L-1", quantity(38), quantity(37), "PCE").told();
    assertThat(told.code()).isEqualTo("beyond-batch");
    assertThat(told.params()).containsEntry("left", quantity(37)).containsEntry("unit", "PCE");
    assertThat(told.text().en()).isEqualTo("Batch L-1 of part JX-4711 has 37 PCE left, not 38.");
  }

  @Test
  void a_report_corrected_to_90_while_97_are_certified_contests_every_certificate_of_the_batch() {
    given(
            declared(97, REPORT, 97),
            new BatchCertified(BATCH, FOR_HENGYUE, quantity(60), "PCE", quantity(37)),
            new BatchCertified(BATCH, FOR_LINGYUN, quantity(37), "PCE", quantity(0)))
        .when(new CorrectBatch(BATCH, REPORT, quantity(90)))
        .then(
            new BatchCorrected(BATCH, REPORT, quantity(97), quantity(90), quantity(90), "PCE"),
            new BatchContradicted(
                BATCH, quantity(90), quantity(97), "PCE", List.of(FOR_HENGYUE, FOR_LINGYUN)))
        .when(certify(new CertificateId(JIAXIN, "C-3"), 1))
        .thenRefused(new BeyondBatch("JX-4711", "L-1", quantity(1), quantity(0), "PCE"))
        .when(new CorrectBatch(BATCH, REPORT, quantity(96)))
        .then(new BatchCorrected(BATCH, REPORT, quantity(90), quantity(96), quantity(96), "PCE"));
  }

  @Test
  void reports_add_up_the_same_report_counts_once_and_a_number_used_again_is_marked() {
    given()
        .when(declare(60, REPORT))
        .then(declared(60, REPORT, 60))
        .when(declare(60, REPORT))
        .thenNothing()
        .when(declare(37, "WorkOrder:JIAXIN:JX1:WO-1001#4"))
        .then(declared(37, "WorkOrder:JIAXIN:JX1:WO-1001#4", 97))
        .when(declare(3, "WorkOrder:JIAXIN:JX1:WO-1002#1"))
        .then(declared(3, "WorkOrder:JIAXIN:JX1:WO-1002#1", 100, REPORT));
  }

  @Test
  void inputs_are_consumed_even_by_a_report_without_good_output() {
    var input = new BatchInput(HEAT, quantity(1_200), "KGM");
    given()
        .when(new DeclareBatch(BATCH, quantity(0), "PCE", REPORT, List.of(input)))
        .then(declared(0, REPORT, 0), new InputsConsumed(BATCH, REPORT, List.of(input)));
    given().when(new DeclareBatch(BATCH, quantity(0), "PCE", REPORT, List.of())).thenNothing();
  }

  @Test
  void a_batch_is_never_an_input_of_itself() {
    var itself = new BatchInput(BATCH, quantity(1), "PCE");
    given()
        .when(new DeclareBatch(BATCH, quantity(1), "PCE", REPORT, List.of(itself)))
        .thenRefused(new BatchOfItself("L-1"));
    given(declared(97, REPORT, 97))
        .when(new DivideBatch(BATCH, BATCH, quantity(1), "PCE"))
        .thenRefused(new BatchOfItself("L-1"));
  }

  @Test
  void units_are_never_mixed_and_quantities_are_positive() {
    var nothing = new BatchInput(HEAT, quantity(0), "KGM");
    given(declared(97, REPORT, 97))
        .when(new DeclareBatch(BATCH, quantity(1), "KGM", "W#4", List.of()))
        .thenRefused(new BatchInOtherUnit("PCE", "KGM"))
        .when(new CertifyBatch(BATCH, FOR_HENGYUE, quantity(1), "KGM"))
        .thenRefused(new BatchInOtherUnit("PCE", "KGM"))
        .when(certify(FOR_HENGYUE, 0))
        .thenRefused(new BatchQuantityInvalid())
        .when(declare(-1, "W#4"))
        .thenRefused(new BatchQuantityInvalid())
        .when(new DeclareBatch(BATCH, quantity(1), "PCE", "W#4", List.of(nothing)))
        .thenRefused(new BatchQuantityInvalid())
        .when(new CorrectBatch(BATCH, REPORT, quantity(-1)))
        .thenRefused(new BatchQuantityInvalid());
  }

  @Test
  void nothing_is_certified_or_corrected_of_what_nobody_reported() {
    given().when(certify(FOR_HENGYUE, 1)).thenRefused(new BatchNotDeclared("L-1"));
    given(declared(97, REPORT, 97))
        .when(new CorrectBatch(BATCH, "W#9", quantity(1)))
        .thenRefused(new NoSuchReport("W#9"))
        .when(new CorrectBatch(BATCH, REPORT, quantity(97)))
        .thenNothing();
  }

  @Test
  void a_certificate_takes_its_quantity_once() {
    given(
            declared(97, REPORT, 97),
            new BatchCertified(BATCH, FOR_HENGYUE, quantity(60), "PCE", quantity(37)))
        .when(certify(FOR_HENGYUE, 60))
        .thenNothing()
        .when(certify(FOR_HENGYUE, 30))
        .thenRefused(new CertifiedOtherwise("C-1", quantity(60)));
  }

  @Test
  void a_divided_quantity_is_no_longer_there_to_certify() {
    var child = new BatchId(JIAXIN, "JX-4711", "L-1a");
    given(declared(97, REPORT, 97))
        .when(new DivideBatch(BATCH, child, quantity(40), "PCE"))
        .then(new BatchDivided(BATCH, child, quantity(40), "PCE", quantity(57)))
        .when(certify(FOR_HENGYUE, 58))
        .thenRefused(new BeyondBatch("JX-4711", "L-1", quantity(58), quantity(57), "PCE"))
        .when(new DivideBatch(BATCH, child, quantity(58), "PCE"))
        .thenRefused(new BeyondBatch("JX-4711", "L-1", quantity(58), quantity(57), "PCE"));
    given(declared(97, REPORT, 97), new ProblemOpened(BATCH, problem(JIAXIN, "P-1", "Crack")))
        .when(new DivideBatch(BATCH, child, quantity(1), "PCE"))
        .thenRefused(new BatchHasProblem("L-1"));
    given(declared(97, REPORT, 97))
        .when(new FormBatch(BATCH, quantity(1), "PCE", "x#1", List.of()))
        .thenRefused(new BatchExists("L-1"));
  }

  @Test
  void a_batch_is_blocked_for_a_party_while_one_of_its_problems_is_open() {
    var crack = problem(JIAXIN, "P-1", "Crack at the flange");
    var pores = problem(JIAXIN, "P-2", "Pores");
    given(declared(97, REPORT, 97))
        .when(new OpenProblem(BATCH, crack))
        .then(new ProblemOpened(BATCH, crack))
        .when(new OpenProblem(BATCH, crack))
        .thenNothing()
        .when(new OpenProblem(BATCH, pores))
        .then(new ProblemOpened(BATCH, pores))
        .when(new EndProblem(BATCH, JIAXIN, "P-1", "Tested"))
        .then(new ProblemEnded(BATCH, JIAXIN, "P-1", "Tested", 1))
        .when(new EndProblem(BATCH, JIAXIN, "P-1", "Tested"))
        .thenRefused(new NoSuchProblem())
        .when(new EndProblem(BATCH, JIAXIN, "P-2", "Tested"))
        .then(new ProblemEnded(BATCH, JIAXIN, "P-2", "Tested", 0));
  }

  @Test
  void a_party_ends_only_its_own_problems() {
    var crack = problem(HENGYUE, "P-1", "Crack");
    var state = after(new ProblemOpened(BATCH, crack));
    assertThat(state.problemsOf(HENGYUE)).isOne();
    assertThat(state.problemsOf(JIAXIN)).as("nobody blocks another's stock").isZero();
    given(new ProblemOpened(BATCH, crack))
        .when(new EndProblem(BATCH, JIAXIN, "P-1", "No"))
        .thenRefused(new NoSuchProblem());
  }

  @Test
  void an_open_problem_is_stated_anew_and_the_last_statement_holds() {
    var crack = problem(JIAXIN, "P-1", "Crack");
    var decided =
        new BatchProblem(JIAXIN, "P-1", Criticality.URGENT, "Crack", ProblemDecision.SCRAP);
    given(new ProblemOpened(BATCH, crack))
        .when(new OpenProblem(BATCH, decided))
        .then(new ProblemOpened(BATCH, decided));
    assertThat(after(new ProblemOpened(BATCH, crack), new ProblemOpened(BATCH, decided)).open())
        .containsExactly(decided);
  }

  @Test
  void twenty_problems_of_a_party_are_open_at_most() {
    var open = new BatchEvent[20];
    for (int i = 0; i < 20; i++)
      open[i] = new ProblemOpened(BATCH, problem(JIAXIN, "P-" + i, "Crack"));
    given(open)
        .when(new OpenProblem(BATCH, problem(JIAXIN, "P-20", "Crack")))
        .thenRefused(new TooManyProblems(20))
        .when(new OpenProblem(BATCH, problem(HENGYUE, "P-20", "Crack")))
        .then(new ProblemOpened(BATCH, problem(HENGYUE, "P-20", "Crack")));
  }

  @Test
  void a_holder_finds_the_makers_problems_and_its_own_and_nothing_else() {
    assertThat(new ProblemOpened(BATCH, problem(JIAXIN, "P-1", "Crack")).isFoundBy(HENGYUE))
        .isTrue();
    var theirs = new ProblemOpened(BATCH, problem(HENGYUE, "P-1", "Crack"));
    assertThat(theirs.isFoundBy(HENGYUE)).isTrue();
    assertThat(theirs.isFoundBy(LINGYUN)).isFalse();
    assertThat(declared(97, REPORT, 97).isFoundBy(HENGYUE)).isFalse();
    assertThat(
            new BatchCertified(BATCH, FOR_HENGYUE, quantity(1), "PCE", quantity(1))
                .isFoundBy(LINGYUN))
        .isFalse();
  }

  private static Scenario<BatchCommand, BatchEvent, Batch> given(BatchEvent... past) {
    return Scenario.given(Batch.NEW, List.of(past));
  }

  private static Batch after(BatchEvent... past) {
    Batch state = Batch.NEW;
    for (BatchEvent it : past) state = state.evolve(it);
    return state;
  }

  private static Quantity quantity(long amount) {
    return Quantity.of(amount);
  }

  private static CertifyBatch certify(CertificateId certificate, long amount) {
    return new CertifyBatch(BATCH, certificate, quantity(amount), "PCE");
  }

  private static DeclareBatch declare(long amount, String source) {
    return new DeclareBatch(BATCH, quantity(amount), "PCE", source, List.of());
  }

  private static BatchDeclared declared(long amount, String source, long good) {
    return declared(amount, source, good, null);
  }

  private static BatchDeclared declared(
      long amount, String source, long good, @Nullable String other) {
    return new BatchDeclared(BATCH, quantity(amount), "PCE", source, quantity(good), other);
  }

  private static BatchProblem problem(PartyCode by, String name, String text) {
    return new BatchProblem(by, name, Criticality.HIGH, text, null);
  }
}
