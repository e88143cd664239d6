package weft.edi.demand;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.List;
import weft.edi.demand.OrderAsked.Step;
import weft.edi.onward.EdifactWriting;
import weft.edi.reader.text.Envelope;
import weft.edi.table.Directory;
import weft.edi.writer.Composite;
import weft.ordering.LineChange;
import weft.ordering.Order;
import weft.party.EdiRules.Outbound;
import weft.promise.Promise;

/** Writes ORDERS and ORDCHG in any directory from D96A on. */
final class OrderEdifact {
  /** The maximum number of QTY below one SCC. */
  private static final int PER_SCC = 10;

  private final OrderAsked asked;
  private final Envelope ours;
  private final EdifactWriting out;
  private final WritableText legible;
  private final OrderTermsEdifact terms;

  /** Maximum length of DE 7008, which occurs twice in an IMD. */
  private final int width;

  private OrderEdifact(OrderAsked asked, Outbound rule, Envelope ours) {
    this.asked = asked;
    this.ours = ours;
    this.out = new EdifactWriting(rule, ours);
    this.legible = new WritableText(ours);
    this.terms = new OrderTermsEdifact(rule, out, legible);
    out.begin();
    var imd = requireNonNull(requireNonNull(Directory.of(rule.release())).segment("IMD"));
    this.width = requireNonNull(imd.element("C273.7008")).max();
  }

  /** The order with all its lines; a cancelled order (BGM 1225 = 1) as it stood. */
  static byte[] order(Demand demand, Outbound rule, Envelope ours) {
    OrderAsked asked = SaidTerms.of(OrderAsked.of(demand), OrderTermsEdifact.room(rule));
    return OrderReadBack.required(asked, new OrderEdifact(asked, rule, ours).order(), ours);
  }

  /** The changed lines as they shall be; no lines if the whole order is cancelled. */
  static byte[] change(Demand demand, Outbound rule, Envelope ours) {
    OrderAsked asked = OrderAsked.of(demand);
    return OrderReadBack.required(asked, new OrderEdifact(asked, rule, ours).change(), ours);
  }

  private byte[] order() {
    Order order = asked.order();
    begin("220", asked.number(), asked.isWithdrawn() ? "1" : "9", asked.ordered());
    if (order.terms() != null) terms.texts(order.terms().texts());
    parties();
    if (order.site() != null)
      out.segment("NAD", Composite.of("ST"), Composite.of(order.site(), "", "92"));
    currency();
    if (order.terms() != null) terms.conditions(order.terms());
    for (Order.Line it : order.lines()) line("", it);
    return end(order.lines().size());
  }

  private byte[] change() {
    List<Step> steps = asked.steps();
    // The hub keeps no number for the change itself, so the interchange reference serves.
    begin("230", ours.reference(), asked.isWithdrawn() ? "1" : "4", asked.demand().told());
    out.reference("ON", asked.number(), "");
    parties();
    currency();
    for (Step it : steps) {
      if (it.line() == null) out.segment("LIN", Composite.of(it.number()), Composite.of("2"));
      else line(it.kind() == LineChange.Kind.ADDED ? "1" : "3", it.line());
    }
    return end(steps.size());
  }

  private void begin(String name, String number, String function, LocalDate day) {
    out.segment("BGM", Composite.of(name), Composite.of(number), Composite.of(function));
    out.day("137", day);
  }

  private void parties() {
    out.party("BY", asked.demand().partnership().buyer());
    out.party("SU", asked.demand().partnership().supplier());
  }

  /** DE 6347: 2 reference currency; DE 6343: 9 order currency. */
  private void currency() {
    String currency = asked.order().currency();
    if (currency != null) out.segment("CUX", Composite.of("2", currency, "9"));
  }

  /**
   * Writes LIN and all segments below it.
   *
   * @param action DE 1229
   */
  private void line(String action, Order.Line line) {
    String supplierPart = requireNonNullElse(line.supplierPart(), "");
    item(line.line(), action, asked.part(line), supplierPart);
    String description = line.description();
    if (description != null && legible.says(description)) description(description);
    out.quantity("21", line.quantity(), unit(line));
    LocalDate only = OrderAsked.onlyDay(line);
    if (only != null) out.day("2", only);
    if (line.texts() != null) terms.texts(line.texts());
    if (line.price() != null) out.segment("PRI", Composite.of("AAA", out.number(line.price())));
    if (only == null) schedule(line);
  }

  /** Writes LIN, and PIA if both part numbers are known. */
  private void item(String number, String action, String part, String supplierPart) {
    Composite theirs = supplierPart.isEmpty() ? Composite.NONE : Composite.of(supplierPart, "SA");
    Composite named = part.isEmpty() ? theirs : Composite.of(part, "IN");
    out.segment("LIN", Composite.of(number), Composite.of(action), named);
    // DE 4347: 1 additional identification.
    if (!part.isEmpty() && !supplierPart.isEmpty()) out.segment("PIA", Composite.of("1"), theirs);
  }

  private String unit(Order.Line line) {
    return requireNonNullElse(asked.demand().names().unit(line.unit()), line.unit());
  }

  /** Writes QTY and DTM for each delivery, below SCC 1 (firm). */
  private void schedule(Order.Line line) {
    List<Promise> schedule = line.schedule();
    for (int i = 0; i < schedule.size(); i++) {
      if (i % PER_SCC == 0) out.segment("SCC", Composite.of("1"));
      Promise it = schedule.get(i);
      out.quantity("21", it.quantity(), unit(line));
      out.day("2", it.date());
    }
  }

  /** Writes free-form IMD, as many as the text needs, broken between words. */
  private void description(String text) {
    for (String it : OrderWords.lines(text, 2, width)) {
      int half = WritableText.cut(it, width);
      Composite both = Composite.of("", "", "", it.substring(0, half), it.substring(half));
      out.segment("IMD", Composite.of("F"), Composite.NONE, both);
    }
  }

  private byte[] end(int lines) {
    out.segment("UNS", Composite.of("S"));
    out.segment("CNT", Composite.of("2", String.valueOf(lines)));
    out.end();
    return out.toBytes();
  }
}
