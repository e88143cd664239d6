package weft.batch;

import weft.event.Refusal;
import weft.event.RefusalText;
import weft.measure.Quantity;

/** Why a command to a batch was refused. */
public sealed interface BatchRefusal extends Refusal {
  /**
   * More is asked for than the batch has left.
   *
   * @param left what is left, in {@code unit}
   */
  record BeyondBatch(String part, String batch, Quantity asked, Quantity left, String unit)
      implements BatchRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "beyond-batch",
              "Batch %2$s of part %1$s has %4$s %5$s left, not %3$s.",
              "零件 %1$s 的批次 %2$s 剩余 %4$s %5$s，不足 %3$s。",
              part,
              batch,
              asked,
              left,
              unit)
          .with("part", part)
          .with("batch", batch)
          .with("asked", asked)
          .with("left", left)
          .with("unit", unit)
          .with(RefusalText.POINTER, "/goods");
    }
  }

  /** The maker reported no output of the batch, so nothing can be taken from it. */
  record BatchNotDeclared(String batch) implements BatchRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "batch-not-declared",
              "No output of batch %s has been reported.",
              "批次 %s 尚无报工数量。",
              batch)
          .with("batch", batch);
    }
  }

  record BatchExists(String batch) implements BatchRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "batch-exists", "There is a batch %s of this part already.", "该零件已有批次 %s。", batch)
          .with("batch", batch)
          .with(RefusalText.POINTER, "/number");
    }
  }

  /** A new batch would escape the problem. */
  record BatchHasProblem(String batch) implements BatchRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "batch-has-problem",
              "Batch %s has an open problem; it cannot be split or merged.",
              "批次 %s 有未关闭的问题，不能拆分或合并。",
              batch)
          .with("batch", batch);
    }
  }

  record BatchOfItself(String batch) implements BatchRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "batch-of-itself",
              "Batch %s cannot be an input of itself.",
              "批次 %s 不能作为自身的投入。",
              batch)
          .with("batch", batch);
    }
  }

  /** The batch is kept in another unit; units are never added. */
  record BatchInOtherUnit(String known, String stated) implements BatchRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "batch-in-other-unit",
              "This batch is kept in %s, not in %s.",
              "该批次以 %s 计量，不是 %s。",
              known,
              stated)
          .with("known", known)
          .with("stated", stated)
          .with(RefusalText.POINTER, "/unit");
    }
  }

  record BatchQuantityInvalid() implements BatchRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "batch-quantity-invalid",
              "Good output cannot be negative, and a quantity taken must be above zero.",
              "合格数不能为负，取用数量须大于零。")
          .with(RefusalText.POINTER, "/quantity");
    }
  }

  record NoSuchReport(String source) implements BatchRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "no-such-report",
          "The batch has no report %s that could be corrected.",
          "该批次没有可更正的报工 %s。",
          source);
    }
  }

  /** A certificate states its quantity of a batch once. */
  record CertifiedOtherwise(String certificate, Quantity quantity) implements BatchRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "certified-otherwise",
              "Certificate %s already takes %s of this batch.",
              "证书 %s 已占用该批次 %s。",
              certificate,
              quantity)
          .with(RefusalText.POINTER, "/goods");
    }
  }

  record BatchIsFull(String batch, int most) implements BatchRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "batch-full",
          "Batch %s has %s reports or certificates, and takes no more.",
          "批次 %s 已有 %s 条报工或证书记录，不能再增加。",
          batch,
          most);
    }
  }

  record TooManyProblems(int most) implements BatchRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "too-many-problems",
          "At most %s problems of a batch can be open; end one first.",
          "同一批次最多可有 %s 个未关闭的问题，请先关闭一个。",
          most);
    }
  }

  /** The party has no such open problem at the batch. */
  record NoSuchProblem() implements BatchRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }
}
