package weft.edi.meaning.document;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Price;
import weft.edi.meaning.document.stated.Charges;
import weft.edi.meaning.words.Dates;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.NormalizedText;
import weft.edi.reader.text.Segment;
import weft.measure.Quantity;

/**
 * Reads CUX, PRI, MOA, TAX and the due date, mostly of an INVOIC. Ignores amounts in another
 * currency than the document's.
 */
final class EdifactCharges {
  /** MOA 5025: invoice amount, total invoice amount, amount payable. */
  private static final List<String> TOTALS = List.of("77", "39", "9");

  /** PRI 5125 of the final price, best first; the last one is the gross price. */
  private static final List<String> PRICES = List.of("AAA", "INV", "CAL", "AAB");

  private static final String GROSS = "AAB";

  private final Charges charges;
  private final MeaningFindings findings;
  private String before = "";
  private boolean summary;

  /** Whether an ALC is open: the amounts below it belong to the allowance or charge only. */
  private boolean apart;

  private boolean taxed;
  private @Nullable String taxType;
  private @Nullable BigDecimal taxRate;

  EdifactCharges(Charges charges, MeaningFindings findings) {
    this.charges = charges;
    this.findings = findings;
  }

  void take(Segment it, @Nullable LineDraft line) {
    switch (it.tag()) {
      case "LIN" -> apart = false;
      case "UNS" -> {
        apart = false;
        summary = true;
      }
      case "ALC" -> apart = true;
      case "CUX" -> currency(it, line);
      case "PRI" -> price(it, line);
      case "MOA" -> amount(it, line);
      case "TAX" -> tax(it, line);
      case "DTM" -> {
        var when = line == null && it.value(0).equals("13") ? Dates.read(it) : null;
        if (when != null) charges.due(when.day());
      }
      default -> {}
    }
    if (!it.tag().equals("MOA") && !it.tag().equals("TAX")) taxed = false;
    before = it.tag();
  }

  /** DE 6347: 2 is the reference currency of all amounts. */
  private void currency(Segment cux, @Nullable LineDraft line) {
    String stated = "";
    for (int i = 0; i < 2 && stated.isEmpty(); i++)
      if (cux.value(i).equals("2")) stated = cux.value(i, 1);
    if (line == null) {
      if (charges.currency.isEmpty()) charges.currency = stated;
    } else if (!charges.isOurs(stated)) {
      if (before.equals("PRI")) line.price = null;
      if (before.equals("MOA")) line.amount = null;
    }
  }

  private void price(Segment pri, @Nullable LineDraft line) {
    int rank = PRICES.indexOf(pri.value(0));
    if (line == null || apart || rank < 0 || rank >= line.priceRank || pri.value(0, 1).isEmpty())
      return;
    BigDecimal price = findings.number(pri, 0, 1, "C509.5118").orElse(null);
    BigDecimal basis =
        pri.value(0, 4).isEmpty()
            ? BigDecimal.ONE
            : findings.number(pri, 0, 4, "C509.5284").orElse(BigDecimal.ONE);
    if (price == null || basis.signum() <= 0) return;
    String unit = pri.value(0, 5);
    line.priceRank = rank;
    line.priceAt = pri.number();
    line.price =
        new Price(
            NormalizedText.amount(price),
            new Quantity(basis),
            unit.isEmpty() ? null : unit,
            pri.value(0).equals(GROSS));
  }

  private void amount(Segment moa, @Nullable LineDraft line) {
    String kind = moa.value(0);
    boolean ours = line == null ? !apart : kind.equals("203");
    if (!ours || moa.value(0, 1).isEmpty() || !charges.isOurs(moa.value(0, 2))) return;
    BigDecimal amount = findings.number(moa, 0, 1, "C516.5004").orElse(null);
    if (amount == null) return;
    if (line != null) {
      line.amount = NormalizedText.amount(amount);
      line.amountAt = moa.number();
    } else if (taxed && (kind.equals("124") || kind.equals("176"))) {
      charges.tax(taxType, taxRate, amount, moa);
      taxed = false;
    } else if (summary && kind.equals("176")) charges.allTaxes(amount, moa);
    else if (summary && TOTALS.contains(kind)) charges.total(amount, TOTALS.indexOf(kind), moa);
  }

  /** DE 5283: 7 is a tax; other codes are duties and fees. */
  private void tax(Segment tax, @Nullable LineDraft line) {
    taxed = line == null && !apart && tax.value(0).equals("7");
    if (!taxed) return;
    taxType = tax.value(1).isEmpty() ? null : tax.value(1);
    taxRate =
        tax.value(4, 3).isEmpty() ? null : findings.number(tax, 4, 3, "C243.5278").orElse(null);
    charges.tax(taxType, taxRate, null, tax);
  }
}
