package weft.energy;

import weft.event.Refusal;
import weft.event.RefusalText;

/** Why something asked of a piece of advice was refused. */
public sealed interface EnergyAdviceRefusal extends Refusal {
  record NoSuchAdvice() implements EnergyAdviceRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  record AdviceExists() implements EnergyAdviceRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict("advice-exists", "This advice was given already.", "该建议已给出。");
    }
  }

  record AdviceAnswered() implements EnergyAdviceRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "advice-answered", "This advice was answered already.", "该建议已答复。");
    }
  }

  record AdviceNotTaken() implements EnergyAdviceRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "advice-not-taken", "Only advice that was taken is measured.", "只有已采纳的建议才会核算效果。");
    }
  }
}
