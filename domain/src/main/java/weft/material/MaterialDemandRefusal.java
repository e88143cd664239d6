package weft.material;

import java.time.LocalDate;
import weft.calendar.Week;
import weft.event.Refusal;
import weft.event.RefusalText;

/** Why a demand was refused. */
public sealed interface MaterialDemandRefusal extends Refusal {
  record HorizonEndsBeforeItBegins(LocalDate from, LocalDate until)
      implements MaterialDemandRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "horizon-ends-before-it-begins",
              "The horizon ends on %2$s, before it begins on %1$s.",
              "区间结束日 %2$s 早于开始日 %1$s。",
              from,
              until)
          .with(RefusalText.POINTER, "/until");
    }
  }

  /** A line has neither a day nor a week, or it has both. */
  record DayOrWeek(int line) implements MaterialDemandRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "day-or-week",
              "Line %s needs a date or a week, and not both.",
              "第 %s 行应填写日期或周，二者取一。",
              line + 1)
          .with(RefusalText.POINTER, "/lines/" + line)
          .with("line", line);
    }
  }

  record OutsideHorizon(int line, LocalDate from, LocalDate until)
      implements MaterialDemandRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "outside-horizon",
              "Line %s is not within %s to %s.",
              "第 %s 行不在 %s 至 %s 之内。",
              line + 1,
              from,
              until)
          .with(RefusalText.POINTER, "/lines/" + line)
          .with("line", line);
    }
  }

  record DaySaidTwice(int line) implements MaterialDemandRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "day-said-twice",
              "Line %s covers days that another line covers too.",
              "第 %s 行与其他行的日期重叠。",
              line + 1)
          .with(RefusalText.POINTER, "/lines/" + line)
          .with("line", line);
    }
  }

  /**
   * The horizon would replace some days of a week and keep others, but a week's quantity cannot be
   * split.
   */
  record HorizonCutsWeek(Week week) implements MaterialDemandRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
          "horizon-cuts-week", "The horizon cuts week %s in two.", "区间将第 %s 周拆开。", week);
    }
  }

  /** Quantities in different units are never added. */
  record OtherUnit(String standing, String stated) implements MaterialDemandRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "other-unit",
          "Demand outside the horizon is in %s, not in %s.",
          "区间之外的需求单位为 %s，不是 %s。",
          standing,
          stated);
    }
  }
}
