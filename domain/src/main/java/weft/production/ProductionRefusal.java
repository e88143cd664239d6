package weft.production;

import java.time.LocalDate;
import weft.calendar.Week;
import weft.event.Refusal;
import weft.event.RefusalText;
import weft.measure.Quantity;
import weft.party.PartyCode;

/** Why a supplier's plan or report was refused. Lines are counted from 0, as in the request. */
public sealed interface ProductionRefusal extends Refusal {
  record HorizonEndsBeforeItBegins(LocalDate from, LocalDate until) implements ProductionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "horizon-ends-before-it-begins",
              "The horizon ends on %2$s, before it begins on %1$s.",
              "计划区间的结束日 %2$s 早于开始日 %1$s。",
              from,
              until)
          .with(RefusalText.POINTER, "/until");
    }
  }

  /** A line has neither a date nor a week, or it has both. */
  record PeriodUnclear(int line) implements ProductionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "period-unclear",
              "Line %s needs a date or a week, and not both.",
              "第 %s 行应填写日期或周，且只能填一项。",
              line + 1)
          .with(RefusalText.POINTER, "/lines/" + line);
    }
  }

  record OutsideHorizon(int line, LocalDate first, LocalDate last) implements ProductionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "outside-horizon",
              "Line %s, %s to %s, reaches out of the horizon.",
              "第 %s 行（%s 至 %s）超出计划区间。",
              line + 1,
              first,
              last)
          .with(RefusalText.POINTER, "/lines/" + line);
    }
  }

  record QuantityNegative(int line) implements ProductionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "quantity-negative",
              "Line %s plans a negative quantity.",
              "第 %s 行的计划数量不能为负数。",
              line + 1)
          .with(RefusalText.POINTER, "/lines/" + line + "/quantity");
    }
  }

  /** Two lines cover the same day. */
  record DayTwice(int line, LocalDate day) implements ProductionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "day-twice",
              "Line %s covers %s, which another line covers too.",
              "第 %s 行与其他行重复涉及 %s。",
              line + 1,
              day)
          .with(RefusalText.POINTER, "/lines/" + line);
    }
  }

  record AllotmentNotPositive(int line, PartyCode buyer) implements ProductionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "allotment-not-positive",
              "Line %s must allot more than zero to %s.",
              "第 %s 行分配给 %s 的数量必须大于零。",
              line + 1,
              buyer)
          .with(RefusalText.POINTER, "/lines/" + line + "/allotments")
          .with("buyer", buyer);
    }
  }

  record BuyerTwice(int line, PartyCode buyer) implements ProductionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "buyer-twice", "Line %s allots to %s twice.", "第 %s 行重复分配给 %s。", line + 1, buyer)
          .with(RefusalText.POINTER, "/lines/" + line + "/allotments")
          .with("buyer", buyer);
    }
  }

  record AllottedBeyondLine(int line, Quantity quantity, Quantity allotted)
      implements ProductionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "allotted-beyond-line",
              "Line %s plans %s and allots %s.",
              "第 %s 行计划 %s，分配合计 %s，超出计划数量。",
              line + 1,
              quantity,
              allotted)
          .with(RefusalText.POINTER, "/lines/" + line + "/allotments")
          .with("quantity", quantity)
          .with("allotted", allotted);
    }
  }

  /** A supplier cannot be a buyer of its own. */
  record OwnBuyer(PartyCode buyer) implements ProductionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "own-buyer",
              "%s publishes the plan and cannot be a buyer in it.",
              "%s 是计划发布方，不能同时作为采购方。",
              buyer)
          .with("buyer", buyer)
          .with(RefusalText.POINTER, "/buyers");
    }
  }

  /** The horizon begins or ends inside a week that is planned as one quantity. */
  record HorizonCutsWeek(Week week) implements ProductionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "horizon-cuts-week",
              "Week %s is planned as one quantity; the horizon must include all of the week or none"
                  + " of it.",
              "%s 是按整周计划的，计划区间应包含整周或完全不含该周。",
              week)
          .with("week", week.toString());
    }
  }

  /** Lines outside the horizon would stay in another unit. */
  record PlannedInOtherUnit(String current, String asked) implements ProductionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "planned-in-other-unit",
              "The plan is in %s; to change it to %s, the horizon must cover all of it.",
              "现有计划的单位是 %s；如需改为 %s，计划区间应覆盖全部现有计划。",
              current,
              asked)
          .with("current", current)
          .with("asked", asked);
    }
  }

  record NothingPublished() implements ProductionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  record NothingMade() implements ProductionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid("nothing-made", "Report good output or scrap.", "报工应包含合格数或报废数。")
          .with(RefusalText.POINTER, "/good");
    }
  }

  record MadeInTheFuture(LocalDate date) implements ProductionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "made-in-the-future",
              "%s is in the future; output cannot be reported for it yet.",
              "%s 尚未到来，不能报工。",
              date)
          .with(RefusalText.POINTER, "/date");
    }
  }

  record ReasonForTakingBackMissing() implements ProductionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "reason-missing", "Give a reason for taking output back.", "冲减报工请说明原因。")
          .with(RefusalText.POINTER, "/reason");
    }
  }

  /** More is taken back than was reported for the day and batch. */
  record TakenBackBeyondReported(Quantity good, Quantity scrap) implements ProductionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "taken-back-beyond-reported",
              "For this day and batch, %s good and %s scrap were reported; no more than that can be"
                  + " taken back.",
              "该日期和批次已报合格 %s、报废 %s，冲减不能超过已报数量。",
              good,
              scrap)
          .with("good", good)
          .with("scrap", scrap);
    }
  }

  /** An open work order reports the output of this part and site. */
  record ReportedByWorkOrder(String order) implements ProductionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "reported-by-work-order",
              "Work order %s reports this output; report its last step.",
              "该产出由工单 %s 报工，请在其末道工序报工。",
              order)
          .with("order", order);
    }
  }

  /** A work order reports in another unit than the plan's. */
  record OutputInOtherUnit(String planned, String reported) implements ProductionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "output-in-other-unit",
              "The output of this part is planned in %s and cannot be reported in %s.",
              "该零件的生产计划单位为 %s，不能以 %s 报工。",
              planned,
              reported)
          .with("planned", planned)
          .with("reported", reported);
    }
  }
}
