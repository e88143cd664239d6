package weft.api.ordering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.asking.Promises;
import weft.api.sharing.NamedParties;
import weft.language.Text;
import weft.measure.Quantity;
import weft.ordering.Order;
import weft.ordering.OrderTerms;
import weft.party.PartyCode;
import weft.promise.Promise;

/**
 * Checks that an order that a buyer writes in the portal or by the API is complete and within
 * limits.
 */
@Component
class OrderBodies {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final int LONGEST_TEXT = 512;

  /** Digits of a price before and after the decimal point. */
  private static final int BEFORE = 15;

  private static final int BEHIND = 6;

  private final NamedParties parties;

  OrderBodies(NamedParties parties) {
    this.parties = parties;
  }

  /**
   * A complete order.
   *
   * @param number the buyer's; may be omitted for an existing order
   * @param site the receiving site
   * @param orderDate null where the buyer states none
   * @param currency ISO 4217; required where a price is stated
   * @param texts to the supplier, for the whole order
   */
  record Wanted(
      @Nullable String number,
      @Nullable PartyCode supplier,
      @Nullable String site,
      @Nullable LocalDate orderDate,
      @Nullable String currency,
      @Nullable List<@Nullable Line> lines,
      @Nullable List<@Nullable String> texts) {
    /**
     * A line of an order.
     *
     * @param part the buyer's number
     * @param date the delivery date of the whole quantity; alternatively {@code schedule} splits it
     * @param price per unit
     */
    record Line(
        @Nullable String line,
        @Nullable String part,
        @Nullable String supplierPart,
        @Nullable String description,
        @Nullable String unit,
        @Nullable Quantity quantity,
        @Nullable BigDecimal price,
        @Nullable LocalDate date,
        @Nullable List<@Nullable Promise> schedule,
        @Nullable List<@Nullable String> texts) {}
  }

  /**
   * Builds the order; 422 where something is missing, repeated or inconsistent.
   *
   * @param standing the order that it replaces: it keeps its terms of delivery and payment, and the
   *     further details of its lines
   */
  Order order(PartyCode buyer, Wanted body, @Nullable Order standing) {
    PartyCode supplier =
        parties.supplier(buyer, Body.required(body.supplier(), "/supplier"), "/supplier");
    String site = body.site() == null ? null : parties.site(buyer, body.site(), "/site");
    LocalDate date = body.orderDate() == null ? null : Body.day(body.orderDate(), "/orderDate");
    String currency = currency(body.currency());
    List<Order.Line> lines = Body.list(body.lines(), "/lines", (it, at) -> line(it, at, standing));
    if (lines.isEmpty())
      throw Body.faulty(
          "no-lines", "/lines", new Text("An order needs at least one line.", "订单至少应有一行。"));
    check(lines, currency);
    if (standing != null) lines = lines.stream().map(it -> kept(it, standing)).toList();
    return new Order(supplier, site, date, currency, lines, terms(body, standing));
  }

  /** Keeps the further details of the previous line, if it was for the same part. */
  private static Order.Line kept(Order.Line it, Order standing) {
    Order.Line before =
        standing.line(it.line()).filter(was -> was.part().equals(it.part())).orElse(null);
    if (before == null) return it;
    return new Order.Line(
        it.line(),
        it.part(),
        it.supplierPart() == null ? before.supplierPart() : it.supplierPart(),
        it.description() == null ? before.description() : it.description(),
        it.unit(),
        it.quantity(),
        it.price(),
        it.schedule(),
        null,
        it.texts() == null ? before.texts() : it.texts(),
        null);
  }

  private static @Nullable OrderTerms terms(Wanted body, @Nullable Order standing) {
    List<String> said = texts(body.texts(), "/texts");
    OrderTerms before = standing == null ? null : standing.terms();
    if (before == null) return OrderTerms.of(null, null, null, List.of(), said);
    OrderTerms.Delivery delivery = before.delivery();
    return delivery == null
        ? OrderTerms.of(null, null, null, before.payment(), said)
        : OrderTerms.of(
            delivery.term(), delivery.payer(), delivery.place(), before.payment(), said);
  }

