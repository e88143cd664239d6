package weft.edi.reader.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Segment;

/**
 * Computes the total of an invoice that contains only lines and taxes. In an INVOIC, MOA 77 is MOA
 * 79 plus the taxes (MOA 176, else each MOA 124); in an 810, TDS01 is the sum of quantity by price
 * of each IT1. Invoices with charges, discounts or prepayments are not checked, because partners
 * compute them differently.
 */
final class InvoiceTotals {
  private static final BigDecimal CENT = BigDecimal.valueOf(1, 2);

  /**
   * The qualifiers (DE 5025) of a summary that can be added up: taxes and their bases, sums,
   * amounts due.
   */
  private static final Set<String> ADDED = Set.of("9", "77", "79", "124", "125", "176", "203");

  /** The segments of an 810 that change no amount. */
  private static final Set<String> PLAIN =
      Set.of(
          "ST", "BIG", "CUR", "REF", "N1", "N2", "N3", "N4", "PER", "DTM", "ITD", "FOB", "NTE",
          "IT1", "PID", "TDS", "CTT", "SE");

  /**
   * A wrong total.
   *
   * @param sent the value as sent
   * @param sum the computed value, in the same notation
   */
  record Wrong(Segment at, String element, String sent, BigDecimal sum) {}

  private InvoiceTotals() {}

  /** The wrong total of an INVOIC; null if the total is right or cannot be computed. */
  static @Nullable Wrong invoic(List<Segment> segments) {
    boolean summary = false;
    int taxed = 0;
    List<Segment> amounts = new ArrayList<>();
    for (Segment it : segments) {
      if (it.tag().equals("ALC")) return null;
      if (it.tag().equals("UNS")) summary = true;
      if (summary && it.tag().equals("MOA")) amounts.add(it);
      if (summary && it.tag().equals("TAX")) taxed++;
    }
    boolean plain = amounts.stream().allMatch(it -> ADDED.contains(it.value(0, 0)));
    boolean oneCurrency = amounts.stream().map(it -> it.value(0, 2)).distinct().count() == 1;
    List<Segment> payable = of("77", amounts);
    List<Segment> goods = of("79", amounts);
    List<Segment> taxes = of("176", amounts);
    boolean together = !taxes.isEmpty();
    if (!together) taxes = of("124", amounts);
    if (!together && taxes.size() != taxed) return null;
    boolean stated = !payable.isEmpty() && goods.size() == 1 && !taxes.isEmpty();
    if (!plain || !oneCurrency || !stated || of("176", amounts).size() > 1) return null;
    BigDecimal sum = ControlTotals.number(goods.getFirst().value(0, 1));
    for (Segment it : taxes) {
      BigDecimal tax = ControlTotals.number(it.value(0, 1));
      if (tax == null || sum == null) return null;
      sum = sum.add(tax);
    }
    for (Segment at : payable) {
      BigDecimal said = ControlTotals.number(at.value(0, 1));
      if (said != null && sum != null && !isNear(said, sum, 1 + taxes.size()))
        return new Wrong(at, "C516.5004", at.value(0, 1), sum);
    }
    return null;
  }

  private static List<Segment> of(String qualifier, List<Segment> amounts) {
    return amounts.stream().filter(it -> it.value(0, 0).equals(qualifier)).toList();
  }

  /** The wrong total of an 810; null as above. TDS01 has two implied decimals. */
  static @Nullable Wrong x810(List<Segment> segments) {
    Segment total = null;
    BigDecimal sum = BigDecimal.ZERO;
    int lines = 0;
    for (Segment it : segments) {
      if (!PLAIN.contains(it.tag())) return null;
      if (it.tag().equals("TDS")) {
        if (total != null) return null;
        total = it;
      }
      if (!it.tag().equals("IT1")) continue;
      BigDecimal quantity = ControlTotals.number(it.value(1));
      BigDecimal price = ControlTotals.number(it.value(3));
      if (quantity == null || price == null || !it.value(4).isEmpty()) return null;
      sum = sum.add(quantity.multiply(price));
      lines++;
    }
    if (total == null || lines == 0) return null;
    boolean single = total.value(1).isEmpty() && total.value(0).matches("-?[0-9]+");
    BigDecimal cents = single ? ControlTotals.number(total.value(0)) : null;
    if (cents == null || isNear(cents.movePointLeft(2), sum, lines)) return null;
    return new Wrong(
        total, "TDS01", total.value(0), sum.movePointRight(2).setScale(0, RoundingMode.HALF_UP));
  }

  /** Whether two sums differ by at most 0.01 for each rounded amount. */
  private static boolean isNear(BigDecimal said, BigDecimal sum, int rounded) {
    BigDecimal allowed = CENT.multiply(BigDecimal.valueOf(rounded));
    return said.subtract(sum).abs().compareTo(allowed) <= 0;
  }
}
