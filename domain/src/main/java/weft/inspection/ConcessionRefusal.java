package weft.inspection;

import java.time.LocalDate;
import weft.event.Refusal;
import weft.event.RefusalText;
import weft.measure.Quantity;

/** Why an action on a concession was refused. */
public sealed interface ConcessionRefusal extends Refusal {
  record NoSuchConcession() implements ConcessionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  record ConcessionExists(String number) implements ConcessionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "concession-exists",
              "Concession %s exists already; choose another number.",
              "让步单 %s 已存在，请另取编号。",
              number)
          .with(RefusalText.POINTER, "/number");
    }
  }

  record ConcessionQuantityNotPositive() implements ConcessionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "quantity-not-positive", "A concession is for more than nothing.", "让步数量必须大于零。")
          .with(RefusalText.POINTER, "/quantity");
    }
  }

  record ConcessionAnswered() implements ConcessionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "concession-answered", "This concession was answered already.", "该让步单已答复。");
    }
  }

  record GrantedMoreThanAsked(Quantity asked) implements ConcessionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "granted-more-than-asked",
              "The supplier asked for %s; no more can be granted.",
              "供应商申请的数量为 %s，不能批准更多。",
              asked)
          .with(RefusalText.POINTER, "/quantity");
    }
  }

  record ConcessionNotGranted() implements ConcessionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "concession-not-granted", "This concession is not granted.", "该让步单未获批准。")
          .with(RefusalText.POINTER, "/concession");
    }
  }

  record ConcessionOfOtherGoods() implements ConcessionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "concession-of-other-goods", "This concession is for other goods.", "该让步单适用于其他货物。")
          .with(RefusalText.POINTER, "/concession");
    }
  }

  record ConcessionOver(LocalDate until) implements ConcessionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "concession-over", "This concession held until %s.", "该让步单有效期至 %s。", until)
          .with(RefusalText.POINTER, "/concession");
    }
  }

  record BeyondConcession(Quantity left) implements ConcessionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "beyond-concession", "Only %s of this concession are left.", "该让步单剩余数量只有 %s。", left)
          .with(RefusalText.POINTER, "/quantity")
          .with("left", left);
    }
  }
}
