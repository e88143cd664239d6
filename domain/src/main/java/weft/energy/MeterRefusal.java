package weft.energy;

import java.math.BigDecimal;
import java.time.Instant;
import weft.event.Refusal;
import weft.event.RefusalText;

/** Why something asked of a meter was refused. */
public sealed interface MeterRefusal extends Refusal {
  record NoSuchMeter() implements MeterRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  record MeterExists(String code) implements MeterRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "meter-exists", "Meter %s is registered already.", "电表 %s 已登记。", code)
          .with(RefusalText.POINTER, "/code");
    }
  }

  record NoSuchReplacement() implements MeterRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  /**
   * Only the last replacement can be corrected: earlier ones already count in the energy of later
   * days.
   */
  record ReplacementNotLast(int last) implements MeterRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "replacement-not-last",
          "Only the last replacement, number %s, can be corrected.",
          "只能更正最近一次（第 %s 次）换表记录。",
          last);
    }
  }

  record ReplacementNotInOrder(Instant last) implements MeterRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "replacement-not-in-order",
              "The meter was last replaced at %s; this is not later.",
              "电表上次更换于 %s，本次时间应晚于该时间。",
              last)
          .with(RefusalText.POINTER, "/at")
          .with("last", last);
    }
  }

  /** The old meter's register would have run backwards. */
  record FinalBelowFirst(BigDecimal first) implements MeterRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "final-below-first",
              "The old meter began at %s kWh and cannot end below it.",
              "旧表起始示数为 %s 千瓦时，终止示数不能低于该值。",
              first.toPlainString())
          .with(RefusalText.POINTER, "/finalRegister");
    }
  }

  record TooManyReplacements(int most) implements MeterRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "too-many-replacements",
          "A meter has at most %s replacements. Register another meter.",
          "一块电表最多记录 %s 次更换，请另行登记电表。",
          most);
    }
  }
}
