package weft.api.shipment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import weft.api.problem.Language;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.Organization.Address;

/** The words of a delivery note, in one of the hub's languages. */
record NoteWords(Language language) {
  static final Text TITLE = new Text("Delivery note", "送货单");
  static final Text CANCELLED =
      new Text("Cancelled: nothing was sent under this number", "已作废：此单号未发货");
  static final Text SUPPLIER = new Text("Supplier", "供应商");
  static final Text CUSTOMER = new Text("Customer", "客户");
  static final Text SHIP_FROM = new Text("Ship from", "发货工厂");
  static final Text SHIP_TO = new Text("Ship to", "收货工厂");
  static final Text SHIPPED = new Text("Shipped", "发货日期");
  static final Text ARRIVES = new Text("Expected", "预计到货");
  static final Text GROSS_WEIGHT = new Text("Gross weight", "毛重");
  static final Text NET_WEIGHT = new Text("Net weight", "净重");
  static final Text CUSTOMERS_PART = new Text("Customer's part", "客户零件号");
  static final Text SUPPLIERS_PART = new Text("Supplier's part", "供应商零件号");
  static final Text BATCH = new Text("Batch", "批次");
  static final Text FOR = new Text("Order or agreement", "订单或协议");
  static final Text NOTE = new Text("Delivery note", "送货单号");
  static final Text QUANTITY = new Text("Quantity", "数量");
  static final Text UNLOADING = new Text("Unloading point: %s", "卸货点：%s");
  static final Text CUMULATIVE = new Text("Cumulative including this: %s", "累计（含本次）：%s");
  static final Text PACKAGES =
      new Text("Packages: %d, of which %d outermost", "包装：共 %d 个，其中最外层 %d 个");
  static final Text TOTALS = new Text("Total", "合计");
  static final Text VEHICLE = new Text("Vehicle", "车牌号");
  static final Text DRIVER = new Text("Driver", "司机");
  static final Text PACKAGE = new Text("Package", "箱号");
  static final Text MASTER = new Text("Master label", "托盘标签");
  static final Text PACKAGE_OF = new Text("Package %d of %d", "第 %d 件，共 %d 件");
  static final Text HOLDS = new Text("Holds %d packages", "内含 %d 件");
  static final Text MIXED = new Text("Mixed contents", "混装");
  static final Text HANDED_OVER = new Text("Handed over: name, date, signature", "送货人（姓名、日期、签字）");
  static final Text TAKEN_OVER = new Text("Received: name, date, signature", "收货人（姓名、日期、签字）");
  static final Text PAGE = new Text("Page %d of %d", "第 %d 页，共 %d 页");

  /** Units of UN/ECE Recommendation 20 in everyday notation. */
  private static final Map<String, Text> UNITS =
      Map.ofEntries(
          Map.entry("PCE", new Text("pcs", "件")),
          Map.entry("C62", new Text("pcs", "件")),
          Map.entry("EA", new Text("pcs", "件")),
          Map.entry("PC", new Text("pcs", "件")),
          Map.entry("H87", new Text("pcs", "件")),
          Map.entry("SET", new Text("sets", "套")),
          Map.entry("KGM", new Text("kg", "千克")),
          Map.entry("GRM", new Text("g", "克")),
          Map.entry("TNE", new Text("t", "吨")),
          Map.entry("MTR", new Text("m", "米")),
          Map.entry("MMT", new Text("mm", "毫米")),
          Map.entry("MTK", new Text("m²", "平方米")),
          Map.entry("LTR", new Text("l", "升")),
          Map.entry("HUR", new Text("h", "小时")));

  String of(Text text, Object... values) {
    return language.of(values.length == 0 ? text : text.with(values));
  }

  String kilograms(Quantity weight) {
    return weight + " " + unit("KGM");
  }

  /**
   * An address as on a parcel: from the largest unit to the smallest in Chinese, the other way in
   * English.
   */
  List<String> address(Address it) {
    String postal = it.postalCode() == null ? "" : it.postalCode() + " ";
    String country = Locale.of("", it.country()).getDisplayCountry(locale());
    return language == Language.CHINESE
        ? List.of(postal + country + it.city().zh() + it.street().zh())
        : List.of(it.street().en(), postal + it.city().en() + ", " + country);
  }

  private Locale locale() {
    return language == Language.CHINESE ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
  }

  String unit(String code) {
    Text known = UNITS.get(code);
    return known == null ? code : language.of(known);
  }
}
