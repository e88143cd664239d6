package weft.edi.demand;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import weft.edi.onward.EdifactWriting;
import weft.edi.table.Directory;
import weft.edi.table.SegmentTable;
import weft.edi.writer.Composite;
import weft.ordering.OrderTerms;
import weft.ordering.OrderTerms.Payment;
import weft.party.EdiRules.Outbound;

/** Writes FTX, PAT or (from D02B on) PYT, and TOD of an ORDERS. */
final class OrderTermsEdifact {
  /** Occurrences of DE 4440 in an FTX. */
  private static final int LINES = 5;

  /** Lengths of DE 4276 (twice in a PAT, once in a PYT) and of DE 4052. */
  private static final int TEXT = 35;

  private static final int PLACE = 70;

  private static final Set<String> INCOTERMS =
      Set.of(
          "CFR", "CIF", "CIP", "CPT", "DAF", "DAP", "DAT", "DDP", "DDU", "DEQ", "DES", "DPU", "EXW",
          "FAS", "FCA", "FOB");

  private final EdifactWriting out;
  private final WritableText legible;
  private final boolean pat;
  private final int width;

  OrderTermsEdifact(Outbound rule, EdifactWriting out, WritableText legible) {
    this.out = out;
    this.legible = legible;
    this.pat = isPat(rule);
    Directory directory = requireNonNull(Directory.of(rule.release()));
    SegmentTable ftx = requireNonNull(directory.segment("FTX"));
    this.width = requireNonNull(ftx.element("C108.4440")).max();
  }

  private static boolean isPat(Outbound rule) {
    return !requireNonNull(Directory.of(rule.release())).has(rule.message(), "PYT");
  }

  /** Characters available for a payment term in words. */
  static int room(Outbound rule) {
    return isPat(rule) ? 2 * TEXT : TEXT;
  }

  /** DE 4451: AAI, general information. Leaves out text that the syntax cannot express. */
  void texts(List<String> texts) {
    for (String text : texts) {
      List<String> lines = new ArrayList<>();
      for (String it : legible.lines(text)) lines.addAll(OrderWords.lines(it, 1, width));
      for (int i = 0; i < lines.size(); i += LINES) {
        List<String> some = lines.subList(i, Math.min(i + LINES, lines.size()));
        out.segment(
            "FTX",
            Composite.of("AAI"),
            Composite.NONE,
            Composite.NONE,
            Composite.of(some.toArray(String[]::new)));
      }
    }
  }

  void conditions(OrderTerms it) {
    it.payment().forEach(this::payment);
    OrderTerms.Delivery delivery = it.delivery();
    if (delivery == null) return;
    String place = requireNonNullElse(legible.orNull(delivery.place()), "");
    int half = WritableText.cut(place, PLACE);
    String term = requireNonNullElse(delivery.term(), "");
    String agency = term.isEmpty() ? "" : INCOTERMS.contains(term) ? "4" : "92";
    // DE 4055: 6 delivery condition; DE 3055: 4 ICC, 92 the buyer.
    out.segment(
        "TOD",
        Composite.of("6"),
        Composite.of(requireNonNullElse(delivery.payer(), "")),
        Composite.of(term, "", agency, place.substring(0, half), place.substring(half)));
  }

  /** DE 4279: 22 discount, 3 fixed date, 1 basic; DE 2475: 5 date of invoice; DE 2009: 3 after. */
  private void payment(Payment it) {
    BigDecimal discount = it.discount();
    String type = discount != null ? "22" : it.due() != null ? "3" : "1";
    String text = requireNonNullElse(legible.orNull(it.text()), "");
    int half = WritableText.cut(text, TEXT);
    Composite words =
        text.isEmpty()
            ? Composite.NONE
            : Composite.of("ZZZ", "", "92", text.substring(0, half), text.substring(half));
    String days = it.days() == null ? "" : it.days().toString();
    if (days.isEmpty()) out.segment(pat ? "PAT" : "PYT", Composite.of(type), words);
    else if (pat) out.segment("PAT", Composite.of(type), words, Composite.of("5", "3", "D", days));
    else
      out.segment(
          "PYT",
          Composite.of(type),
          words,
          Composite.of("5"),
          Composite.of("3"),
          Composite.of("D"),
          Composite.of(days));
    if (it.due() != null) out.day(discount == null ? "13" : "12", it.due());
    if (discount != null) out.segment("PCD", Composite.of("12", out.number(discount)));
  }
}
