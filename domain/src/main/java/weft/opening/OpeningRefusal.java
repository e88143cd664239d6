package weft.opening;

import java.time.LocalDate;
import java.util.Map;
import weft.event.Refusal;
import weft.event.RefusalText;
import weft.language.Text;
import weft.measure.Quantity;

/** Why a command to opening cumulatives was refused. */
public sealed interface OpeningRefusal extends Refusal {
  record OpeningInFuture(LocalDate asOf, LocalDate today) implements OpeningRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "opening-in-future",
              "%s has not ended; at the receiving site it is %s.",
              "截止日 %s 尚未到来，收货工厂当前日期为 %s。",
              asOf,
              today)
          .with(RefusalText.POINTER, "/asOf");
    }
  }

  record SinceAfterOpening(LocalDate since, LocalDate asOf) implements OpeningRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "since-after-opening",
              "A count that begins on %s has nothing to open with as of %s.",
              "累计起算日 %s 晚于截止日 %s，无法作为期初。",
              since,
              asOf)
          .with(RefusalText.POINTER, "/since");
    }
  }

  record ShippedBelowReceived(Quantity shipped, Quantity received) implements OpeningRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "shipped-below-received",
              "Less was shipped (%s) than received (%s).",
              "累计发货（%s）小于累计收货（%s）。",
              shipped,
              received)
          .with(RefusalText.POINTER, "/shipped");
    }
  }

  /** The goods in transit must account for the whole difference between shipped and received. */
  record UnderwaySumDiffers(Quantity sum, Quantity difference) implements OpeningRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "in-transit-differs",
              "The goods in transit come to %s; shipped less received is %s.",
              "在途明细合计 %s，而累计发货减累计收货为 %s，两者应一致。",
              sum,
              difference)
          .with(RefusalText.POINTER, "/inTransit");
    }
  }

  record UnderwayNothing(int line, String deliveryNote) implements OpeningRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "in-transit-nothing",
              "Delivery note %s is in transit with nothing on it.",
              "在途送货单 %s 的数量应大于零。",
              deliveryNote)
          .with(RefusalText.POINTER, "/inTransit/" + line + "/quantity");
    }
  }

  record UnderwayTwice(int line, String deliveryNote) implements OpeningRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "in-transit-twice", "Delivery note %s is named twice.", "在途送货单 %s 重复。", deliveryNote)
          .with(RefusalText.POINTER, "/inTransit/" + line + "/deliveryNote");
    }
  }

  /** No conversion is agreed for the unit; the hub does not guess one. */
  record OpeningUnitUnknown(String unit, String base) implements OpeningRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "unit-without-conversion",
              "The schedule is counted in %2$s, and nobody agreed what %1$s is in it.",
              "该计划以 %2$s 计数，双方未约定 %1$s 的换算关系。",
              unit,
              base)
          .with(RefusalText.POINTER, "/unit");
    }
  }

  /**
   * A new opening must be for the same day as the signed one, as a correction, or for a later day.
   */
  record BeforeSignedOpening(LocalDate asOf, LocalDate signed) implements OpeningRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "before-signed-opening",
              "Both sides signed cumulatives as of %2$s; %1$s lies before that.",
              "双方已确认截至 %2$s 的期初累计数，截止日 %1$s 早于该日期。",
              asOf,
              signed)
          .with(RefusalText.POINTER, "/asOf");
    }
  }

  record SameAsSigned() implements OpeningRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "opening-signed-already", "Both sides have signed these very numbers.", "双方已确认相同的期初累计数。");
    }
  }

  record SameAsProposed() implements OpeningRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "opening-proposed-already",
          "The other side proposed these very numbers: sign them.",
          "对方已提出相同的数字，请直接确认。");
    }
  }

  record ReasonOfCounterMissing() implements OpeningRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "counter-without-reason",
              "The other side's proposal is open: say why you propose other numbers.",
              "对方提出的数字尚待答复；如提出不同数字，请说明原因。")
          .with(RefusalText.POINTER, "/reason");
    }
  }

  record NothingProposed() implements OpeningRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict("nothing-proposed", "No proposal is open.", "目前没有待确认的期初累计数。");
    }
  }

  /** The proposal changed after the sender read it; a side may sign only values that it saw. */
  record ProposedMeanwhile(int number) implements OpeningRefusal {
    @Override
    public RefusalText told() {
      return new RefusalText(
          RefusalText.Kind.STALE,
          "proposed-meanwhile",
          new Text(
              "Other numbers were proposed meanwhile; look at them first.", "期间已有新的数字提出，请先查看再处理。"),
          Map.of("proposal", number));
    }
  }

  record OwnProposal() implements OpeningRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "own-proposal",
          "Your own company proposed this; the other side answers it.",
          "该数字由贵公司提出，应由对方答复。");
    }
  }

  record NotOwnProposal() implements OpeningRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "not-own-proposal",
          "Only the company that proposed takes a proposal back.",
          "只有提出方可以撤回。");
    }
  }
}
