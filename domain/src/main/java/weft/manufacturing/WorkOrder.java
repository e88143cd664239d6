package weft.manufacturing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.event.Rules;
import weft.manufacturing.WorkOrderCommand.CloseWorkOrder;
import weft.manufacturing.WorkOrderCommand.CorrectReport;
import weft.manufacturing.WorkOrderCommand.EraseReportPhoto;
import weft.manufacturing.WorkOrderCommand.PhotographReport;
import weft.manufacturing.WorkOrderCommand.ReleaseWorkOrder;
import weft.manufacturing.WorkOrderCommand.ReportStep;
import weft.manufacturing.WorkOrderCommand.StartStep;
import weft.manufacturing.WorkOrderEvent.ParametersOverridden;
import weft.manufacturing.WorkOrderEvent.PassedOnContradicted;
import weft.manufacturing.WorkOrderEvent.ReportCorrected;
import weft.manufacturing.WorkOrderEvent.ReportPhotoErased;
import weft.manufacturing.WorkOrderEvent.ReportPhotographed;
import weft.manufacturing.WorkOrderEvent.StepReported;
import weft.manufacturing.WorkOrderEvent.StepStarted;
import weft.manufacturing.WorkOrderEvent.WorkOrderClosed;
import weft.manufacturing.WorkOrderEvent.WorkOrderReleased;
import weft.manufacturing.WorkOrderRefusal.BeyondPassedOn;
import weft.manufacturing.WorkOrderRefusal.NoSuchPhoto;
import weft.manufacturing.WorkOrderRefusal.NoSuchReport;
import weft.manufacturing.WorkOrderRefusal.NoSuchWorkOrder;
import weft.manufacturing.WorkOrderRefusal.NothingPassedOn;
import weft.manufacturing.WorkOrderRefusal.NothingReported;
import weft.manufacturing.WorkOrderRefusal.OrderQuantityNotPositive;
import weft.manufacturing.WorkOrderRefusal.OrderWithoutSteps;
import weft.manufacturing.WorkOrderRefusal.PhotosFull;
import weft.manufacturing.WorkOrderRefusal.ReportEndsBeforeItBegins;
import weft.manufacturing.WorkOrderRefusal.ReportedInTheFuture;
import weft.manufacturing.WorkOrderRefusal.ReportedMeanwhile;
import weft.manufacturing.WorkOrderRefusal.ReportedOtherwise;
import weft.manufacturing.WorkOrderRefusal.ReworkTakenAlready;
import weft.manufacturing.WorkOrderRefusal.RoutingStepTwice;
import weft.manufacturing.WorkOrderRefusal.RoutingTooLong;
import weft.manufacturing.WorkOrderRefusal.SheetForOtherPart;
import weft.manufacturing.WorkOrderRefusal.StepNotStarted;
import weft.manufacturing.WorkOrderRefusal.StepUnknown;
import weft.manufacturing.WorkOrderRefusal.WorkOrderExists;
import weft.manufacturing.WorkOrderRefusal.WorkOrderIsClosed;
import weft.manufacturing.WorkOrderRefusal.WorkOrderIsFull;
import weft.measure.Quantity;

/**
 * The rules of a work order.
 *
 * @param released null before it is released
 * @param reports as they stand, after corrections
 * @param photos of the reports, without those that were erased
 */
