package weft.edi.document;

import static weft.edi.document.StatedDocument.orNone;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Codes;
import weft.document.BusinessDocument.Line;
import weft.document.Stock;
import weft.edi.onward.NotWritable;
import weft.edi.writer.Composite;
import weft.language.Text;
import weft.measure.Quantity;

/** Writes INVRPT and 846. Forwards each quantity of an item with its meaning and place. */
final class StockTold {
  /** Maps DE 6063 to data element 673 for on hand, unusable and committed stock. */
  private static final Map<String, String> TO_X12 =
      Map.of("145", "17", "17", "17", "20", "20", "66", "27");

  private static final Map<String, String> TO_EDIFACT = Map.of("17", "145", "20", "20", "27", "66");

  private static final Text NO_CODE =
      new Text(
          "Line %s states a quantity of meaning %s, for which the other standard has no code known"
              + " to us.",
          "第 %s 行有含义代码为 %s 的数量，另一标准没有已知的对应代码。");
  private static final Text NO_INVENTORY =
      new Text(
          "Line %s says in which inventory a quantity is, or that it moved, which 846 cannot.",
          "第 %s 行说明了数量所属的库存类别或其出入库方向，而 846 无法表示。");

  private static final Text SEVERAL_OWNERS =
      new Text(
          "Line %s has goods of several owners, which an item of an 846 cannot.",
          "第 %s 行的货物属于多个所有者，846 的一个项目无法表示。");

  private static final Text SEVERAL_SITES =
      new Text(
          "Line %s has goods at several sites, which an item of an 846 cannot.",
          "第 %s 行的货物位于多个工厂，846 的一个项目无法表示。");

  private StockTold() {}

  /** INVRPT. From D97A on, each quantity is below an INV. */
  static void invrpt(EdifactMessage it) {
    it.header(it.names("35") ? "35" : "");
    boolean bare = !it.opens("INV");
    for (Line line : it.stated().lines()) {
      it.item(line);
      it.references(line);
      for (Stock stock : stocks(line)) {
        String meaning = meaning(line, stock, it.stated(), Codes.EDIFACT);
        if (!bare) inv(it, stock);
        it.quantity(meaning, stock.quantity(), stock.unit());
        boolean inventory = stock.direction() != null || stock.inventory() != null;
        if (bare && inventory) inv(it, stock);
        // DE 3227: 18 warehouse.
        if (stock.place() != null)
          it.segment("LOC", Composite.of("18"), Composite.of(stock.place()));
        if (stock.site() != null)
          it.segment("NAD", Composite.of("WH"), Composite.of(stock.site(), "", "92"));
        if (stock.owner() != null)
          it.segment("NAD", Composite.of("GO"), Composite.of(stock.owner(), "", "92"));
      }
    }
  }

  /** DE 4503: 1 book inventory. */
  private static void inv(EdifactMessage it, Stock stock) {
    it.segment(
        "INV",
        Composite.of(orNone(stock.direction())),
        Composite.of(orNone(stock.inventory())),
        Composite.NONE,
        Composite.of("1"));
  }

  /** 846. BIA02: SI seller's stock, DD distributor's stock; QTY01 = 17: on hand. */
  static void inventoryAdvice(X12Set it) {
    String whose = it.stated().isOfSupplier() ? "SI" : "DD";
    it.segment("BIA", it.purpose(), whose, it.number(), it.issued());
    it.references();
    it.parties();
    for (Line line : it.stated().lines()) {
      it.segment("LIN", it.itemOfOrder(line), line.line());
      it.order(line);
      it.despatchAdvice(line);
      for (Stock stock : stocks(line)) {
        if (stock.direction() != null || stock.inventory() != null)
          throw new NotWritable(NO_INVENTORY.with(line.line()));
        it.segment(
            "QTY",
            Composite.of(meaning(line, stock, it.stated(), Codes.X12)),
            Composite.of(stock.quantity().toString()),
            Composite.of(it.unit(stock.unit())));
        if (stock.place() == null) continue;
        it.segment("LS", "PLACE");
        it.segment("REF", "LU", stock.place());
        it.segment("LE", "PLACE");
      }
      String site = only(line, Stock::site, SEVERAL_SITES);
      if (site != null) it.segment("N1", "WH", "", "92", site);
      String owner = only(line, Stock::owner, SEVERAL_OWNERS);
      if (owner != null) it.segment("N1", "OW", "", "92", owner);
    }
    it.count(it.stated().lines().size());
  }

  /**
   * The site (N101 = WH) or owner (OW) of all stock in the item; null if none is stated.
   *
   * @throws NotWritable if there are several
   */
  private static @Nullable String only(
      Line line, Function<Stock, @Nullable String> of, Text several) {
    List<String> all = stocks(line).stream().map(it -> orNone(of.apply(it))).distinct().toList();
    if (all.size() > 1) throw new NotWritable(several.with(line.line()));
    return all.isEmpty() || all.getFirst().isEmpty() ? null : all.getFirst();
  }

  /** The stated stock; a plain quantity counts as on hand. */
  private static List<Stock> stocks(Line line) {
    if (line.stocks() != null) return line.stocks();
    Quantity quantity = line.quantity();
    return quantity == null
        ? List.of()
        : List.of(new Stock("", null, null, null, quantity, line.unit()));
  }

  private static String meaning(Line line, Stock stock, StatedDocument stated, Codes ours) {
    if (stock.meaning().isEmpty()) return ours == Codes.X12 ? "17" : "145";
    if (stated.document().codes() == ours) return stock.meaning();
    String code = (ours == Codes.X12 ? TO_X12 : TO_EDIFACT).get(stock.meaning());
    if (code == null) throw new NotWritable(NO_CODE.with(line.line(), stock.meaning()));
    return code;
  }
}
