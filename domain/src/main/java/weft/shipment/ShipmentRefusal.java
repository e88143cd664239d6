package weft.shipment;

import weft.event.Refusal;
import weft.event.RefusalText;
import weft.measure.Quantity;

/** Why a command to a shipment was refused. */
public sealed interface ShipmentRefusal extends Refusal {
  record NoSuchShipment() implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  record ShipmentWasCancelled() implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "shipment-was-cancelled", "The shipment was cancelled.", "该发货已取消。");
    }
  }

  /** Another shipment with different content has this number. */
  record ShipmentNumberUsed(String number) implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "shipment-number-used",
              "Shipment %s already exists with different content.",
              "发货单 %s 已存在且内容不同。",
              number)
          .with("number", number);
    }
  }

  /** Goods were received, so the shipment can no longer be changed. */
  record ShipmentWasReceived() implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "shipment-was-received",
          "Goods of the shipment have been received; it can no longer be changed.",
          "该发货已有收货，不能再更改。");
    }
  }

  record NothingShipped() implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid("nothing-shipped", "The shipment has no lines.", "发货单没有任何行。")
          .with(RefusalText.POINTER, "/lines");
    }
  }

  record ShippedQuantityNotPositive(String part) implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "quantity-not-positive",
              "The quantity of part %s must be above zero.",
              "零件 %s 的数量必须大于零。",
              part)
          .with("part", part)
          .with(RefusalText.POINTER, "/lines");
    }
  }

  /** One part, by the supplier's number, has lines in two units; units are never added. */
  record UnitsMixed(String part) implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "units-mixed", "Part %s is shipped in two units.", "零件 %s 使用了两种单位。", part)
          .with("part", part);
    }
  }

  /** The label has eighteen digits but a wrong check digit. */
  record SsccMisread(String label) implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "sscc-misread", "The check digit of %s is wrong.", "箱标 %s 的校验位有误。", label)
          .with("label", label);
    }
  }

  record PackageTwice(String label) implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "package-twice", "Package %s is named twice.", "包装 %s 重复出现。", label)
          .with("label", label);
    }
  }

  /** Its outer package is missing, or comes after it in the list. */
  record PackageHeldByUnknown(String label, String within) implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "package-held-by-unknown",
              "Package %s is said to be in %s, which is not part of the shipment.",
              "包装 %s 所在的外包装 %s 不存在。",
              label,
              within)
          .with("label", label)
          .with("within", within);
    }
  }

  /** A receipt names a package that is not part of the shipment. */
  record PackageNotSent(String label) implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "package-not-sent",
              "Package %s is not part of this shipment.",
              "包装 %s 不属于该发货单。",
              label)
          .with("label", label)
          .with(RefusalText.POINTER, "/packages");
    }
  }

  /** This receipt or an earlier one already names the package. */
  record PackageReceivedTwice(String label) implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "package-received-twice",
              "Package %s has been received already.",
              "包装 %s 已收货，不能重复登记。",
              label)
          .with("label", label)
          .with(RefusalText.POINTER, "/packages");
    }
  }

  record PackingDoesNotAddUp(String part, Quantity shipped, Quantity packed)
      implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "packing-does-not-add-up",
              "Part %s: %s are shipped, but %s are packed.",
              "零件 %s 发货 %s，装箱 %s，两者不符。",
              part,
              shipped,
              packed)
          .with("part", part)
          .with("shipped", shipped)
          .with("packed", packed)
          .with(RefusalText.POINTER, "/packages");
    }
  }

  record NothingReceived() implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid("nothing-received", "The receipt has no lines.", "收货单没有任何行。")
          .with(RefusalText.POINTER, "/lines");
    }
  }

  record ReceivedQuantityNegative(String part) implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "quantity-negative",
              "Part %s: quantities received cannot be negative, and differences must be above"
                  + " zero.",
              "零件 %s 的收货数量不能小于零，差异数量必须大于零。",
              part)
          .with("part", part)
          .with(RefusalText.POINTER, "/lines");
    }
  }

  record ReceivedInOtherUnit(String part, String shipped, String received)
      implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "received-in-other-unit",
              "Part %s was shipped in %s, not in %s.",
              "零件 %s 以 %s 发货，不是 %s。",
              part,
              shipped,
              received)
          .with("part", part)
          .with("shipped", shipped)
          .with("received", received)
          .with(RefusalText.POINTER, "/lines");
    }
  }

  /** The received quantity and the differences do not add up to the announced quantity. */
  record DifferenceDoesNotAddUp(String part, Quantity announced, Quantity received)
      implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "difference-does-not-add-up",
              "Part %s: %s were announced; %s received and the differences do not add up to that.",
              "零件 %s 预告 %s，实收 %s 与差异相加不符。",
              part,
              announced,
              received)
          .with("part", part)
          .with("announced", announced)
          .with("received", received)
          .with(RefusalText.POINTER, "/lines");
    }
  }

  /** The shipment does not contain the part; it must be reported as a wrong part. */
  record PartNotShipped(String part) implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "part-not-shipped",
              "The shipment has no part %s; report it as a wrong part.",
              "发货单中没有零件 %s；如为错件，请按错件登记。",
              part)
          .with("part", part)
          .with(RefusalText.POINTER, "/lines");
    }
  }

  record ReceiptNumberUsed(String number) implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "receipt-number-used",
              "Receipt %s already exists with different content.",
              "收货单 %s 已存在且内容不同。",
              number)
          .with("number", number);
    }
  }

  record NoSuchDifference() implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "no-such-difference", "This receipt has no difference there.", "该收货单在此处没有差异。")
          .with(RefusalText.POINTER, "/line");
    }
  }

  /**
   * This settlement does not suit the difference; for example, missing goods cannot be returned.
   */
  record OutcomeUnfit(Outcome outcome) implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "outcome-unfit",
              "This kind of difference cannot be settled this way: %s.",
              "此类差异不能这样处理：%s。",
              outcome.text())
          .with(RefusalText.POINTER, "/outcome");
    }
  }

  record DifferenceWasSettled() implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "difference-was-settled", "Both sides have settled this difference.", "双方已就该差异达成一致。");
    }
  }

  /** Goods may be returned only if both sides agreed, and only in that quantity. */
  record ReturnNotAgreed() implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "return-not-agreed",
          "Both sides first have to agree that these goods are returned.",
          "须双方先就退货达成一致。");
    }
  }

  record ReturnTooMuch(Quantity left) implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "return-too-much",
              "%s of this difference can still be returned.",
              "该差异尚可退回 %s。",
              left)
          .with("left", left)
          .with(RefusalText.POINTER, "/lines");
    }
  }

  record ReturnNumberUsed(String number) implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "return-number-used",
              "Return %s already exists with different content.",
              "退货单 %s 已存在且内容不同。",
              number)
          .with("number", number);
    }
  }

  record NoSuchReturn() implements ShipmentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid("no-such-return", "There is no such return.", "没有该退货单。")
          .with(RefusalText.POINTER, "/number");
    }
  }
}
