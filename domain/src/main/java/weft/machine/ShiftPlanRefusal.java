package weft.machine;

import weft.event.Refusal;
import weft.event.RefusalText;

/** Why a shift plan was refused. Shifts and breaks are counted from 0, as in the request. */
public sealed interface ShiftPlanRefusal extends Refusal {
  record TooManyShifts(int most) implements ShiftPlanRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "too-many-shifts", "A site has at most %s shifts.", "一个工厂最多 %s 个班次。", most)
          .with(RefusalText.POINTER, "");
    }
  }

  record ShiftWithoutDays(int at) implements ShiftPlanRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "shift-without-days",
              "Name each day on which the shift begins, once.",
              "请指定该班次在每周哪几天上班，每天只列一次。")
          .with(RefusalText.POINTER, "/" + at + "/days");
    }
  }

  record ShiftsOverlap(int at, String name, String other) implements ShiftPlanRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "shifts-overlap",
              "Shifts %s and %s are at the same time.",
              "班次 %s 与 %s 时间重叠。",
              name,
              other)
          .with(RefusalText.POINTER, "/" + at);
    }
  }

  /** A break lies outside its shift, takes no time, or meets the break before it. */
  record BreakOutsideShift(int at, int nth) implements ShiftPlanRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "break-outside-shift",
              "A break lies within its shift, after the break before it.",
              "休息时间应在班次之内，按先后排列且互不重叠。")
          .with(RefusalText.POINTER, "/" + at + "/breaks/" + nth);
    }
  }

  /** The breaks fill the shift. */
  record NothingButBreaks(int at) implements ShiftPlanRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "nothing-but-breaks", "The breaks leave no time to work.", "休息时间占满了整个班次。")
          .with(RefusalText.POINTER, "/" + at + "/breaks");
    }
  }
}
