package weft.sharing;

import java.time.Instant;
import java.time.LocalDate;
import weft.event.Refusal;
import weft.event.RefusalText;
import weft.party.PartyCode;

/** Why a grant was refused. */
public sealed interface GrantRefusal extends Refusal {
  record GrantExists() implements GrantRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict("grant-exists", "This grant was given already.", "该授权已存在。");
    }
  }

  record NoSuchGrant() implements GrantRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  record GrantedToOneself(PartyCode owner) implements GrantRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "granted-to-oneself",
              "%s sees its own data without a grant.",
              "%s 查看自己的数据无需授权。",
              owner)
          .with(RefusalText.POINTER, "/to");
    }
  }

  /** The list of parts is empty. */
  record NoPartsNamed() implements GrantRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "no-parts-named", "Name at least one part, or all.", "请至少指定一个零件，或选择全部。")
          .with(RefusalText.POINTER, "/parts");
    }
  }

  /** The list of contexts is empty. */
  record NoContextsNamed() implements GrantRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "no-contexts-named", "Name at least one context, or all.", "请至少指定一个业务范围，或选择全部。")
          .with(RefusalText.POINTER, "/contexts");
    }
  }

  /** The end lies before the beginning. */
  record EndsBeforeItBegins(LocalDate until, Instant from) implements GrantRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "ends-before-it-begins",
              "The grant ends on %s, before the history that it opens begins on %s.",
              "授权截止日 %s 早于开放历史的起始时刻 %s。",
              until,
              from)
          .with(RefusalText.POINTER, "/from");
    }
  }

  /** Demand has no state such as ok, low or none, so it can be shared only with its quantities. */
  record DemandHasNoState() implements GrantRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "demand-has-no-state",
              "Demand is shared exactly, or not at all.",
              "需求只能按确切数量共享，不能只共享状态。")
          .with(RefusalText.POINTER, "/grain");
    }
  }

  /** A work order without its quantities tells a buyer nothing. */
  record WorkOrdersHaveNoState() implements GrantRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "work-orders-have-no-state",
              "Work orders are shared exactly, or not at all.",
              "工单只能按确切数量共享，不能只共享状态。")
          .with(RefusalText.POINTER, "/grain");
    }
  }

  /** The figures of a machine have no ok, low or none. */
  record MachinesHaveNoGrain() implements GrantRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "machines-have-no-grain",
              "Machines are shared exactly, or not at all.",
              "设备数据只能按确切数值共享，不能只共享状态。")
          .with(RefusalText.POINTER, "/grain");
    }
  }

  /** Energy is measured by site and machine, not by part. */
  record EnergyIsSharedWhole() implements GrantRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "energy-shared-whole",
              "Energy is shared exactly and for all parts, or not at all.",
              "能耗数据只能整体按确切数值共享，不能按零件或只共享状态。")
          .with(RefusalText.POINTER, "/parts");
    }
  }

  record AlreadyOver(LocalDate until) implements GrantRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "already-over", "The grant would have ended on %s.", "授权的截止日 %s 已过。", until)
          .with(RefusalText.POINTER, "/until");
    }
  }
}
