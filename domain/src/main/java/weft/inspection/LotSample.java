package weft.inspection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import weft.event.Refused;
import weft.inspection.InspectionRefusal.AqlCellNotOffered;
import weft.inspection.InspectionRefusal.LotNotCounted;
import weft.inspection.InspectionRefusal.LotNotPositive;
import weft.inspection.InspectionRefusal.SampleTooLarge;
import weft.inspection.sampling.SamplePlan;
import weft.inspection.sampling.SampleRule;
import weft.inspection.sampling.SampleRule.Kind;
import weft.inspection.sampling.SamplingPlans;
import weft.inspection.sampling.Strictness;
import weft.measure.Quantity;
import weft.measure.Units;

/** Determines how many pieces of a lot each characteristic is measured on. */
final class LotSample {
  /** Bounds the state of an inspection. */
  static final int MOST = 5_000;

  private LotSample() {}

  static List<Sampled> of(
      List<Characteristic> characteristics, Quantity lot, String unit, Strictness strictness) {
    if (!lot.isPositive()) throw new Refused(new LotNotPositive());
    List<Sampled> samples = new ArrayList<>();
    long values = 0;
    for (Characteristic it : characteristics) {
      Sampled one = new Sampled(it, of(it, lot, unit, strictness));
      values += one.plan().size();
      if (values > MOST) throw new Refused(new SampleTooLarge(MOST));
      samples.add(one);
    }
    return List.copyOf(samples);
  }

  private static SamplePlan of(
      Characteristic of, Quantity lot, String unit, Strictness strictness) {
    SampleRule rule = of.sample();
    int fixed = rule.quantity() == null ? 0 : rule.quantity();
    if (rule.kind() == Kind.FIXED && !isCounted(lot, unit)) return SamplePlan.ofConforming(fixed);
    long pieces = pieces(of, lot, unit);
    return switch (rule.kind()) {
      case ALL -> {
        if (pieces > MOST) throw new Refused(new SampleTooLarge(MOST));
        yield SamplePlan.ofConforming((int) pieces);
      }
      case FIXED -> SamplePlan.ofConforming((int) Math.min(fixed, pieces));
      case AQL ->
          SamplingPlans.of(
                  pieces,
                  String.valueOf(rule.level()),
                  rule.aql() == null ? BigDecimal.ZERO : rule.aql(),
                  strictness)
              .orElseThrow(() -> new Refused(new AqlCellNotOffered(of.characteristic())));
    };
  }

  private static boolean isCounted(Quantity lot, String unit) {
    return Units.isSame(unit, "PCE")
        && lot.amount().scale() <= 0
        && lot.amount().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
  }

  private static long pieces(Characteristic of, Quantity lot, String unit) {
    if (!isCounted(lot, unit)) throw new Refused(new LotNotCounted(of.characteristic()));
    return lot.amount().longValueExact();
  }
}
