package weft.parts;

import java.time.LocalDate;
import weft.event.Refusal;
import weft.event.RefusalText;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.Side;

/** Why terms of a part were refused. */
public sealed interface PartRefusal extends Refusal {
  /** The first statement on a part must name its base unit. */
  record UnitMissing() implements PartRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "unit-missing", "Name the base unit of the part first.", "请先填写该零件的基本单位。")
          .with(RefusalText.POINTER, "/unit");
    }
  }

  /** The field is the other side's to state, and its value differs. */
  record NotYoursToState(String field, Side whose) implements PartRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "not-yours-to-state",
              "%s can only be changed by the %s.",
              "%s 只能由%s修改。",
              field,
              named(whose))
          // The API calls the supplier's number partnerPart, because either side may state it.
          .with(RefusalText.POINTER, field.equals("supplierPart") ? "/partnerPart" : "/" + field)
          .with("field", field)
          .with("whose", whose);
    }
  }

  /**
   * The partners agreed on another supplier's number, which the sender has not seen.
   *
   * @param part the buyer's number
   * @param by the side that sent the command
   */
  record AgreedOtherwise(String part, String agreed, String said, Side by) implements PartRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "agreed-otherwise",
              "For the buyer's part %s the supplier's number %s is agreed, not %s. To change it,"
                  + " open the agreement and change it there (API: PUT with If-Match).",
              "采购方零件 %s 已约定的供应商零件号为 %s，而不是 %s。如需更改，请打开该零件协议后修改（API：使用 PUT 并带 If-Match）。",
              part,
              agreed,
              said)
          .with("part", part)
          .with("agreed", agreed)
          .with("said", said)
          .with(RefusalText.POINTER, by == Side.SUPPLIER ? "/part" : "/partnerPart");
    }
  }

  record ConversionOfBaseUnit(String unit) implements PartRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "conversion-of-base-unit",
              "%s is the base unit: it needs no conversion.",
              "%s 就是基本单位，无需换算。",
              unit)
          .with("unit", unit)
          .with(RefusalText.POINTER, "/conversions");
    }
  }

  record ConvertedTwice(String unit) implements PartRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid("converted-twice", "%s has two conversions.", "单位 %s 有两个换算。", unit)
          .with("unit", unit)
          .with(RefusalText.POINTER, "/conversions");
    }
  }

  record FactorNotPositive(String unit) implements PartRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "factor-not-positive",
              "The factor of %s must be above zero.",
              "单位 %s 的换算系数必须大于零。",
              unit)
          .with("unit", unit)
          .with(RefusalText.POINTER, "/conversions");
    }
  }

  record TransitOutOfBounds(int days, int most) implements PartRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "transit-out-of-bounds",
              "Transit takes 0 to %s days, not %s.",
              "运输天数应为 0 至 %s 天，而不是 %s 天。",
              most,
              days)
          .with("most", most)
          .with("days", days)
          .with(RefusalText.POINTER, "/transitDays");
    }
  }

  record RangeBelowZero() implements PartRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "range-below-zero", "Minimum and maximum cannot be negative.", "最低库存和最高库存不能小于零。")
          .with(RefusalText.POINTER, "/range");
    }
  }

  record MinimumAboveMaximum(Quantity minimum, Quantity maximum) implements PartRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "minimum-above-maximum",
              "The minimum %s is above the maximum %s.",
              "最低值 %s 高于最高值 %s。",
              minimum,
              maximum)
          .with("minimum", minimum)
          .with("maximum", maximum)
          .with(RefusalText.POINTER, "/range");
    }
  }

  record StaleAtOnce(int hours) implements PartRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "stale-at-once",
              "Data can count as outdated after 1 hour at the earliest, not after %s.",
              "数据最早在 1 小时后才算过期，不能是 %s 小时。",
              hours)
          .with("hours", hours)
          .with(RefusalText.POINTER, "/staleAfterHours");
    }
  }

  record NoSuchCertificateType(String type) implements PartRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "no-such-certificate-type", "There is no certificate type %s.", "没有证书类型 %s。", type)
          .with("type", type)
          .with(RefusalText.POINTER, "/certificates");
    }
  }

  record NoSuchLanguage(String language) implements PartRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "no-such-language",
              "The language of certificates is zh or en, not %s.",
              "证书语言只能是 zh 或 en，不能是 %s。",
              language)
          .with("language", language)
          .with(RefusalText.POINTER, "/certificates");
    }
  }

  /** A second validation by the supplier itself would validate nothing. */
  record InspectorNotIndependent() implements PartRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "inspector-not-independent",
              "The supplier cannot be the second validator of its own certificates.",
              "供应商不能作为自身证书的第二签署方。")
          .with(RefusalText.POINTER, "/inspector");
    }
  }

  record PackageHoldsNothing() implements PartRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "package-holds-nothing",
              "The quantity in a package must be above zero.",
              "每个包装的数量必须大于零。")
          .with(RefusalText.POINTER, "/packaging/quantity");
    }
  }

  record EndsBeforeItBegins(LocalDate from, LocalDate until) implements PartRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "ends-before-it-begins",
              "The agreement ends on %s, before it begins on %s.",
              "失效日期 %s 早于生效日期 %s。",
              until,
              from)
          .with("from", from)
          .with("until", until)
          .with(RefusalText.POINTER, "/validity/until");
    }
  }

  /** The number of days early or late, as {@code field} names it, is out of bounds. */
  record OtifOutOfBounds(String field, int days, int most) implements PartRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "otif-out-of-bounds",
              "The on-time window allows 0 to %s days, not %s.",
              "准时交付的允许偏差应为 0 至 %s 天，而不是 %s 天。",
              most,
              days)
          .with("most", most)
          .with("days", days)
          .with(RefusalText.POINTER, "/otif/" + field);
    }
  }

  private static Text named(Side side) {
    return switch (side) {
      case BUYER -> new Text("buyer", "采购方");
      case SUPPLIER -> new Text("supplier", "供应商");
    };
  }
}
