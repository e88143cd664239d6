package weft.edi.demand;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.List;
import weft.edi.onward.X12Writing;
import weft.ordering.OrderTerms;
import weft.ordering.OrderTerms.Delivery;
import weft.ordering.OrderTerms.Payment;
import weft.party.EdiRules.Outbound;

/** Writes FOB, ITD and, below N9, MSG or (from 5010 on) MTX of an 850. */
final class OrderTermsX12 {
  /** Maximum length of MSG01. */
  private static final int MSG = 264;

  private final X12Writing out;
  private final WritableText legible;
  private final boolean mtx;

  OrderTermsX12(Outbound rule, X12Writing out, WritableText legible) {
    this.out = out;
    this.legible = legible;
    this.mtx = rule.release().compareTo("005010") >= 0;
  }

  void of(OrderTerms it) {
    if (it.delivery() != null) delivery(it.delivery());
    it.payment().forEach(this::payment);
    texts(it.texts());
  }

  /**
   * FOB01 = DF: defined by buyer and seller. DE 334: 01 Incoterms; DE 309: ZZ mutually defined, DE
   * destination.
   */
  private void delivery(Delivery it) {
    String payer = requireNonNullElse(it.payer(), "DF");
    String place = requireNonNullElse(legible.orNull(it.place()), "");
    if (it.term() == null) out.segment("FOB", payer, place.isEmpty() ? "" : "DE", place);
    else out.segment("FOB", payer, "", "", "01", it.term(), place.isEmpty() ? "" : "ZZ", place);
  }

  /** DE 336: 08 with discount, 05 without; DE 333: 3 date of invoice. */
  private void payment(Payment it) {
    BigDecimal discount = it.discount();
    boolean discounts = discount != null;
    String days = it.days() == null ? "" : it.days().toString();
    String due = it.due() == null ? "" : out.day(it.due());
    out.segment(
        "ITD",
        discounts ? "08" : "05",
        "3",
        discount == null ? "" : discount.toPlainString(),
        discounts ? due : "",
        discounts ? days : "",
        discounts ? "" : due,
        discounts ? "" : days,
        "",
        "",
        "",
        "",
        requireNonNullElse(legible.orNull(it.text()), ""));
  }

  /**
   * Writes each text below its own N9 (DE 128: ZZ). Leaves out text that the syntax cannot express.
   */
  void texts(List<String> texts) {
    for (String text : texts) {
      List<String> lines = legible.lines(text);
      if (lines.isEmpty()) continue;
      out.segment("N9", "ZZ", "TEXT");
      for (String line : lines)
        for (String it : OrderWords.lines(line, 1, MSG)) {
          if (mtx) out.segment("MTX", "", it);
          else out.segment("MSG", it);
        }
    }
  }
}
