package weft.stock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.event.Refusal;
import weft.event.RefusalText;
import weft.measure.Quantity;

/** Why a count or movement was refused. */
public sealed interface StockRefusal extends Refusal {
  /** Nobody counts less than nothing. */
  record CountNegative() implements StockRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid("count-negative", "A count cannot be negative.", "盘点数量不能小于零。")
          .with(RefusalText.POINTER, "/quantity");
    }
  }

  /**
   * More movements happened since the count than are remembered, so the stock must be counted
   * again.
   */
  record CountTooOld(Instant since) implements StockRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "count-too-old",
              "Too many movements have been booked since; give a time of count after %s.",
              "此后的库存变动过多，请盘点 %s 之后的时点。",
              since)
          .with("since", since);
    }
  }

  record NothingMoved() implements StockRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "nothing-moved", "The quantity of a movement cannot be zero.", "变动数量不能为零。")
          .with(RefusalText.POINTER, "/quantity");
    }
  }

  /** An issue or scrap must be negative, a receipt or transfer positive. */
  record WrongSign(MovementKind kind) implements StockRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "wrong-sign",
              "Issue and scrap are negative, receipt and transfer positive.",
              "出库和报废为负数，入库和调拨为正数。")
          .with(RefusalText.POINTER, "/quantity");
    }
  }

  record TransferNamesNoTarget() implements StockRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "transfer-without-target", "A transfer needs a destination.", "调拨必须写明目标。")
          .with(RefusalText.POINTER, "/to");
    }
  }

  /** A movement other than a transfer names a destination. */
  record TargetOfNoTransfer() implements StockRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "target-of-no-transfer", "Only a transfer has a destination.", "只有调拨可以写明目标。")
          .with(RefusalText.POINTER, "/to");
    }
  }

  record TransferToItself() implements StockRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "transfer-to-itself",
              "The destination of a transfer must differ from where the goods are.",
              "调拨的目标不能与来源相同。")
          .with(RefusalText.POINTER, "/to");
    }
  }

  /** A problem blocks the batch, so none of its stock is free. */
  record BatchIsHeld(String batch) implements StockRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "batch-blocked",
              "Batch %s is blocked; its stock stays blocked until the problem ends.",
              "批次 %s 已冻结，问题关闭前其库存不能解冻。",
              batch)
          .with("batch", batch);
    }
  }

  record TooManyHeld(int most) implements StockRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "too-many-blocked",
          "%s batches of this part are blocked at the site, and no more can be.",
          "该工厂此零件已有 %s 个批次被冻结，不能再增加。",
          most);
    }
  }

  /** The stock would fall below zero and no reason was given. */
  record BelowZero(Quantity stands, Quantity moved) implements StockRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "below-zero",
              "The stock is %s; %s would make it negative. If that is right, give a reason.",
              "现有 %s，变动 %s 后将小于零。如属实，请填写原因。",
              stands,
              moved)
          .with("stands", stands)
          .with("moved", moved)
          .with(RefusalText.POINTER, "/quantity");
    }
  }

  /** A document takes more than there is and no reason was given. */
  record DocumentBelowZero(
      String part, @Nullable String batch, Quantity stands, Quantity taken, String unit)
      implements StockRefusal {
    @Override
    public RefusalText told() {
      String of = batch == null ? "" : batch;
      RefusalText told =
          batch == null
              ? RefusalText.conflict(
                  "below-zero",
                  "The stock of part %s is %s %s; %s would be taken. If that is right, give a"
                      + " reason.",
                  "零件 %s 现有库存 %s %s，本次将减少 %s，库存会小于零。如属实，请填写原因。",
                  part,
                  stands,
                  unit,
                  taken)
              : RefusalText.conflict(
                  "below-zero",
                  "The stock of part %s, batch %s, is %s %s; %s would be taken. If that is right,"
                      + " give a reason.",
                  "零件 %s（批次 %s）现有库存 %s %s，本次将减少 %s，库存会小于零。如属实，请填写原因。",
                  part,
                  of,
                  stands,
                  unit,
                  taken);
      RefusalText whole =
          told.with("part", part).with("stands", stands).with("taken", taken).with("unit", unit);
      return (batch == null ? whole : whole.with("batch", of))
          .with(RefusalText.POINTER, "/belowZero");
    }
  }

  /** The stock is kept in another unit; units are never added. */
  record StockInOtherUnit(String known, String stated) implements StockRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "stock-in-other-unit",
              "This stock is kept in %s, not in %s.",
              "该库存以 %s 计量，不是 %s。",
              known,
              stated)
          .with("known", known)
          .with("stated", stated)
          .with(RefusalText.POINTER, "/unit");
    }
  }

  /** The document was booked with another quantity of the same goods. */
  record DocumentSaysOtherwise(String document, Quantity says, Quantity moved)
      implements StockRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "document-says-otherwise",
              "Document %s was booked with %s of these goods, not with %s.",
              "单据 %s 记录该货物为 %s，而不是 %s。",
              document,
              says,
              moved)
          .with("document", document)
          .with("says", says)
          .with("moved", moved)
          .with(RefusalText.POINTER, "/quantity");
    }
  }

  /** A box may move only once under a document. */
  record BoxScannedAlready(String document, String label) implements StockRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "box-scanned-already",
              "Package %s has already been scanned under document %s.",
              "箱标 %s 已在单据 %s 下扫描过。",
              label,
              document)
          .with("document", document)
          .with("label", label);
    }
  }

  /**
   * There is no such movement, it was already reversed, it is too old, or the document that booked
   * it is still valid.
   */
  record NotReversible(long movement) implements StockRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "not-reversible",
              "Movement %s cannot be reversed: it has been reversed already, is too long ago, or"
                  + " its document is still valid.",
              "变动 %s 不能冲销：已经冲销、时间过久，或其单据仍然有效。",
              movement)
          .with("movement", movement);
    }
  }

  record ReversalWithoutReason() implements StockRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "reversal-without-reason", "Give a reason for the reversal.", "请说明冲销原因。")
          .with(RefusalText.POINTER, "/reason");
    }
  }
}
