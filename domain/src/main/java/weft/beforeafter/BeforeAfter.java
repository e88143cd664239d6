package weft.beforeafter;

import weft.beforeafter.StatedFiguresEvent.MonthStated;
import weft.event.StreamType;
import weft.language.Text;

/** Declares stated figures as a kind of streams. */
public final class BeforeAfter {
  public static final StreamType<StatedFiguresEvent> STATED_FIGURES =
      StreamType.of(StatedFigures.TYPE, StatedFiguresEvent.class)
          .decidedBy(StatedFiguresCommand.class, StatedFigures.NEW)
          .refusing(StatedFiguresRefusal.class)
          .event(
              "figures-of-month-stated",
              MonthStated.class,
              it ->
                  new Text(
                          "%s stated figures of site %s for the month from %s.",
                          "%s 填报了工厂 %s 自 %s 起一个月的指标。")
                      .with(it.party(), it.site(), it.month().month()));

  private BeforeAfter() {}
}
