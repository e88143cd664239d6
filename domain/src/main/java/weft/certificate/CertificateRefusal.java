package weft.certificate;

import weft.event.Refusal;
import weft.event.RefusalText;
import weft.measure.Quantity;
import weft.party.PartyCode;

/** Why an action on a certificate was refused. */
public sealed interface CertificateRefusal extends Refusal {
  record NoSuchCertificate() implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  record CertificateExists(String number) implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "certificate-exists",
              "You have issued a certificate %s already.",
              "贵公司已签发过编号为 %s 的证书。",
              number)
          .with(RefusalText.POINTER, "/number");
    }
  }

  record IssuedToOneself() implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "issued-to-oneself",
              "A certificate is issued to a customer, and not to oneself.",
              "证书应签发给客户，不能签发给本公司。")
          .with(RefusalText.POINTER, "/buyer");
    }
  }

  /** A declaration of compliance (2.1) states no test results. */
  record ResultsNotAllowed(CertificateType type) implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "results-not-allowed",
              "A certificate %s states no test results.",
              "%s 证书不得包含检验结果。",
              type.code())
          .with(RefusalText.POINTER, "/results");
    }
  }

  record ResultsMissing(CertificateType type) implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "results-missing",
              "A certificate %s needs at least one test result.",
              "%s 证书至少应包含一项检验结果。",
              type.code())
          .with(RefusalText.POINTER, "/results");
    }
  }

  record StatementMissing(CertificateType type) implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "statement-missing",
              "A certificate %s states in words what the goods comply with.",
              "%s 证书应以文字声明产品符合哪些要求。",
              type.code())
          .with(RefusalText.POINTER, "/statement");
    }
  }

  /** Specific inspection concerns the very products supplied, so the certificate must name them. */
  record GoodsNotNamed(CertificateType type) implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "goods-not-named",
              "A certificate %s names the heats, batches or serial numbers that it is for, or the"
                  + " order.",
              "%s 证书应注明所对应的炉号、批次或序列号，或注明订单号。",
              type.code())
          .with(RefusalText.POINTER, "/batches");
    }
  }

  /** A result has neither a number nor a text, or it has both. */
  record ValueOrText(int result) implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "value-or-text",
              "Result %s needs a number or a text, and not both.",
              "第 %s 项结果应填写数值或文字，二者取一。",
              result + 1)
          .with(RefusalText.POINTER, "/results/" + result);
    }
  }

  record LimitsCross(int result) implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "limits-crossed",
              "The lower limit of result %s is above its upper one.",
              "第 %s 项结果的下限大于上限。",
              result + 1)
          .with(RefusalText.POINTER, "/results/" + result + "/minimum");
    }
  }

  /** A result belongs to a batch that the certificate does not cover. */
  record OtherBatch(int result, String batch) implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "other-batch",
              "Result %s is of batch %s, which the certificate is not for.",
              "第 %s 项结果属于批次 %s，而本证书不含该批次。",
              result + 1,
              batch)
          .with(RefusalText.POINTER, "/results/" + result + "/batch");
    }
  }

  /** A batch is named twice. */
  record GoodsTwice(int index, String batch) implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid("goods-twice", "Batch %s is named twice.", "批次 %s 重复列出。", batch)
          .with(RefusalText.POINTER, "/goods/" + index + "/batch");
    }
  }

  /** The goods of the batches are more or less than the certificate's quantity. */
  record GoodsDiffer(Quantity goods, Quantity quantity) implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "goods-differ",
              "The goods of the batches add up to %s, and the certificate is for %s.",
              "各批次数量合计 %s，与证书数量 %s 不符。",
              goods,
              quantity)
          .with(RefusalText.POINTER, "/goods");
    }
  }

  record GoodsNotPositive(int index) implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "goods-not-positive", "Goods of a batch are more than nothing.", "批次数量必须大于零。")
          .with(RefusalText.POINTER, "/goods/" + index + "/quantity");
    }
  }

  record SupplementsItself() implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "supplements-itself", "A certificate cannot supplement itself.", "证书不能补充自身。")
          .with(RefusalText.POINTER, "/supplements");
    }
  }

  /**
   * The goods are more or others than those of the supplemented certificate.
   *
   * @param at the field that is wrong
   */
  record SupplementsOtherGoods(String at) implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "supplements-other-goods",
              "A certificate 3.1 or 3.2 supplements a 3.1 or 3.2 in the same unit, and is for no"
                  + " more of each batch than that one.",
              "3.1 或 3.2 证书只能补充单位相同的 3.1 或 3.2 证书，且各批次数量不得超过原证书。")
          .with(RefusalText.POINTER, at);
    }
  }

  /** A result is outside its limits and the certificate names no concession of the customer. */
  record OutsideLimits(int result, String characteristic) implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "outside-limits",
              "%2$s (result %1$s) is outside its limits; name the customer's concession.",
              "第 %1$s 项 %2$s 超出限值，须注明客户的让步接收单号。",
              result + 1,
              characteristic)
          .with(RefusalText.POINTER, "/results/" + result + "/value");
    }
  }

  record ValidatorNotIndependent(CertificateType type) implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "validator-not-independent",
              "A certificate %s is validated by someone of inspection or quality, on the"
                  + " purchaser's side, too; not by production, sales or purchasing.",
              "%s 证书应由检验或质量人员签署（采购方亦然），不得由生产、销售或采购人员签署。",
              type.code())
          .with(RefusalText.POINTER, "/validatedBy/person");
    }
  }

  record ReplacesItself() implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "replaces-itself",
              "A certificate cannot replace itself; give the new one its own number.",
              "证书不能替代自身，请为新证书另取编号。")
          .with(RefusalText.POINTER, "/replaces");
    }
  }

  /** The certificate to be replaced is for another part. */
  record ReplacesOtherPart(String part) implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "replaces-other-part",
              "The certificate to be replaced is for part %s.",
              "被替代的证书属于零件 %s。",
              part)
          .with(RefusalText.POINTER, "/replaces");
    }
  }

  record NoSecondValidation() implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "no-second-validation",
          "This certificate does not wait for the purchaser's validation.",
          "该证书无需采购方签署，或已签署。");
    }
  }

  /**
   * The partners agreed that another organization validates certificates 3.2 of the part.
   *
   * @param inspector that organization
   */
  record NotTheInspector(PartyCode inspector) implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "not-the-inspector",
              "By the part agreement, %s is the second validator of this certificate.",
              "按零件协议，该证书的第二签署方为 %s。",
              inspector)
          .with("inspector", inspector);
    }
  }

  record NotValidatedYet() implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "not-validated-yet",
          "A certificate 3.2 is accepted once the purchaser's representative has validated it.",
          "3.2 证书须先经采购方代表签署，方可接受。");
    }
  }

  /** The certificate was superseded or revoked. */
  record CertificateIsOver() implements CertificateRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "certificate-over", "This certificate was replaced or revoked.", "该证书已被替代或作废。");
    }
  }
}
