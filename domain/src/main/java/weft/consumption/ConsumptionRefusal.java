package weft.consumption;

import weft.event.Refusal;
import weft.event.RefusalText;

/** Why a command to a consumption account was refused. */
public sealed interface ConsumptionRefusal extends Refusal {
  record NothingToState() implements ConsumptionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "nothing-to-state", "Nothing has moved since the last statement.", "自上次对账以来没有变动。");
    }
  }

  /** Another statement was made first; each movement may be billed only once. */
  record StatedMeanwhile() implements ConsumptionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "stated-meanwhile",
          "Another statement was made in the meantime; check what is left to state.",
          "期间已生成另一份消耗对账单，请查看剩余未对账部分。");
    }
  }

  record NoSuchStatement() implements ConsumptionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  record StatementAccepted() implements ConsumptionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "statement-accepted",
          "The statement was accepted; correct errors in stock, and they are part of the next one.",
          "该对账单已确认；如有差错，请在库存中更正，更正将计入下一份对账单。");
    }
  }
}
