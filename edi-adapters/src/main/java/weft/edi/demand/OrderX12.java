package weft.edi.demand;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import weft.edi.demand.OrderAsked.Step;
import weft.edi.onward.X12Writing;
import weft.edi.reader.text.Envelope;
import weft.ordering.LineChange;
import weft.ordering.Order;
import weft.party.EdiRules.Outbound;
import weft.promise.Promise;

/** Writes 850 and 860 in releases 3040 to 5010. */
final class OrderX12 {
  /** DE 374: delivery requested. */
  private static final String WANTED = "002";

  /** Maximum length of PID05 and ITD12. */
  private static final int DESCRIPTION = 80;

  private final OrderAsked asked;
  private final X12Writing out;
  private final WritableText legible;
  private final OrderTermsX12 terms;
  private final String number;
  private final String release;

  /** The part of the order number after its last slash is a release of a blanket order. */
  private OrderX12(OrderAsked asked, Outbound rule, Envelope ours) {
    this.asked = asked;
    this.out = new X12Writing(rule, ours);
    this.legible = new WritableText(ours);
    this.terms = new OrderTermsX12(rule, out, legible);
    out.begin();
    String whole = asked.number();
    int stroke = whole.lastIndexOf('/');
    boolean isRelease = stroke > 0 && stroke < whole.length() - 1;
    this.number = isRelease ? whole.substring(0, stroke) : whole;
    this.release = isRelease ? whole.substring(stroke + 1) : "";
  }

  /** The order with all its lines; a cancelled order (BEG01 = 01) as it stood. */
  static byte[] order(Demand demand, Outbound rule, Envelope ours) {
    OrderAsked asked = SaidTerms.of(OrderAsked.of(demand), DESCRIPTION);
    return OrderReadBack.required(asked, new OrderX12(asked, rule, ours).order(), ours);
  }

  /** The changed lines as they shall be; no lines if the whole order is cancelled. */
  static byte[] change(Demand demand, Outbound rule, Envelope ours) {
    OrderAsked asked = OrderAsked.of(demand);
    return OrderReadBack.required(asked, new OrderX12(asked, rule, ours).change(), ours);
  }

  private byte[] order() {
    Order order = asked.order();
    String purpose = asked.isWithdrawn() ? "01" : "00";
    out.segment("BEG", purpose, type(), number, release, out.day(asked.ordered()));
    currency();
    if (order.terms() != null) terms.of(order.terms());
    parties();
    if (order.site() != null) out.segment("N1", "ST", "", "92", order.site());
    for (Order.Line it : order.lines()) {
      item("PO1", it, it.line(), it.quantity().toString(), unit(it), price(it), "");
      below(it);
    }
    return end(order.lines().size());
  }

  private byte[] change() {
    List<Step> steps = asked.steps();
    String purpose = asked.isWithdrawn() ? "01" : "04";
    String ordered = out.day(asked.ordered());
    String told = out.day(asked.demand().told());
    out.segment("BCH", purpose, type(), number, release, "", ordered, "", "", "", "", told);
    currency();
    parties();
    for (Step step : steps) {
      Order.Line it = step.line();
      if (it == null) {
        out.segment("POC", step.number(), "DI");
        continue;
      }
      String code = step.kind() == LineChange.Kind.ADDED ? "AI" : "CA";
      String quantity = it.quantity().toString();
      item("POC", it, it.line(), code, quantity, "", unit(it), price(it), "");
      below(it);
    }
    return end(steps.size());
  }

  /** DE 92: RL release of a blanket order, SA stand-alone order. */
  private String type() {
    return release.isEmpty() ? "SA" : "RL";
  }

  private void currency() {
    String currency = asked.order().currency();
    if (currency != null) out.segment("CUR", "BY", currency);
  }

  private void parties() {
    out.party("BY", asked.demand().partnership().buyer());
    out.party("SU", asked.demand().partnership().supplier());
  }

  /**
   * Writes a segment that ends with pairs of DE 235 and DE 234: BP buyer's, VP supplier's number.
   */
  private void item(String tag, Order.Line line, String... before) {
    List<String> all = new ArrayList<>(List.of(before));
    String part = asked.part(line);
    if (!part.isEmpty()) all.addAll(List.of("BP", part));
    if (line.supplierPart() != null) all.addAll(List.of("VP", line.supplierPart()));
    out.segment(tag, all.toArray(String[]::new));
  }

  private String unit(Order.Line line) {
    return asked.demand().names().x12Unit(line.unit());
  }

  private static String price(Order.Line line) {
    return line.price() == null ? "" : line.price().toPlainString();
  }

  /** Writes PID, DTM or SCH, and texts. */
  private void below(Order.Line line) {
    String description = line.description();
    if (description != null && legible.says(description))
      for (String it : OrderWords.lines(description, 1, DESCRIPTION))
        out.segment("PID", "F", "", "", "", it);
    LocalDate only = OrderAsked.onlyDay(line);
    if (only != null) out.segment("DTM", WANTED, out.day(only));
    else
      for (Promise it : line.schedule())
        out.segment(
            "SCH", it.quantity().toString(), unit(line), "", "", WANTED, out.day(it.date()));
    if (line.texts() != null) terms.texts(line.texts());
  }

  private byte[] end(int lines) {
    out.count(lines);
    out.end();
    return out.toBytes();
  }
}
