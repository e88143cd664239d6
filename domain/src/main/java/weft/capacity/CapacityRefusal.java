package weft.capacity;

import weft.calendar.Week;
import weft.event.Refusal;
import weft.event.RefusalText;
import weft.measure.Quantity;
import weft.party.PartyCode;

/** Why a statement of a capacity group was refused. Rows are counted from 0. */
public sealed interface CapacityRefusal extends Refusal {
  record GroupExists(String code) implements CapacityRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "group-exists", "There is a capacity group %s already.", "产能组 %s 已存在。", code)
          .with("group", code);
    }
  }

  record NoSuchGroup() implements CapacityRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  record WeekTwice(int row, Week week) implements CapacityRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid("week-twice", "Week %s is stated twice.", "%s 重复填写。", week)
          .with(RefusalText.POINTER, "/weeks/" + row);
    }
  }

  record CapacityNegative(int row, Week week) implements CapacityRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "capacity-negative", "The capacity of %s cannot be negative.", "%s 的产能不能为负数。", week)
          .with(RefusalText.POINTER, "/weeks/" + row);
    }
  }

  /** The planned capacity exceeds the maximum. */
  record ActualBeyondMaximum(int row, Week week, Quantity actual, Quantity maximum)
      implements CapacityRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "actual-beyond-maximum",
              "In %s the actual capacity %s exceeds the maximum %s.",
              "%s 的实际产能 %s 超出最大产能 %s。",
              week,
              actual,
              maximum)
          .with(RefusalText.POINTER, "/weeks/" + row + "/actual");
    }
  }

  /** The weeks that stay would be read in another unit. */
  record UnitOfKeptWeeks(String unit, Week week) implements CapacityRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "unit-of-kept-weeks",
              "Other weeks, such as %s, stay in %s: state all weeks anew to change the unit.",
              "%s 等其他周仍以 %s 为单位：如需更改单位，请重新填写全部周。",
              week,
              unit)
          .with(RefusalText.POINTER, "/unit");
    }
  }

  record PartTwice(int row, String part) implements CapacityRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid("part-twice", "Part %s is named twice.", "零件 %s 重复填写。", part)
          .with(RefusalText.POINTER, "/parts/" + row);
    }
  }

  record FactorNotPositive(int row, String part) implements CapacityRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "factor-not-positive",
              "Part %s needs a factor above zero.",
              "零件 %s 的负荷系数必须大于零。",
              part)
          .with(RefusalText.POINTER, "/parts/" + row + "/factor");
    }
  }

  /** A supplier cannot be a buyer of its own group. */
  record ShownToOneself(PartyCode buyer) implements CapacityRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "shown-to-oneself",
              "%s owns the group and cannot be a buyer of it.",
              "%s 是该产能组的所有者，不能同时作为采购方。",
              buyer)
          .with(RefusalText.POINTER, "/buyers");
    }
  }
}
