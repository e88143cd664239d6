package weft.edi.demand;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.X12Units;
import weft.edi.onward.NotWritable;
import weft.edi.reader.text.Envelope;
import weft.event.StreamCommand;
import weft.language.Text;
import weft.measure.Units;
import weft.ordering.Order;
import weft.ordering.OrderTerms;
import weft.ordering.OrderTerms.Delivery;
import weft.ordering.OrderTerms.Payment;
import weft.ordering.PurchaseOrder;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;

/**
 * Reads a written order back as a partner's message and checks that it places, changes or cancels
 * the order as the buyer did. Descriptions (which a message may shorten) and texts the syntax
 * cannot express are not compared.
 */
final class OrderReadBack {
  private static final Text OTHERWISE =
      new Text(
          "The agreed message cannot express the order exactly: %s would be read differently.",
          "约定的报文无法准确表达该订单：%s会被理解成别的意思。");

  private static final Text OF_LINE = new Text("%2$s of line %1$s", "第 %1$s 行的%2$s");
  private static final Text NUMBER = new Text("its number", "订单号");
  private static final Text HEAD = new Text("its site, currency or terms", "收货地、币种或条款");
  private static final Text LINES = new Text("which lines it has", "行项目");
  private static final Text QUANTITY = new Text("the quantity", "数量");
  private static final Text DELIVERIES = new Text("when how much is wanted", "交货日期与数量");

  private final OrderAsked asked;
  private final WritableText legible;
  private final boolean x12;

  private OrderReadBack(OrderAsked asked, Envelope ours) {
    this.asked = asked;
    this.legible = new WritableText(ours);
    this.x12 = ours.isX12();
  }

  /** Compares, unless the reader finds a fault; the sending code reports faults. */
  static byte[] required(OrderAsked asked, byte[] written, Envelope ours) {
    var commands = ReadBack.understood(written, ours, asked.demand().partnership());
    if (commands == null) return written;
    Text difference =
        commands.size() == 1
            ? new OrderReadBack(asked, ours).difference(commands.getFirst())
            : NUMBER;
    if (difference == null) return written;
    throw new NotWritable(OTHERWISE.with(difference));
  }

  private @Nullable Text difference(StreamCommand back) {
    PurchaseOrderEvent event = asked.event();
    return switch (back) {
      case CancelOrder it when event instanceof OrderCancelled ->
          it.order().equals(event.order()) ? null : NUMBER;
      case PlaceOrder it when event instanceof OrderPlaced ->
          it.order().equals(event.order()) ? difference(asked.order(), it.placed()) : NUMBER;
      case ChangeOrder it when event instanceof OrderChanged changed ->
          it.order().equals(event.order()) ? difference(changed, it) : NUMBER;
      default -> NUMBER;
    };
  }

  private @Nullable Text difference(Order wanted, Order back) {
    if (!Objects.equals(wanted.site(), back.site())) return new Text("the site", "工厂");
    if (!asked.ordered().equals(back.orderDate())) return new Text("its date", "订单日期");
    if (!Objects.equals(wanted.currency(), back.currency())) return new Text("the currency", "币种");
    Text terms = terms(wanted.terms(), back.terms());
    return terms == null ? lines(wanted.lines(), back.lines()) : terms;
  }

  /** Applies the read-back change to the order as it stood and compares the results. */
  private @Nullable Text difference(OrderChanged wanted, ChangeOrder back) {
    if (wanted.head() != null) return HEAD;
    Order standing = asked.order();
    List<Order.Line> theirs = standing.lines().stream().map(this::theirs).toList();
    var named =
        new Order(
            standing.supplier(),
            standing.site(),
            standing.orderDate(),
            standing.currency(),
            theirs,
            standing.terms());
    List<PurchaseOrderEvent> done =
        PurchaseOrder.NEW
            .evolve(new OrderPlaced(wanted.order(), wanted.supplier(), named))
            .decide(back);
    return done.size() == 1
            && done.getFirst() instanceof OrderChanged again
            && again.removed().equals(wanted.removed())
        ? lines(wanted.lines(), again.lines())
        : LINES;
  }

  private @Nullable Text lines(List<Order.Line> wanted, List<Order.Line> back) {
    if (wanted.size() != back.size()) return LINES;
    for (int i = 0; i < wanted.size(); i++) {
      Text difference = difference(theirs(wanted.get(i)), back.get(i));
      if (difference != null) return OF_LINE.with(wanted.get(i).line(), difference);
    }
    return null;
  }

  private @Nullable Text difference(Order.Line wanted, Order.Line back) {
    if (!wanted.line().equals(back.line())) return new Text("the number", "行号");
    if (!wanted.part().equals(back.part())
        || !Objects.equals(wanted.supplierPart(), back.supplierPart()))
      return new Text("the part", "零件号");
    if (!Units.isSame(wanted.unit(), back.unit())) return new Text("the unit", "单位");
    if (!wanted.quantity().equals(back.quantity())) return QUANTITY;
    if (!isSame(wanted.price(), back.price())) return new Text("the price", "单价");
    if (!wanted.schedule().equals(back.schedule())) return DELIVERIES;
    boolean alike = said(wanted.texts()).equals(said(back.texts()));
    return alike ? null : new Text("the texts", "文本");
  }

  private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    if (one == null || other == null) return one == null && other == null;
    return one.compareTo(other) == 0;
  }

  /** The line with the receiver's part number and unit. */
  private Order.Line theirs(Order.Line it) {
    String part = asked.part(it);
    String named = asked.demand().names().unit(it.unit());
    String code = requireNonNullElse(named, x12 ? X12Units.code(it.unit()) : it.unit());
    return new Order.Line(
        it.line(),
        part.isEmpty() ? it.part() : part,
        it.supplierPart(),
        it.description(),
        x12 ? X12Units.unit(code) : code,
        it.quantity(),
        it.price(),
        it.schedule(),
        it.segment(),
        it.texts(),
        null);
  }

  private @Nullable Text terms(@Nullable OrderTerms wanted, @Nullable OrderTerms back) {
    OrderTerms one = sayable(wanted);
    OrderTerms other = sayable(back);
    if (one == null && other == null) return null;
    if (one == null || other == null) return new Text("the terms", "交货或付款条件");
    if (!Objects.equals(one.delivery(), other.delivery()))
      return new Text("the terms of delivery", "交货条件");
    if (!one.payment().equals(other.payment())) return new Text("the terms of payment", "付款条件");
    return said(one.texts()).equals(said(other.texts())) ? null : new Text("the texts", "文本");
  }

  /** The part of the terms that the syntax can express; null if nothing is left. */
  private @Nullable OrderTerms sayable(@Nullable OrderTerms it) {
    if (it == null) return null;
    Delivery delivery = it.delivery() == null ? new Delivery(null, null, null) : it.delivery();
    List<Payment> payment =
        it.payment().stream()
            .map(
                one ->
                    new Payment(one.discount(), one.days(), one.due(), legible.orNull(one.text())))
            .toList();
    List<String> texts =
        it.texts().stream().map(text -> String.join("\n", legible.lines(text))).toList();
    return OrderTerms.of(
        delivery.term(), delivery.payer(), legible.orNull(delivery.place()), payment, texts);
  }

  /** The texts without white space, so that line breaks do not matter. */
  private String said(@Nullable List<String> texts) {
    StringBuilder said = new StringBuilder();
    if (texts != null)
      for (String text : texts)
        for (String line : legible.lines(text)) said.append(line.replaceAll("\\s+", ""));
    return said.toString();
  }
}
