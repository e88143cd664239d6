package weft.energy;

import weft.event.Refusal;
import weft.event.RefusalText;

/** Why a baseline was refused. */
public sealed interface EnergyBaselineRefusal extends Refusal {
  record BaselineExists(String number) implements EnergyBaselineRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "baseline-exists", "Baseline %s exists. Plan another one.", "基准 %s 已存在，请另建一个。", number);
    }
  }

  record BaselineEndsTooEarly() implements EnergyBaselineRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "baseline-ends-too-early",
              "A baseline ends on its first day or later.",
              "基准期的截止日不能早于起始日。")
          .with(RefusalText.POINTER, "/until");
    }
  }

  /** The period on which the baseline rests is not over. */
  record BaselineOfTheFuture() implements EnergyBaselineRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "baseline-of-the-future", "A baseline rests on days that are over.", "基准期须为已经过去的日期。")
          .with(RefusalText.POINTER, "/until");
    }
  }

  record NegativeBaseline(String pointer) implements EnergyBaselineRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid("baseline-negative", "This value is zero or above.", "此值不能为负。")
          .with(RefusalText.POINTER, pointer);
    }
  }
}
