package weft.beforeafter;

import weft.event.Refusal;
import weft.event.RefusalText;

/** Why figures were refused. */
public sealed interface StatedFiguresRefusal extends Refusal {
  record MonthNotOver() implements StatedFiguresRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "month-not-over", "State the figures of a month that is over.", "请填报已经结束的月份。")
          .with(RefusalText.POINTER, "/month");
    }
  }

  record NoFigureStated() implements StatedFiguresRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "no-figure-stated",
              "State a lead time, days of stock or a stock value.",
              "请至少填报交付周期、库存天数、库存金额中的一项。")
          .with(RefusalText.POINTER, "/leadTimeDays");
    }
  }

  record ValueWithoutCurrency() implements StatedFiguresRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "value-without-currency", "A stock value needs its currency.", "填报库存金额时须注明币种。")
          .with(RefusalText.POINTER, "/currency");
    }
  }

  record NegativeFigure(String pointer) implements StatedFiguresRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid("figure-negative", "A figure is zero or above.", "数值不能为负。")
          .with(RefusalText.POINTER, pointer);
    }
  }

  /** More months are stated than a site can have. */
  record TooManyMonths(int most) implements StatedFiguresRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "too-many-months", "A site states at most %s months.", "一个工厂最多填报 %s 个月。", most)
          .with(RefusalText.POINTER, "/month");
    }
  }
}