public record WorkOrder(
    @Nullable WorkOrderReleased released,
    List<StepStarted> starts,
    List<ReportedStep> reports,
    List<PhotographedReport> photos,
    boolean closed)
    implements Rules<WorkOrderCommand, WorkOrderEvent, WorkOrder> {
  public static final WorkOrder NEW = new WorkOrder(null, List.of(), List.of(), List.of(), false);

  static final int MOST_STEPS = 100;

  /** A list shows an order with all its starts and reports, so their number is limited. */
  static final int MOST_REPORTS = 200;

  static final int MOST_PHOTOS_OF_REPORT = 4;
  static final int MOST_PHOTOS = 100;

  @Override
  public List<WorkOrderEvent> decide(WorkOrderCommand command) {
    return switch (command) {
      case ReleaseWorkOrder it -> release(it);
      case StartStep it -> start(it);
      case ReportStep it -> report(it);
      case CorrectReport it -> correct(it);
      case PhotographReport it -> photograph(it);
      case EraseReportPhoto it -> erase(it);
      case CloseWorkOrder it -> close(it);
    };
  }

  private List<WorkOrderEvent> release(ReleaseWorkOrder asked) {
    if (released != null) throw new Refused(new WorkOrderExists(asked.order().number()));
    if (!asked.quantity().isPositive()) throw new Refused(new OrderQuantityNotPositive());
    if (asked.sheet() != null && !asked.part().equals(asked.sheetPart()))
      throw new Refused(
          new SheetForOtherPart(asked.sheet().sheet().code(), String.valueOf(asked.sheetPart())));
    checkSteps(asked.steps());
    return List.of(
        new WorkOrderReleased(
            asked.order(),
            asked.part(),
            asked.quantity(),
            asked.unit(),
            asked.sheet(),
            asked.goodsFor(),
            List.copyOf(asked.steps()),
            asked.begin(),
            asked.due(),
            asked.person()));
  }

  private static void checkSteps(List<RoutingStep> steps) {
    if (steps.isEmpty()) throw new Refused(new OrderWithoutSteps());
    if (steps.size() > MOST_STEPS) throw new Refused(new RoutingTooLong(MOST_STEPS));
    Set<Integer> numbers = new HashSet<>();
    for (int i = 0; i < steps.size(); i++)
      if (!numbers.add(steps.get(i).step()))
        throw new Refused(new RoutingStepTwice(i, steps.get(i).step()));
  }

  private List<WorkOrderEvent> start(StartStep asked) {
    WorkOrderReleased order = open();
    StepProgress progress = progress(asked.step());
    if (!progress.passedOn().isPositive()) throw new Refused(new NothingPassedOn(asked.step()));
    if (starts.size() >= MOST_REPORTS) throw new Refused(new WorkOrderIsFull(MOST_REPORTS));
    int number = starts.size() + 1;
    var check = new StartCheck(order, asked, number);
    StepStarted started = check.started();
    if (isStartedLike(started)) return List.of();
    ParametersOverridden overridden = check.overridden();
    return overridden == null ? List.of(started) : List.of(overridden, started);
  }

  /** Whether the step was started in the same way, and has no report since. */
  private boolean isStartedLike(StepStarted asked) {
    return starts.stream()
        .filter(it -> it.step() == asked.step())
        .reduce((_, last) -> last)
        .filter(
            it ->
                it.parameters().equals(asked.parameters())
                    && it.person().equals(asked.person())
                    && Objects.equals(it.machine(), asked.machine()))
        .filter(it -> reports.stream().noneMatch(report -> report.step() == it.step()))
        .isPresent();
  }

  private List<WorkOrderEvent> report(ReportStep asked) {
    WorkOrderReleased order = open();
    StepReport report = asked.report();
    Optional<ReportedStep> same = same(report);
    if (same.isPresent()) {
      if (same.get().report().equals(report)) return List.of();
      throw new Refused(new ReportedOtherwise(same.get().number()));
    }
    StepProgress progress = progress(report.step());
    if (asked.number() != nextReport()) throw new Refused(new ReportedMeanwhile());
    if (reports.size() >= MOST_REPORTS) throw new Refused(new WorkOrderIsFull(MOST_REPORTS));
    if (report.until().isBefore(report.from())) throw new Refused(new ReportEndsBeforeItBegins());
    if (report.until().isAfter(asked.now())) throw new Refused(new ReportedInTheFuture());
    if (!report.counts().total().isPositive()) throw new Refused(new NothingReported());
    if (isToStart(order, report.step())) throw new Refused(new StepNotStarted(report.step()));
    Quantity fromRework = progress.takenFromRework(report.counts().total());
    if (fromRework.exceeds(progress.openRework())) throw beyond(progress, report.counts());
    return List.of(new StepReported(asked.order(), asked.number(), report, fromRework));
  }

  private boolean isToStart(WorkOrderReleased order, int step) {
    return order.sheet() != null
        && order.sheet().limits(step)
        && starts.stream().noneMatch(it -> it.step() == step);
  }

  private static Refused beyond(StepProgress at, StepCounts asked) {
    return new Refused(
        new BeyondPassedOn(at.step(), asked.total(), at.unreported(), at.openRework()));
  }

  private List<WorkOrderEvent> correct(CorrectReport asked) {
    existing();
    ReportedStep before = reported(asked.number());
    if (before.states(asked.counts(), asked.cause())) return List.of();
    StepProgress others = without(before).progress(before.step());
    Quantity fromRework = fromRework(others, before, asked.counts());
    Quantity open = others.openRework().minus(fromRework).plus(asked.counts().rework());
    if (open.compareTo(Quantity.ZERO) < 0)
      throw new Refused(new ReworkTakenAlready(asked.counts().rework().minus(open)));
    var corrected =
        new ReportCorrected(
            asked.order(),
            asked.number(),
            before.step(),
            before.counts(),
            asked.counts(),
            fromRework,
            asked.cause(),
            asked.reason(),
            asked.person());
    List<WorkOrderEvent> events = new ArrayList<>(List.of(corrected));
    if (!before.counts().equals(asked.counts()))
      evolve(corrected).contradicted(asked, before.step()).ifPresent(events::add);
    return List.copyOf(events);
  }

  /**
   * How much of corrected counts comes from open rework. A correction that states no more than
   * before is never refused as too much, and takes no more rework than before: the step may have
   * used more than an earlier step now passes on to it.
   */
  private static Quantity fromRework(StepProgress others, ReportedStep before, StepCounts now) {
    Quantity fromRework = others.takenFromRework(now.total());
    if (!now.total().exceeds(before.counts().total()))
      return fromRework.exceeds(before.fromRework()) ? before.fromRework() : fromRework;
    if (fromRework.isPositive() && fromRework.exceeds(others.openRework()))
      throw beyond(others, now);
    return fromRework;
  }

  /** The contradiction where the step after the corrected one has taken more than it now gets. */
  private Optional<PassedOnContradicted> contradicted(CorrectReport asked, int corrected) {
    List<StepProgress> all = progress();
    for (int i = 1; i < all.size(); i++) {
      StepProgress next = all.get(i);
      if (all.get(i - 1).step() == corrected && next.beyond().isPositive())
        return Optional.of(
            new PassedOnContradicted(
                asked.order(), asked.number(), next.step(), next.passedOn(), next.taken()));
    }
    return Optional.empty();
  }

  private WorkOrder without(ReportedStep report) {
    List<ReportedStep> others =
        reports.stream().filter(it -> it.number() != report.number()).toList();
    return new WorkOrder(released, starts, others, photos, closed);
  }

  private ReportedStep reported(int number) {
    return reports.stream()
        .filter(it -> it.number() == number)
        .findFirst()
        .orElseThrow(() -> new Refused(new NoSuchReport()));
  }

  private List<WorkOrderEvent> photograph(PhotographReport asked) {
    existing();
    int report = reported(asked.number()).number();
    if (photos.contains(new PhotographedReport(report, asked.photo().sha256()))) return List.of();
    long ofReport = photos.stream().filter(it -> it.report() == report).count();
    if (ofReport >= MOST_PHOTOS_OF_REPORT || photos.size() >= MOST_PHOTOS)
      throw new Refused(new PhotosFull(MOST_PHOTOS_OF_REPORT, MOST_PHOTOS));
    return List.of(new ReportPhotographed(asked.order(), report, asked.photo(), asked.person()));
  }

  private List<WorkOrderEvent> erase(EraseReportPhoto asked) {
    existing();
    int report = reported(asked.number()).number();
    if (!photos.contains(new PhotographedReport(report, asked.sha256())))
      throw new Refused(new NoSuchPhoto());
    return List.of(
        new ReportPhotoErased(
            asked.order(), report, asked.sha256(), asked.reason(), asked.person()));
  }

  private List<WorkOrderEvent> close(CloseWorkOrder asked) {
    existing();
    if (closed) return List.of();
    return List.of(
        new WorkOrderClosed(
            asked.order(), progress().getLast().good(), asked.reason(), asked.person()));
  }

  private WorkOrderReleased existing() {
    if (released == null) throw new Refused(new NoSuchWorkOrder());
    return released;
  }

  private WorkOrderReleased open() {
    WorkOrderReleased order = existing();
    if (closed) throw new Refused(new WorkOrderIsClosed());
    return order;
  }

  /** The progress of each step; empty before the order is released. */
  public List<StepProgress> progress() {
    return released == null
        ? List.of()
        : StepProgress.of(
            released.quantity(),
            released.steps().stream().map(RoutingStep::step).toList(),
            reports.stream().map(ReportedStep::taken).toList());
  }

  private StepProgress progress(int step) {
    return progress().stream()
        .filter(it -> it.step() == step)
        .findFirst()
        .orElseThrow(() -> new Refused(new StepUnknown(step)));
  }

  /** The report of the same work by the same person, if there is one. */
  private Optional<ReportedStep> same(StepReport asked) {
    return reports.stream().filter(it -> it.report().isSameWork(asked)).findFirst();
  }

  private int nextReport() {
    return reports.size() + 1;
  }

  /** The number that a report has, or will have if no other comes first. */
  public int numberOf(StepReport report) {
    return same(report).map(ReportedStep::number).orElse(nextReport());
  }

  /** Whether the same person reported the same work already. */
  public boolean isReported(StepReport report) {
    return same(report).isPresent();
  }

  /** Whether it is the last step, whose good is the output of the order. */
  public boolean isLast(int step) {
    return released != null && released.steps().getLast().step() == step;
  }

  @Override
  public WorkOrder evolve(WorkOrderEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case WorkOrderReleased it -> new WorkOrder(it, starts, reports, photos, closed);
      case StepStarted it -> {
        List<StepStarted> all = new ArrayList<>(starts);
        all.add(it);
        yield new WorkOrder(released, List.copyOf(all), reports, photos, closed);
      }
      case StepReported it -> {
        List<ReportedStep> all = new ArrayList<>(reports);
        StepReport report = it.report();
        all.add(
            new ReportedStep(
                it.number(), report, report.counts(), report.cause(), it.fromRework()));
        yield new WorkOrder(released, starts, List.copyOf(all), photos, closed);
      }
      case ReportCorrected it ->
          new WorkOrder(
              released,
              starts,
              reports.stream().map(one -> corrected(one, it)).toList(),
              photos,
              closed);
      case ReportPhotographed it -> {
        List<PhotographedReport> all = new ArrayList<>(photos);
        all.add(new PhotographedReport(it.number(), it.photo().sha256()));
        yield new WorkOrder(released, starts, reports, List.copyOf(all), closed);
      }
      case ReportPhotoErased it -> {
        List<PhotographedReport> all = new ArrayList<>(photos);
        all.remove(new PhotographedReport(it.number(), it.sha256()));
        yield new WorkOrder(released, starts, reports, List.copyOf(all), closed);
      }
      case ParametersOverridden _, PassedOnContradicted _ -> this;
      case WorkOrderClosed _ -> new WorkOrder(released, starts, reports, photos, true);
    };
  }

  private static ReportedStep corrected(ReportedStep report, ReportCorrected by) {
    return report.number() == by.number()
        ? new ReportedStep(
            report.number(),
            report.report(),
            by.counts(),
            by.cause() == null ? report.cause() : by.cause(),
            by.fromRework())
        : report;
  }
}
