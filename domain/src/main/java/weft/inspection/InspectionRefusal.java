package weft.inspection;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.Refusal;
import weft.event.RefusalText;
import weft.measure.Quantity;

/** Why an action on an inspection was refused. */
public sealed interface InspectionRefusal extends Refusal {
  record NoSuchInspection() implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  record InspectionExists(String number) implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "inspection-exists", "You have an inspection %s already.", "贵公司已有编号为 %s 的检验。", number)
          .with(RefusalText.POINTER, "/number");
    }
  }

  record LotNotPositive() implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid("lot-not-positive", "A lot has more than nothing.", "批量必须大于零。")
          .with(RefusalText.POINTER, "/lot");
    }
  }

  record LotNotCounted(String characteristic) implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "lot-not-counted",
              "Characteristic %s is sampled by pieces, so the lot needs a whole number of pieces.",
              "特性 %s 按件抽样，批量应为整数件。",
              characteristic)
          .with(RefusalText.POINTER, "/lot");
    }
  }

  record SampleTooLarge(int most) implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "sample-too-large",
              "The plan asks for more than %s values of this lot; inspect it in parts.",
              "按计划该批需检验超过 %s 个值，请分批检验。",
              most)
          .with(RefusalText.POINTER, "/lot");
    }
  }

  record AqlCellNotOffered(String characteristic) implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "aql-not-offered",
          "No sampling plan is offered for characteristic %s and this lot.",
          "特性 %s 没有适用于该批量的抽样方案。",
          characteristic);
    }
  }

  record CharacteristicUnknown(int result, String characteristic) implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "characteristic-unknown",
              "The plan of this inspection has no characteristic %s.",
              "该检验的计划没有特性 %s。",
              characteristic)
          .with(RefusalText.POINTER, "/results/" + result + "/characteristic");
    }
  }

  record NumberNeeded(int result) implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "number-needed",
              "Result %s needs a number and no text.",
              "第 %s 项结果应填写数值，不填文字。",
              result + 1)
          .with(RefusalText.POINTER, "/results/" + result + "/value");
    }
  }

  record AttributeNeeded(int result) implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "attribute-needed",
              "Result %s needs the text passed or failed and no number.",
              "第 %s 项结果应填写 passed（合格）或 failed（不合格），不填数值。",
              result + 1)
          .with(RefusalText.POINTER, "/results/" + result + "/text");
    }
  }

  record InstrumentNeeded(int result) implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "instrument-needed",
              "Result %s needs the instrument that measured it.",
              "第 %s 项结果应注明所用器具。",
              result + 1)
          .with(RefusalText.POINTER, "/results/" + result + "/instrument");
    }
  }

  record BeyondSample(int result, int size) implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "beyond-sample",
              "The sample has %2$s pieces; result %1$s is of a further one.",
              "样本为 %2$s 件，第 %1$s 项结果属于另外的件。",
              result + 1,
              size)
          .with(RefusalText.POINTER, "/results/" + result + "/piece");
    }
  }

  record MeasuredOtherwise(int result, int attempt) implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "measured-otherwise",
              "Attempt %2$s of this piece has another value than result %1$s. A retest is a further"
                  + " attempt.",
              "该件第 %2$s 次检验已有不同的值（第 %1$s 项结果）；复检应记为下一次。",
              result + 1,
              attempt)
          .with(RefusalText.POINTER, "/results/" + result + "/attempt");
    }
  }

  record AttemptSkipped(int result, int next) implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "attempt-skipped",
              "The next attempt for result %s is number %s.",
              "第 %s 项结果的下一次检验为第 %s 次。",
              result + 1,
              next)
          .with(RefusalText.POINTER, "/results/" + result + "/attempt");
    }
  }

  record TooManyAttempts(int result, int most) implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "too-many-attempts",
              "Result %s: a piece is measured %s times at most.",
              "第 %s 项结果：每件最多检验 %s 次。",
              result + 1,
              most)
          .with(RefusalText.POINTER, "/results/" + result + "/piece");
    }
  }

  record InspectionDecided() implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "inspection-decided", "This inspection is decided already.", "该检验已判定。");
    }
  }

  record InspectionNotDecided() implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "inspection-not-decided", "This inspection is not decided yet.", "该检验尚未判定。");
    }
  }

  /** A characteristic that was not measured keeps the inspection open. */
  record ValuesMissing(List<String> missing) implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "values-missing",
              "Values are missing for: %s.",
              "以下特性尚缺检验值：%s。",
              String.join(", ", missing))
          .with("missing", missing);
    }
  }

  record DecisionContradictsValues(Conformity values) implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "decision-contradicts-values",
              "By its values the lot has %s. A second person can overrule the decision.",
              "按检验值该批为%s；可由另一人改判。",
              values.text())
          .with(RefusalText.POINTER, "/decision");
    }
  }

  record SecondPersonNeeded() implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
          "second-person-needed",
          "Somebody who neither began, measured nor decided this inspection must overrule it.",
          "改判须由未参与该检验登记、检测和判定的另一人进行。");
    }
  }

  record OverrulesNothing(Conformity verdict) implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "overrules-nothing", "The lot has %s already.", "该批已判定为%s。", verdict.text())
          .with(RefusalText.POINTER, "/decision");
    }
  }

  record OverruledAlready() implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "overruled-already", "This inspection was overruled already.", "该检验已改判。");
    }
  }

  record DisposedNotPositive() implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "quantity-not-positive", "A disposition is for more than nothing.", "处置数量必须大于零。")
          .with(RefusalText.POINTER, "/quantity");
    }
  }

  record BeyondLot(Quantity left) implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "beyond-lot", "Only %s of the lot have no disposition yet.", "该批尚未处置的数量只有 %s。", left)
          .with(RefusalText.POINTER, "/quantity")
          .with("left", left);
    }
  }

  record LotNotAccepted() implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "lot-not-accepted",
              "A failed lot is not accepted; the customer can grant a concession.",
              "不合格批不得接收；可由客户批准让步。")
          .with(RefusalText.POINTER, "/kind");
    }
  }

  record ConcessionNeeded() implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "concession-needed",
              "Name the customer's concession by which the goods are released.",
              "请注明让步接收所依据的客户让步单。")
          .with(RefusalText.POINTER, "/concession");
    }
  }

  /** A certificate is issued from an inspection that passed, and from no other. */
  record InspectionNotPassed(int index, String inspection) implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "inspection-not-passed",
              "Inspection %s is open or has failed; a certificate is issued from inspections that"
                  + " passed.",
              "检验 %s 未判定或判定为不合格，证书只能依据合格的检验签发。",
              inspection)
          .with(RefusalText.POINTER, "/inspections/" + index);
    }
  }

  /** The certificate is not for the goods that were inspected. */
  record InspectionOfOtherGoods(int index, String inspection, String batch)
      implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "inspection-of-other-goods",
              "Inspection %s is of batch %s, which is not among the goods of the certificate.",
              "检验 %s 所检批次为 %s，不在证书所列货物之内。",
              inspection,
              batch)
          .with(RefusalText.POINTER, "/inspections/" + index);
    }
  }

  /** A certificate states a value that none of its inspections measured. */
  record ValueNotMeasured(
      int result, String characteristic, @Nullable BigDecimal least, @Nullable BigDecimal most)
      implements InspectionRefusal {
    @Override
    public RefusalText told() {
      RefusalText told =
          least == null || most == null
              ? RefusalText.invalid(
                  "value-not-measured",
                  "The inspections measured no value of %2$s for these goods (result %1$s).",
                  "检验中没有这些货物 %2$s 的检验值（第 %1$s 项结果）。",
                  result + 1,
                  characteristic)
              : RefusalText.invalid(
                  "value-not-measured",
                  "The inspections measured %2$s from %3$s to %4$s; result %1$s is outside.",
                  "检验测得 %2$s 为 %3$s 至 %4$s，第 %1$s 项结果不在此范围内。",
                  result + 1,
                  characteristic,
                  least.toPlainString(),
                  most.toPlainString());
      return told.with(RefusalText.POINTER, "/results/" + result + "/value");
    }
  }

  /** A certificate states a value in another unit than its inspections measured it in. */
  record MeasuredInOtherUnit(int result, String characteristic, @Nullable String unit)
      implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "measured-in-other-unit",
              "The inspections measured %2$s in unit %3$s (result %1$s).",
              "检验测量 %2$s 所用单位为 %3$s（第 %1$s 项结果）。",
              result + 1,
              characteristic,
              unit == null ? "1" : unit)
          .with(RefusalText.POINTER, "/results/" + result + "/unit");
    }
  }

  record PhotoOfUnknownCharacteristic(String characteristic) implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "characteristic-unknown",
              "The plan of this inspection has no characteristic %s.",
              "该检验的计划没有特性 %s。",
              characteristic)
          .with(RefusalText.POINTER, "/characteristic");
    }
  }

  record NoSuchPhoto() implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  record PhotoElsewhere(String characteristic) implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "photo-elsewhere",
          "This inspection has the same photo at characteristic %s already.",
          "该检验的特性 %s 已有同一张照片。",
          characteristic);
    }
  }

  record PhotosFull(int most, int mostOfInspection) implements InspectionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "photos-full",
          "A piece takes at most %s photos of a characteristic, and an inspection %s in all, erased"
              + " ones included.",
          "每件每项特性最多 %s 张照片，一次检验最多 %s 张（含已删除的）。",
          most,
          mostOfInspection);
    }
  }
}