  private static @Nullable String currency(@Nullable String given) {
    if (given == null || CURRENCY.matcher(given).matches()) return given;
    throw Body.faulty(
        "currency-invalid",
        "/currency",
        new Text("A currency is a code such as CNY or EUR.", "币种为代码，例如 CNY 或 EUR。"));
  }

  private static void check(List<Order.Line> lines, @Nullable String currency) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      Order.Line it = lines.get(i);
      if (!seen.add(it.line()))
        throw Body.faulty(
            "line-twice",
            "/lines/" + i + "/line",
            new Text("Line " + it.line() + " is there twice.", "第 " + it.line() + " 行重复。"));
      if (it.price() != null && currency == null)
        throw Body.faulty(
            "currency-missing", "/currency", new Text("A price needs a currency.", "填写单价时须填写币种。"));
    }
  }

  private static Order.Line line(Wanted.Line it, String at, @Nullable Order standing) {
    Quantity quantity = some(it.quantity(), at + "/quantity");
    String part = Body.name(it.part(), at + "/part");
    return new Order.Line(
        Body.text(it.line(), at + "/line", 6),
        part,
        Body.optionalText(it.supplierPart(), at + "/supplierPart", 70),
        Body.optionalText(it.description(), at + "/description", 256),
        Body.unit(it.unit(), at + "/unit", unit -> isIn(standing, unit)),
        quantity,
        price(it.price(), at + "/price"),
        schedule(it, quantity, at),
        null,
        OrderTerms.ofLine(texts(it.texts(), at + "/texts")),
        null);
  }

  /**
   * Accepts a unit that the existing order uses: an order from a message may have a unit that no
   * list contains.
   */
  private static boolean isIn(@Nullable Order standing, String unit) {
    return standing != null && standing.lines().stream().anyMatch(it -> it.unit().equals(unit));
  }

  private static Quantity some(@Nullable Quantity given, String pointer) {
    Quantity quantity = Body.amount(given, pointer);
    if (quantity.isPositive()) return quantity;
    throw Body.faulty(
        "quantity-zero",
        pointer,
        new Text("The quantity of a line must be above zero.", "订单行数量应大于零。"));
  }

  private static List<Promise> schedule(Wanted.Line it, Quantity quantity, String at) {
    if (it.schedule() == null)
      return List.of(new Promise(Body.day(it.date(), at + "/date"), quantity));
    List<Promise> wanted = Promises.complete(it.schedule(), at + "/schedule");
    Quantity sum = Quantity.ZERO;
    for (int i = 0; i < wanted.size(); i++) {
      String place = at + "/schedule/" + i;
      var _ = Body.day(wanted.get(i).date(), place + "/date");
      sum = sum.plus(some(wanted.get(i).quantity(), place + "/quantity"));
    }
    if (sum.compareTo(quantity) != 0)
      throw Body.faulty(
          "schedule-sum",
          at + "/schedule",
          new Text(
              "The deliveries add up to " + sum + ", the line orders " + quantity + ".",
              "各次交货合计 " + sum + "，与订单行数量 " + quantity + " 不一致。"));
    return wanted;
  }

  private static @Nullable BigDecimal price(@Nullable BigDecimal given, String pointer) {
    if (given == null) return null;
    boolean bearable =
        given.signum() >= 0
            && given.scale() <= BEHIND
            && given.precision() - given.scale() <= BEFORE;
    if (bearable) return given;
    throw Body.faulty(
        "price-invalid",
        pointer,
        new Text(
            "A price cannot be negative and has at most 15 digits before and 6 behind the point.",
            "单价不能小于零，小数点前最多 15 位，后最多 6 位。"));
  }

  private static List<String> texts(@Nullable List<@Nullable String> given, String pointer) {
    return given == null
        ? List.of()
        : Body.list(given, pointer, (it, at) -> Body.text(it, at, LONGEST_TEXT));
  }
}
