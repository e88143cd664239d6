package weft.energy;

import weft.energy.cost.DemandBy;
import weft.event.Refusal;
import weft.event.RefusalText;
import weft.machine.Weekday;

/** Why a tariff was refused. Prices are counted from 0, as in the request. */
public sealed interface TariffRefusal extends Refusal {
  record TariffEndsTooEarly() implements TariffRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "tariff-ends-too-early", "A tariff ends on its first day or later.", "电价的截止日不能早于起始日。")
          .with(RefusalText.POINTER, "/validUntil");
    }
  }

  record TooManyPrices(int most) implements TariffRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "too-many-prices", "A tariff has at most %s prices.", "一份电价最多 %s 个时段。", most)
          .with(RefusalText.POINTER, "/prices");
    }
  }

  /** More periods are in force than a site can have. */
  record TooManyTariffs(int most) implements TariffRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "too-many-tariffs",
              "A site has at most %s tariffs. State longer periods.",
              "一个工厂最多 %s 份电价，请合并有效期。",
              most)
          .with(RefusalText.POINTER, "/validFrom");
    }
  }

  record PriceWithoutDays(int at) implements TariffRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "price-without-days", "Name the days of this price.", "请指定该电价适用的星期。")
          .with(RefusalText.POINTER, "/prices/" + at + "/days");
    }
  }

  record NoQuarterHour(int at) implements TariffRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "no-quarter-hour",
              "A price begins and ends at a full quarter of an hour.",
              "电价时段应以整刻钟（15 分钟）为界。")
          .with(RefusalText.POINTER, "/prices/" + at + "/from");
    }
  }

  record PricesOverlap(int at, int other) implements TariffRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "prices-overlap",
              "Prices %s and %s are for the same quarter hour.",
              "第 %s 条与第 %s 条电价的时段重叠。",
              other + 1,
              at + 1)
          .with(RefusalText.POINTER, "/prices/" + at);
    }
  }

  record PriceGap(Weekday day, String time) implements TariffRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "price-gap",
              "No price is stated for %s at %s. Give null where it is not known yet.",
              "星期 %s 的 %s 没有电价；尚未公布时请填 null。",
              day.name().toLowerCase(java.util.Locale.ROOT),
              time)
          .with(RefusalText.POINTER, "/prices");
    }
  }

  record DemandPriceNegative() implements TariffRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "demand-price-negative", "A demand charge is zero or more.", "需量电价不能为负数。")
          .with(RefusalText.POINTER, "/demand/price");
    }
  }

  record PowerFactorOutside() implements TariffRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "power-factor-outside",
              "A power factor is above 0 and at most 1.",
              "功率因数应大于 0 且不超过 1。")
          .with(RefusalText.POINTER, "/powerFactor");
    }
  }

  record DemandWithoutSize(DemandBy by) implements TariffRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "demand-without-size",
              "State the kW of a contracted demand, or the kVA of a capacity.",
              "按合同需量计费须填 kW，按变压器容量计费须填 kVA。")
          .with(RefusalText.POINTER, by == DemandBy.CAPACITY ? "/demand/kVA" : "/demand/kW");
    }
  }
}
