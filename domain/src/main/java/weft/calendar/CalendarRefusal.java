package weft.calendar;

import java.time.LocalDate;
import weft.event.Refusal;
import weft.event.RefusalText;

/** Why a calendar was refused. */
public sealed interface CalendarRefusal extends Refusal {
  record NoSuchTimeZone(String timeZone) implements CalendarRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "no-such-time-zone", "There is no time zone %s.", "没有时区 %s。", timeZone)
          .with("timeZone", timeZone)
          .with(RefusalText.POINTER, "/timeZone");
    }
  }

  /** A week has seven days, Monday to Sunday. */
  record NotAWeek(int days) implements CalendarRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "not-a-week",
              "A week has 7 days, Monday to Sunday, and not %s.",
              "一周为 7 天（周一至周日），而不是 %s 天。",
              days)
          .with("days", days)
          .with(RefusalText.POINTER, "/week");
    }
  }

  /** A week without a working day; no date could ever be met. */
  record NothingWorked() implements CalendarRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "nothing-worked",
              "At least one day of the week must be a working day.",
              "一周中至少要有一个工作日。")
          .with(RefusalText.POINTER, "/week");
    }
  }

  record ExceptionTwice(LocalDate date) implements CalendarRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid("exception-twice", "%s is named twice.", "日期 %s 重复。", date)
          .with("date", date)
          .with(RefusalText.POINTER, "/exceptions");
    }
  }

  /** More exceptions than twenty years have days. */
  record TooManyExceptions(int most) implements CalendarRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "too-many-exceptions",
              "A calendar has at most %s exceptions.",
              "一个日历最多 %s 个例外日期。",
              most)
          .with("most", most)
          .with(RefusalText.POINTER, "/exceptions");
    }
  }

  /** A year was stated for a site that has no calendar yet. */
  record NoCalendarYet() implements CalendarRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "no-calendar-yet",
          "The site has no calendar yet: set its time zone and working week first.",
          "该工厂还没有日历，请先设置时区和每周工作日。");
    }
  }

  /** A day that is neither in the stated year nor in the year before or after it. */
  record NotOfThatYear(LocalDate date, int year) implements CalendarRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "not-of-that-year", "%s is not a day of %s.", "%s 不属于 %s 年。", date, year)
          .with("date", date)
          .with("year", year)
          .with(RefusalText.POINTER, "/days");
    }
  }
}
