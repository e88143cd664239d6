package weft.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import weft.batch.BatchRefusal.BatchIsFull;
import weft.batch.BatchRefusal.BatchNotDeclared;
import weft.batch.BatchRefusal.BatchOfItself;
import weft.batch.BatchRefusal.BatchQuantityInvalid;
import weft.batch.BatchRefusal.BeyondBatch;
import weft.batch.BatchRefusal.CertifiedOtherwise;
import weft.batch.BatchRefusal.NoSuchProblem;
import weft.batch.BatchRefusal.NoSuchReport;
import weft.batch.BatchRefusal.TooManyProblems;
import weft.certificate.CertificateId;
import weft.event.KeptRules;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.party.PartyCode;

/**
 * The rules of a batch. Certificates and divided quantities take from the good output and never
 * exceed it; a correction that undoes output already taken is recorded as a contradiction.
 *
 * @param unit of all its quantities; null before it is declared
 * @param reported the good output of each report
 * @param certified the quantity of each certificate
 * @param divided the sum that went into other batches of the maker
 * @param open problems of all parties
 */
public record Batch(
    @Nullable String unit,
    List<Reported> reported,
    List<Certified> certified,
    Quantity divided,
    List<BatchProblem> open)
    implements KeptRules<BatchCommand, BatchEvent, Batch> {
  /** Raise this whenever {@link #evolve} changes; states that an older version made are ignored. */
  private static final int VERSION = 1;

  /** The number of reports and of certificates of one batch, which bounds the state. */
  static final int MOST = 1_000;

  /** The number of problems that one party has open at a batch. */
  static final int MOST_PROBLEMS = 20;

  public static final Batch NEW = new Batch(null, List.of(), List.of(), Quantity.ZERO, List.of());

  /** The good output of one report. */
  public record Reported(String source, Quantity good) {
    /** The stream that reported it. */
    private String origin() {
      int end = source.lastIndexOf('#');
      return end < 0 ? source : source.substring(0, end);
    }
  }

  /** The quantity that a certificate takes. */
  public record Certified(CertificateId certificate, Quantity quantity) {}

  @Override
  public int version() {
    return VERSION;
  }

  /** All good output. */
  public Quantity good() {
    return sum(reported.stream().map(Reported::good));
  }

  /** The quantity that certificates and other batches take. */
  public Quantity taken() {
    return sum(certified.stream().map(Certified::quantity)).plus(divided);
  }

  /**
   * The quantity that a further certificate can take; negative after a correction that undid output
   * already taken.
   */
  public Quantity left() {
    return good().minus(taken());
  }

  private static Quantity sum(Stream<Quantity> quantities) {
    return quantities.reduce(Quantity.ZERO, Quantity::plus);
  }

  @Override
  public List<BatchEvent> decide(BatchCommand command) {
    return switch (command) {
      case DeclareBatch it -> declare(it);
      case FormBatch it -> {
        if (unit != null) throw new Refused(new BatchExists(it.batch().number()));
        yield declare(
            new DeclareBatch(it.batch(), it.quantity(), it.unit(), it.source(), it.inputs()));
      }
      case CorrectBatch it -> correct(it);
      case CertifyBatch it -> certify(it);
      case FreeBatch it -> free(it);
      case DivideBatch it -> {
        if (it.into().equals(it.batch())) throw new Refused(new BatchOfItself(it.batch().number()));
        if (problemsOf(it.batch().maker()) > 0)
          throw new Refused(new BatchHasProblem(it.batch().number()));
        Quantity rest = take(it.batch(), it.quantity(), it.unit());
        yield List.of(new BatchDivided(it.batch(), it.into(), it.quantity(), it.unit(), rest));
      }
      case OpenProblem it -> open(it);
      case EndProblem it -> end(it);
    };
  }

  private List<BatchEvent> declare(DeclareBatch it) {
    if (report(it.source()) != null) return List.of();
    if (it.quantity().amount().signum() < 0) throw new Refused(new BatchQuantityInvalid());
    requireUnit(it.unit());
    for (BatchInput input : it.inputs()) {
      if (!input.quantity().isPositive()) throw new Refused(new BatchQuantityInvalid());
      if (input.batch().equals(it.batch()))
        throw new Refused(new BatchOfItself(it.batch().number()));
    }
    if (!it.quantity().isPositive() && it.inputs().isEmpty()) return List.of();
    if (reported.size() >= MOST) throw new Refused(new BatchIsFull(it.batch().number(), MOST));
    var events = new ArrayList<BatchEvent>();
    events.add(
        new BatchDeclared(
            it.batch(),
            it.quantity(),
            it.unit(),
            it.source(),
            good().plus(it.quantity()),
            reportOfAnother(new Reported(it.source(), it.quantity()).origin())));
    if (!it.inputs().isEmpty())
      events.add(new InputsConsumed(it.batch(), it.source(), it.inputs()));
    return events;
  }

  private @Nullable Reported report(String source) {
    for (Reported it : reported) if (it.source().equals(source)) return it;
    return null;
  }

  private @Nullable String reportOfAnother(String origin) {
    for (Reported it : reported) if (!it.origin().equals(origin)) return it.source();
    return null;
  }

  private void requireUnit(String stated) {
    if (unit != null && !Units.isSame(unit, stated))
      throw new Refused(new BatchInOtherUnit(unit, stated));
  }

  private List<BatchEvent> correct(CorrectBatch it) {
    Reported before = report(it.source());
    if (before == null || unit == null) throw new Refused(new NoSuchReport(it.source()));
    if (it.newGood().amount().signum() < 0) throw new Refused(new BatchQuantityInvalid());
    if (before.good().equals(it.newGood())) return List.of();
    Quantity good = good().minus(before.good()).plus(it.newGood());
    var corrected =
        new BatchCorrected(it.batch(), it.source(), before.good(), it.newGood(), good, unit);
    boolean lessThanTaken = it.newGood().compareTo(before.good()) < 0 && taken().exceeds(good);
    return lessThanTaken
        ? List.of(
            corrected,
            new BatchContradicted(
                it.batch(),
                good,
                taken(),
                unit,
                certified.stream().map(Certified::certificate).toList()))
        : List.of(corrected);
  }

  /** Returns what is left after the quantity is taken; refuses more than there is. */
  private Quantity take(BatchId batch, Quantity quantity, String stated) {
    if (unit == null) throw new Refused(new BatchNotDeclared(batch.number()));
    requireUnit(stated);
    if (!quantity.isPositive()) throw new Refused(new BatchQuantityInvalid());
    Quantity rest = left();
    if (quantity.exceeds(rest))
      throw new Refused(
          new BeyondBatch(
              batch.part(),
              batch.number(),
              quantity,
              rest.isPositive() ? rest : Quantity.ZERO,
              unit));
    return rest.minus(quantity);
  }

  private List<BatchEvent> certify(CertifyBatch it) {
    Certified before = certificate(it.certificate());
    if (before != null) {
      requireUnit(it.unit());
      if (!before.quantity().equals(it.quantity()))
        throw new Refused(new CertifiedOtherwise(it.certificate().number(), before.quantity()));
      return List.of();
    }
    Quantity rest = take(it.batch(), it.quantity(), it.unit());
    if (certified.size() >= MOST) throw new Refused(new BatchIsFull(it.batch().number(), MOST));
    return List.of(
        new BatchCertified(it.batch(), it.certificate(), it.quantity(), it.unit(), rest));
  }

  private @Nullable Certified certificate(CertificateId id) {
    for (Certified it : certified) if (it.certificate().equals(id)) return it;
    return null;
  }

  private List<BatchEvent> free(FreeBatch it) {
    Certified before = certificate(it.certificate());
    return before == null || unit == null
        ? List.of()
        : List.of(
            new BatchFreed(
                it.batch(),
                it.certificate(),
                before.quantity(),
                unit,
                left().plus(before.quantity())));
  }

  private List<BatchEvent> open(OpenProblem it) {
    if (open.contains(it.problem())) return List.of();
    PartyCode by = it.problem().by();
    boolean known = open.stream().anyMatch(each -> each.isOf(by, it.problem().problem()));
    if (!known && problemsOf(by) >= MOST_PROBLEMS)
      throw new Refused(new TooManyProblems(MOST_PROBLEMS));
    return List.of(new ProblemOpened(it.batch(), it.problem()));
  }

  private List<BatchEvent> end(EndProblem it) {
    if (open.stream().noneMatch(each -> each.isOf(it.by(), it.problem())))
      throw new Refused(new NoSuchProblem());
    return List.of(
        new ProblemEnded(it.batch(), it.by(), it.problem(), it.reason(), problemsOf(it.by()) - 1));
  }

  /** How many problems of the party are open; the batch is blocked at the party while one is. */
  public int problemsOf(PartyCode party) {
    return (int) open.stream().filter(it -> it.by().equals(party)).count();
  }

  @Override
  public Batch evolve(BatchEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case BatchDeclared it ->
          new Batch(
              unit == null ? it.unit() : unit,
              with(reported, new Reported(it.source(), it.quantity())),
              certified,
              divided,
              open);
      case InputsConsumed _, BatchContradicted _ -> this;
      case BatchCorrected it -> {
        var next =
            reported.stream()
                .map(
                    each ->
                        each.source().equals(it.source())
                            ? new Reported(it.source(), it.now())
                            : each)
                .toList();
        yield new Batch(unit, next, certified, divided, open);
      }
      case BatchCertified it ->
          new Batch(
              unit,
              reported,
              with(certified, new Certified(it.certificate(), it.quantity())),
              divided,
              open);
      case BatchFreed it ->
          new Batch(
              unit,
              reported,
              certified.stream()
                  .filter(each -> !each.certificate().equals(it.certificate()))
                  .toList(),
              divided,
              open);
      case BatchDivided it ->
          new Batch(unit, reported, certified, divided.plus(it.quantity()), open);
      case ProblemOpened it ->
          new Batch(
              unit,
              reported,
              certified,
              divided,
              with(without(it.problem().by(), it.problem().problem()), it.problem()));
      case ProblemEnded it ->
          new Batch(unit, reported, certified, divided, without(it.by(), it.problem()));
    };
  }

  private List<BatchProblem> without(PartyCode by, String problem) {
    return open.stream().filter(it -> !it.isOf(by, problem)).toList();
  }

  private static <T> List<T> with(List<T> all, T more) {
    return Stream.concat(all.stream(), Stream.of(more)).toList();
  }
}
