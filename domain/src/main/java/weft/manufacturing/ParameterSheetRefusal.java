package weft.manufacturing;

import weft.event.Refusal;
import weft.event.RefusalText;

/**
 * Why a parameter sheet was refused. Steps and parameters are counted from 0, as in the request.
 */
public sealed interface ParameterSheetRefusal extends Refusal {
  record SheetWithoutSteps() implements ParameterSheetRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "sheet-without-steps", "A parameter sheet has at least one step.", "参数单至少应有一道工序。")
          .with(RefusalText.POINTER, "/steps");
    }
  }

  record SheetTooLong(int steps, int parameters) implements ParameterSheetRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "sheet-too-long",
              "A parameter sheet has at most %s steps and %s parameters.",
              "参数单最多 %s 道工序、%s 个参数。",
              steps,
              parameters)
          .with(RefusalText.POINTER, "/steps");
    }
  }

  /** Two entries are for the same step and machine. */
  record StepTwice(int at, int step) implements ParameterSheetRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "step-twice", "Step %s is here twice for the same machine.", "同一设备的工序 %s 重复。", step)
          .with(RefusalText.POINTER, "/steps/" + at + "/step");
    }
  }

  record ParameterTwice(int step, int at, String name) implements ParameterSheetRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "parameter-twice", "Parameter %s is here twice.", "参数 %s 重复。", name)
          .with(RefusalText.POINTER, "/steps/" + step + "/parameters/" + at + "/name");
    }
  }

  /** The minimum, the nominal value and the maximum are not in this order. */
  record LimitsCrossed(int step, int at, String name) implements ParameterSheetRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "limits-crossed",
              "The minimum of %s cannot be above its nominal value or maximum, nor the nominal"
                  + " value above the maximum.",
              "参数 %s 应满足：下限 ≤ 标准值 ≤ 上限。",
              name)
          .with(RefusalText.POINTER, "/steps/" + step + "/parameters/" + at);
    }
  }

  record SheetOfOtherPart(String code, String part) implements ParameterSheetRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "sheet-of-other-part",
              "Parameter sheet %s is for part %s.",
              "参数单 %s 属于零件 %s。",
              code,
              part)
          .with(RefusalText.POINTER, "/part")
          .with("part", part);
    }
  }
}
