package weft.manufacturing;

import weft.event.Refusal;
import weft.event.RefusalText;
import weft.measure.Quantity;

/**
 * Why a command to a work order was refused. Steps and parameters are counted from 0, as in the
 * request.
 */
public sealed interface WorkOrderRefusal extends Refusal {
  record NoSuchWorkOrder() implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  record NoSuchReport() implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  record NoSuchPhoto() implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  record PhotosFull(int most, int mostOfOrder) implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "photos-full",
          "A report takes at most %s photos, and a work order %s.",
          "一次报工最多 %s 张照片，一张工单最多 %s 张。",
          most,
          mostOfOrder);
    }
  }

  record WorkOrderExists(String number) implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "work-order-exists", "Work order %s was released already.", "工单 %s 已下达。", number);
    }
  }

  record WorkOrderIsClosed() implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict("work-order-closed", "This work order is closed.", "该工单已关闭。");
    }
  }

  record WorkOrderIsFull(int most) implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "work-order-full",
          "A work order takes at most %s starts and as many reports; close it and release another"
              + " one.",
          "一张工单最多 %s 次开工和 %1$s 次报工，请关闭后另下工单。",
          most);
    }
  }

  record OrderQuantityNotPositive() implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "quantity-not-positive", "The quantity must be above zero.", "数量必须大于零。")
          .with(RefusalText.POINTER, "/quantity");
    }
  }

  record OrderWithoutSteps() implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "order-without-steps", "A work order has at least one step.", "工单至少应有一道工序。")
          .with(RefusalText.POINTER, "/steps");
    }
  }

  record RoutingTooLong(int most) implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "routing-too-long", "A work order has at most %s steps.", "工单最多 %s 道工序。", most)
          .with(RefusalText.POINTER, "/steps");
    }
  }

  record RoutingStepTwice(int at, int step) implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid("step-twice", "Step %s is here twice.", "工序 %s 重复。", step)
          .with(RefusalText.POINTER, "/steps/" + at + "/step");
    }
  }

  record SheetForOtherPart(String code, String part) implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "sheet-for-other-part",
              "Parameter sheet %s is for part %s.",
              "参数单 %s 属于零件 %s。",
              code,
              part)
          .with(RefusalText.POINTER, "/sheet")
          .with("part", part);
    }
  }

  record StepUnknown(int step) implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "step-unknown", "This work order has no step %s.", "该工单没有工序 %s。", step)
          .with(RefusalText.POINTER, "/step");
    }
  }

  record NothingPassedOn(int step) implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "nothing-passed-on",
              "The step before has passed nothing on to step %s yet.",
              "上道工序尚未向工序 %s 转入。",
              step)
          .with(RefusalText.POINTER, "/step");
    }
  }

  /** A step with parameters on its sheet is reported only after it was started. */
  record StepNotStarted(int step) implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "step-not-started",
              "Step %s has parameters on its sheet; start it first.",
              "工序 %s 有工艺参数要求，请先开工。",
              step)
          .with(RefusalText.POINTER, "/step");
    }
  }

  /** The sheet has an entry for each of several machines. */
  record MachineNeeded(int step) implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "machine-needed",
              "The sheet has other parameters for other machines; name the machine of step %s.",
              "参数单按设备分别规定参数，请填写工序 %s 的设备。",
              step)
          .with(RefusalText.POINTER, "/machine");
    }
  }

  record MachineNotOnSheet(int step, String machine) implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "machine-not-on-sheet",
              "The sheet does not permit step %s on machine %s.",
              "参数单未允许工序 %s 使用设备 %s。",
              step,
              machine)
          .with(RefusalText.POINTER, "/machine");
    }
  }

  record ParameterGivenTwice(int at, String name) implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "parameter-twice", "Parameter %s is here twice.", "参数 %s 重复。", name)
          .with(RefusalText.POINTER, "/parameters/" + at + "/name");
    }
  }

  record ParameterNotOnSheet(int at, String name) implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "parameter-unknown", "The sheet has no parameter %s.", "参数单中没有参数 %s。", name)
          .with(RefusalText.POINTER, "/parameters/" + at + "/name");
    }
  }

  record ParameterMissing(String name) implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "parameter-missing",
              "Give parameter %s; the sheet has limits for it.",
              "请填写参数 %s，参数单对其有要求。",
              name)
          .with(RefusalText.POINTER, "/parameters")
          .with("name", name);
    }
  }

  record UnitNotComparable(int at, String unit, String sheetUnit) implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "unit-not-comparable",
              "The sheet states this parameter in %2$s, with which %1$s cannot be compared.",
              "参数单中该参数的单位为 %2$s，无法与 %1$s 比较。",
              unit,
              sheetUnit)
          .with(RefusalText.POINTER, "/parameters/" + at + "/unit")
          .with("unit", sheetUnit);
    }
  }

  record ParameterOutside(int at, UsedParameter used, ParameterLimits limits)
      implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "parameter-outside",
              "%s is %s %s; the sheet permits %s to %s %s. A second person can permit it with a"
                  + " reason.",
              "%s 为 %s %s，参数单允许 %s 至 %s %s。可由第二人说明原因后放行。",
              used.name(),
              used.value(),
              used.unit(),
              limits.minimum() == null ? "…" : limits.minimum(),
              limits.maximum() == null ? "…" : limits.maximum(),
              limits.unit())
          .with(RefusalText.POINTER, "/parameters/" + at + "/value");
    }
  }

  record NothingToOverride() implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "nothing-to-override",
              "All parameters are within the sheet. Leave out the override, and start the step in"
                  + " person.",
              "所有参数均在参数单范围内。请去掉放行，由本人开工。")
          .with(RefusalText.POINTER, "/override");
    }
  }

  record SecondPersonNeeded() implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "second-person-needed",
              "A second person must permit parameters outside the sheet: not the one who released"
                  + " the order, and not the one who starts the step.",
              "超出参数单须由第二人放行：不能是下达工单的人，也不能是开工的人。")
          .with(RefusalText.POINTER, "/override");
    }
  }

  record ReportEndsBeforeItBegins() implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "report-ends-before-it-begins", "The work ends before it begins.", "结束时间早于开始时间。")
          .with(RefusalText.POINTER, "/until");
    }
  }

  record ReportedInTheFuture() implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "reported-in-the-future",
              "Work is reported after it was done.",
              "工作完成后才能报工，结束时间不能晚于当前。")
          .with(RefusalText.POINTER, "/until");
    }
  }

  record NothingReported() implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "nothing-reported", "Report good, scrap or rework.", "请填写合格、报废或返工数量。")
          .with(RefusalText.POINTER, "/good");
    }
  }

  /** More is reported than has no report yet and waits for rework. */
  record BeyondPassedOn(int step, Quantity asked, Quantity unreported, Quantity openRework)
      implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "beyond-passed-on",
              "Step %s can report %s more that were passed on to it and %s that wait for rework,"
                  + " not %s.",
              "工序 %s 尚有转入未报 %s、待返工 %s，不能报 %s。",
              step,
              unreported,
              openRework,
              asked)
          .with(RefusalText.POINTER, "/good")
          .with("unreported", unreported)
          .with("openRework", openRework);
    }
  }

  /** Later reports have taken from the rework that this one stated. */
  record ReworkTakenAlready(Quantity taken) implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "rework-taken-already",
              "Later reports took %s from this rework; correct them first.",
              "后续报工已从该返工数中取用 %s，请先更正后续报工。",
              taken)
          .with(RefusalText.POINTER, "/rework")
          .with("taken", taken);
    }
  }

  /** The same person reported the same work with another cause or other inputs. */
  record ReportedOtherwise(int number) implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "reported-otherwise",
              "Report %s states this work already, with another cause or other inputs.",
              "第 %s 次报工已报此项工作，但原因或投料不同。",
              number)
          .with("report", number);
    }
  }

  /** Another report came between reading the order and writing this one. */
  record ReportedMeanwhile() implements WorkOrderRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "reported-meanwhile",
          "Somebody else reported at this moment; send the report again.",
          "此刻有他人报工，请重新提交。");
    }
  }
}
