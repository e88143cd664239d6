package weft.beforeafter;

import weft.language.Text;

/** A figure of a site that the hub measures, with its definition in words. */
public enum SiteFigure {
  LEAD_TIME(
      "lead-time",
      "Mean number of days from the date of an order to the day on which the last goods of an order"
          + " line left the site. Counted are order lines whose whole quantity was announced as"
          + " sent, in the period in which it was complete. Call-offs of delivery schedules and"
          + " lines whose last shipment was recorded more than 31 days after it left do not"
          + " count; the latter lower the coverage.",
      "从订单日期到该订单行最后一批货物离厂的平均天数。仅统计已全部发运的订单行，计入全部发运之日所在期间；交货计划的要货不计入；"
          + "最后一批发货在离厂 31 天后才登记的订单行不计入，并降低覆盖率。"),
  DAYS_OF_STOCK(
      "days-of-stock",
      "Usable finished goods of the site that belong to the company, divided by what left the site"
          + " a day in shipments of the 28 days before; parts are weighed by their agreed price."
          + " Measured at the end of every 30 days of the period, and today. Where the hub knows"
          + " fewer than 28 days, it divides by those, but at least 14. Coverage is the share of"
          + " parts with an agreed price.",
      "工厂自有可用成品库存，除以此前 28 天日均发货量；各零件按约定价格加权。每 30 天末及当日各测一次，取平均值。平台数据不足 28 天时按实际天数计算，"
          + "但至少 14 天。覆盖率为有约定价格的零件占比。"),
  STOCK_VALUE(
      "stock-value",
      "Usable stock of the site that belongs to the company, raw material, work in process and"
          + " finished goods, at agreed prices: the price of the newest order of the part within"
          + " a year that was neither refused nor cancelled. Goods without such a price are not in"
          + " the value; coverage is the share of parts that have one. Measured at the end of"
          + " every 30 days of the period, and today, always at the prices of the last day.",
      "工厂自有可用库存（原材料、在制品、成品）按约定价格计算的金额。约定价格取一年内该零件最近一份未被拒绝或取消的订单价格；"
          + "没有价格的库存不计入金额，覆盖率为有价格的零件占比。每 30 天末及当日各测一次，取平均值，均按查询当日的价格计算。");

  private final String code;
  private final String english;
  private final String chinese;

  SiteFigure(String code, String english, String chinese) {
    this.code = code;
    this.english = english;
    this.chinese = chinese;
  }

  /** The name in answers, such as {@code lead-time}. */
  public String code() {
    return code;
  }

  public Text definition() {
    return new Text(english, chinese);
  }
}
