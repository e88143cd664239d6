package weft.inspection;

import weft.event.Refusal;
import weft.event.RefusalText;

/** Why an action on an inspection plan was refused. */
public sealed interface InspectionPlanRefusal extends Refusal {
  record NoSuchPlan() implements InspectionPlanRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  record NothingInspected() implements InspectionPlanRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "nothing-inspected",
              "A plan inspects at least one characteristic.",
              "检验计划至少包含一项检验特性。")
          .with(RefusalText.POINTER, "/characteristics");
    }
  }

  record CharacteristicTwice(int index, String characteristic) implements InspectionPlanRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "characteristic-twice",
              "Characteristic %s stands in the plan twice.",
              "检验特性 %s 重复。",
              characteristic)
          .with(RefusalText.POINTER, "/characteristics/" + index + "/characteristic");
    }
  }

  record LimitsOrAttribute(int index) implements InspectionPlanRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "limits-or-attribute",
              "Characteristic %s needs a limit or an attribute, and not both.",
              "第 %s 项特性应填写限值或计数特征，二者取一。",
              index + 1)
          .with(RefusalText.POINTER, "/characteristics/" + index);
    }
  }

  record LimitsCrossed(int index) implements InspectionPlanRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "limits-crossed",
              "The lower limit of characteristic %s is above its upper one.",
              "第 %s 项特性的下限大于上限。",
              index + 1)
          .with(RefusalText.POINTER, "/characteristics/" + index + "/minimum");
    }
  }

  record SampleNotPositive(int index) implements InspectionPlanRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "sample-not-positive",
              "The sample of characteristic %s needs a whole number of pieces above zero.",
              "第 %s 项特性的样本量应为大于零的整数。",
              index + 1)
          .with(RefusalText.POINTER, "/characteristics/" + index + "/sample/quantity");
    }
  }

  /** Only cells that published tables agree on are offered. */
  record AqlNotOffered(int index, String level, String aql) implements InspectionPlanRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "aql-not-offered",
              "No sampling plan is offered for level %s and AQL %s; levels are I, II, III and S-1"
                  + " to S-4, AQLs are the standard values from 0.010 to 6.5.",
              "没有检验水平 %s、AQL %s 的抽样方案；可用水平为 I、II、III 及 S-1 至 S-4，AQL 为 0.010 至 6.5 的标准值。",
              level,
              aql)
          .with(RefusalText.POINTER, "/characteristics/" + index + "/sample");
    }
  }

  /** The plan changed between reading it and beginning the inspection. */
  record PlanChanged(int number) implements InspectionPlanRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "plan-changed",
          "The inspection plan has just changed to version %s; please try again.",
          "检验计划刚刚更改为版本 %s，请重试。",
          number);
    }
  }

  record InspectionStopped() implements InspectionPlanRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "inspection-stopped",
          "Five lots were rejected under tightened inspection. A person must resume inspection"
              + " first.",
          "加严检验期间已有五批不合格，须先由人员恢复检验。");
    }
  }
}
