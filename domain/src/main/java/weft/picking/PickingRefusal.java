package weft.picking;

import java.time.Instant;
import weft.event.Refusal;
import weft.event.RefusalText;
import weft.measure.Quantity;

/** Why an action on a picking was refused. */
public sealed interface PickingRefusal extends Refusal {
  record PickingExists(String number) implements PickingRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "picking-exists", "Picking %s was opened already.", "拣货单 %s 已存在。", number)
          .with(RefusalText.POINTER, "/number");
    }
  }

  record NoSuchPicking() implements PickingRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  record NothingToPick() implements PickingRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "nothing-to-pick",
              "A picking needs lines, each with a quantity above zero.",
              "拣货单至少需要一行，且每行数量须大于零。")
          .with(RefusalText.POINTER, "/lines");
    }
  }

  record NoSuchPickingLine(int line, int lines) implements PickingRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "no-such-line",
              "The picking has no line %s; its lines are 1 to %s.",
              "该拣货单没有第 %s 行，行号为 1 至 %s。",
              line,
              lines)
          .with(RefusalText.POINTER, "/line");
    }
  }

  record NothingScanned() implements PickingRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid("nothing-scanned", "A scan counts more than zero.", "扫描数量须大于零。")
          .with(RefusalText.POINTER, "/quantity");
    }
  }

  /** More than the line still needs. */
  record BeyondPickingLine(int line, Quantity left, String unit) implements PickingRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "beyond-line", "Line %s needs only %s %s more.", "第 %s 行只差 %s %s。", line, left, unit)
          .with(RefusalText.POINTER, "/quantity")
          .with("left", left);
    }
  }

  record ScannedInTheFuture(Instant at) implements PickingRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "scanned-in-future",
              "The scan lies in the future (%s). Check the clock of the device.",
              "扫描时间（%s）晚于当前时间，请检查设备时钟。",
              at)
          .with(RefusalText.POINTER, "/at");
    }
  }

  record PickingIsClosed() implements PickingRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict("picking-closed", "The picking is closed.", "该拣货单已关闭。");
    }
  }

  /** A row shows a picking with all its scans, so their number is limited. */
  record TooManyScans(int most) implements PickingRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "too-many-scans",
          "A picking has at most %s scans. Close it and open another one.",
          "一张拣货单最多 %s 次扫描，请关闭后另开一张。",
          most);
    }
  }

  record PickingIncomplete(int open) implements PickingRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "picking-incomplete",
              "%s lines are not complete. State why the picking ends without them.",
              "还有 %s 行未拣完，请说明关闭原因。",
              open)
          .with(RefusalText.POINTER, "/reason");
    }
  }
}
