package weft.consumption;

import weft.consumption.ConsumptionEvent.ConsumptionAccepted;
import weft.consumption.ConsumptionEvent.ConsumptionContested;
import weft.consumption.ConsumptionEvent.ConsumptionStated;
import weft.event.StreamType;
import weft.language.Text;

/** Declares the billing statements of consigned stock as a kind of stream. */
public final class Consumption {
  public static final StreamType<ConsumptionEvent> ACCOUNT =
      StreamType.of(ConsumptionAccountId.TYPE, ConsumptionEvent.class)
          .decidedBy(ConsumptionCommand.class, ConsumptionAccount.NEW)
          .refusing(ConsumptionRefusal.class)
          .event(
              "consumption-stated",
              ConsumptionStated.class,
              it ->
                  new Text(
                          "%s stated its consumption of %s's goods at %s: statement %s, %s lines.",
                          "%s 提交了 %3$s 寄售货物（货主 %2$s）的消耗对账单 %4$s，共 %5$s 行。")
                      .with(
                          it.account().holder(),
                          it.account().owner(),
                          it.account().site(),
                          it.number(),
                          it.lines().size()))
          .event(
              "consumption-accepted",
              ConsumptionAccepted.class,
              it ->
                  new Text("%s accepted consumption statement %s.", "%s 确认了消耗对账单 %s。")
                      .with(it.account().owner(), it.number()))
          .event(
              "consumption-contested",
              ConsumptionContested.class,
              it ->
                  new Text("%s contested consumption statement %s: %s.", "%s 对消耗对账单 %s 提出异议：%s。")
                      .with(it.account().owner(), it.number(), it.reason()));

  private Consumption() {}
}
