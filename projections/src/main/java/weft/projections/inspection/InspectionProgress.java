package weft.projections.inspection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.inspection.Conformity;
import weft.inspection.InspectedValue;
import weft.inspection.InspectionEvent;
import weft.inspection.InspectionEvent.GoodsDisposed;
import weft.inspection.InspectionEvent.InspectionBegun;
import weft.inspection.InspectionEvent.InspectionCertified;
import weft.inspection.InspectionEvent.InspectionContradicted;
import weft.inspection.InspectionEvent.InspectionDecided;
import weft.inspection.InspectionEvent.InspectionDoubted;
import weft.inspection.InspectionEvent.InspectionMeasured;
import weft.inspection.InspectionEvent.InspectionOverruled;
import weft.inspection.InspectionEvent.InspectionPhotoErased;
import weft.inspection.InspectionEvent.InspectionPhotographed;
import weft.inspection.InspectionState;
import weft.measure.Quantity;
import weft.projections.inspection.InspectionRow.Disposed;
import weft.projections.inspection.InspectionRow.Doubt;
import weft.projections.inspection.InspectionRow.UsedInstrument;

/** The part of an inspection's row that changes after its beginning. */
record InspectionProgress(
    InspectionRow before,
    List<InspectedCharacteristic> characteristics,
    InspectionState state,
    @Nullable Conformity verdict,
    @Nullable Quantity usable,
    List<Disposed> dispositions,
    List<Doubt> doubts,
    @Nullable String decidedBy,
    @Nullable String reason,
    @Nullable Instant decidedAt,
    List<UsedInstrument> instruments) {
  InspectionProgress(InspectionRow it) {
    this(
        it,
        it.characteristics(),
        it.state(),
        it.verdict(),
        it.usable(),
        it.dispositions(),
        it.doubts(),
        it.decidedBy(),
        it.reason(),
        it.decidedAt(),
        it.instruments());
  }

  InspectionProgress after(InspectionEvent event, Instant at) {
    return switch (event) { // no default: a new event must be thought about here
      case InspectionBegun _, InspectionCertified _, InspectionContradicted _ -> this;
      // Photos are rows of their own.
      case InspectionPhotographed _, InspectionPhotoErased _ -> this;
      case InspectionMeasured it -> measured(it, at);
      case InspectionDecided it ->
          decided(
              it.verdict() == Conformity.PASSED ? InspectionState.PASSED : InspectionState.FAILED,
              it.verdict(),
              it.usable(),
              InspectionRow.code(it.person()),
              null,
              at);
      case InspectionOverruled it ->
          decided(
              InspectionState.OVERRULED,
              it.verdict(),
              usable,
              InspectionRow.code(it.person()),
              it.reason(),
              at);
      case GoodsDisposed it -> disposed(it, at);
      case InspectionDoubted it ->
          with(dispositions, with(doubts, new Doubt(it.instrument(), it.since(), it.found())));
    };
  }

  private InspectionProgress measured(InspectionMeasured it, Instant at) {
    var all = new ArrayList<>(characteristics);
    var used = new ArrayList<>(instruments);
    for (InspectedValue value : it.values()) {
      all.replaceAll(
          one -> one.characteristic().equals(value.characteristic()) ? one.with(value) : one);
      String instrument = value.instrument();
      if (instrument == null) continue;
      used.removeIf(one -> one.instrument().equals(instrument));
      used.add(new UsedInstrument(instrument, at));
    }
    return new InspectionProgress(
        before,
        List.copyOf(all),
        state,
        verdict,
        usable,
        dispositions,
        doubts,
        decidedBy,
        reason,
        decidedAt,
        List.copyOf(used));
  }

  private InspectionProgress decided(
      InspectionState next,
      Conformity now,
      @Nullable Quantity good,
      @Nullable String by,
      @Nullable String why,
      Instant at) {
    return new InspectionProgress(
        before, characteristics, next, now, good, dispositions, doubts, by, why, at, instruments);
  }

  private InspectionProgress disposed(GoodsDisposed it, Instant at) {
    Quantity quantity = it.quantity();
    return quantity == null || it.kind() == null
        ? this
        : with(with(dispositions, new Disposed(it.kind(), quantity, at)), doubts);
  }

  private InspectionProgress with(List<Disposed> goods, List<Doubt> found) {
    return new InspectionProgress(
        before,
        characteristics,
        state,
        verdict,
        usable,
        goods,
        found,
        decidedBy,
        reason,
        decidedAt,
        instruments);
  }

  private static <T> List<T> with(List<T> all, T next) {
    return Stream.concat(all.stream(), Stream.of(next)).toList();
  }

  /** The owner's row as it is now. */
  InspectionRow row(long version, long position) {
    return new InspectionRow(
        before.stream(),
        before.item(),
        before.owner(),
        before.party(),
        before.number(),
        before.stage(),
        before.part(),
        before.partnerPart(),
        before.batch(),
        before.goods(),
        before.lot(),
        before.unit(),
        before.site(),
        before.planVersion(),
        before.edition(),
        before.strictness(),
        characteristics,
        state,
        verdict,
        InspectionRow.missing(characteristics),
        usable,
        dispositions,
        doubts,
        before.begunBy(),
        decidedBy,
        reason,
        before.begunAt(),
        decidedAt,
        instruments,
        before.shown(),
        version,
        position);
  }
}
