package weft.projections.manufacturing;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.manufacturing.ConsumedInput;
import weft.manufacturing.StepCounts;
import weft.manufacturing.WorkOrderEvent.ReportCorrected;
import weft.manufacturing.WorkOrderEvent.ReportPhotoErased;
import weft.manufacturing.WorkOrderEvent.ReportPhotographed;
import weft.manufacturing.WorkOrderEvent.StepReported;
import weft.measure.Quantity;

/**
 * A report of a step as it stands, after its corrections.
 *
 * @param fromRework how much of it was taken from open rework
 * @param cause of scrap or rework; null for a buyer
 * @param inputs empty for a buyer
 * @param person the code; null for a buyer
 * @param corrections oldest first; empty for a buyer
 * @param photos in the order in which they were added
 */
public record WorkReport(
    int number,
    int step,
    Instant from,
    Instant until,
    Quantity good,
    Quantity scrap,
    Quantity rework,
    Quantity fromRework,
    @Nullable String cause,
    @Nullable String batch,
    List<ConsumedInput> inputs,
    @Nullable String person,
    List<Correction> corrections,
    List<PhotoOfReport> photos,
    Instant at) {
  /** Rows of an older release have no photos until the hub has rebuilt them. */
  public WorkReport {
    photos = requireNonNullElse(photos, List.of());
  }

  /** The report as it was before a correction, and who corrected it. */
  public record Correction(StepCounts before, String reason, String person, Instant at) {}

  static WorkReport of(StepReported it, Instant at) {
    var report = it.report();
    return new WorkReport(
        it.number(),
        report.step(),
        report.from(),
        report.until(),
        report.counts().good(),
        report.counts().scrap(),
        report.counts().rework(),
        it.fromRework(),
        report.cause(),
        report.batch(),
        report.inputs(),
        report.person().value(),
        List.of(),
        List.of(),
        at);
  }

  WorkReport correctedBy(ReportCorrected it, Instant moment) {
    if (it.number() != number) return this;
    List<Correction> all = new ArrayList<>(corrections);
    all.add(new Correction(it.before(), it.reason(), it.person().value(), moment));
    return new WorkReport(
        number,
        step,
        from,
        until,
        it.counts().good(),
        it.counts().scrap(),
        it.counts().rework(),
        it.fromRework(),
        it.cause() == null ? cause : it.cause(),
        batch,
        inputs,
        person,
        List.copyOf(all),
        photos,
        at);
  }

  WorkReport photographedBy(ReportPhotographed it, Instant moment) {
    return it.number() == number ? with(PhotoOfReport.added(photos, it, moment)) : this;
  }

  WorkReport after(ReportPhotoErased it) {
    return it.number() == number ? with(photos.stream().map(one -> one.after(it)).toList()) : this;
  }

  private WorkReport with(List<PhotoOfReport> now) {
    return new WorkReport(
        number,
        step,
        from,
        until,
        good,
        scrap,
        rework,
        fromRework,
        cause,
        batch,
        inputs,
        person,
        corrections,
        now,
        at);
  }

  StepCounts counts() {
    return new StepCounts(good, scrap, rework);
  }

  /** The quantities of goods that had no report before. */
  Quantity firstTried() {
    return counts().total().minus(fromRework);
  }

  /** How much of {@link #firstTried} was good; the report takes it from there first. */
  Quantity firstGood() {
    return good.exceeds(firstTried()) ? firstTried() : good;
  }

  static List<String> batches(List<WorkReport> reports) {
    return reports.stream().map(WorkReport::batch).filter(Objects::nonNull).distinct().toList();
  }

  WorkReport toBuyer() {
    return new WorkReport(
        number,
        step,
        from,
        until,
        good,
        scrap,
        rework,
        fromRework,
        null,
        batch,
        List.of(),
        null,
        List.of(),
        photos.stream().map(PhotoOfReport::toBuyer).toList(),
        at);
  }
}
