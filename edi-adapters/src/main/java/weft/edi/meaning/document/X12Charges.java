package weft.edi.meaning.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Price;
import weft.edi.meaning.document.stated.Charges;
import weft.edi.meaning.document.stated.X12Taxes;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.NormalizedText;
import weft.edi.meaning.words.X12Dates;
import weft.edi.meaning.words.X12Items;
import weft.edi.reader.text.Segment;
import weft.measure.Quantity;

/** Reads CUR, IT1, PAM, ITD, TDS and TXI, mostly of an 810. */
final class X12Charges {
  private static final int PERCENT = 2;

  private final Charges charges;
  private final MeaningFindings findings;

  /** Whether an SAC is open: the taxes below it belong to the allowance or charge only. */
  private boolean apart;

  X12Charges(Charges charges, MeaningFindings findings) {
    this.charges = charges;
    this.findings = findings;
  }

  void take(Segment it, @Nullable LineDraft line) {
    switch (it.tag()) {
      case "IT1", "PO1" -> price(it, line);
      // Data element 522: 1 is the total of the line.
      case "PAM" -> {
        BigDecimal amount = line != null && it.value(3).equals("1") ? number(it, 4) : null;
        if (line != null && amount != null) {
          line.amount = NormalizedText.amount(amount);
          line.amountAt = it.number();
        }
      }
      case "CUR" -> {
        if (line == null && charges.currency.isEmpty()) charges.currency = it.value(1);
      }
      case "ITD" -> {
        if (line == null) charges.due(X12Dates.day(it.value(5)));
      }
      case "TDS" -> {
        BigDecimal hundredths = number(it, 0);
        if (hundredths != null) charges.total(hundredths.movePointLeft(2), 0, it);
      }
      case "SAC" -> apart = true;
      case "TXI" -> {
        if (line == null && !apart) tax(it);
      }
      default -> {}
    }
  }

  /** The line's amount is price times quantity, unless PAM states another. */
  private void price(Segment it, @Nullable LineDraft line) {
    BigDecimal price = number(it, 3);
    if (line == null || price == null) return;
    int basis = X12Items.basis(it.value(4));
    line.price = new Price(NormalizedText.amount(price), Quantity.of(basis), null, false);
    if (line.quantity != null && it.tag().equals("IT1"))
      line.amount =
          NormalizedText.amount(
              price.multiply(line.quantity.amount()).divide(BigDecimal.valueOf(basis)));
  }

  /** TXI03 is a decimal fraction, but above 1 some partners mean per cent. */
  private void tax(Segment txi) {
    BigDecimal rate = number(txi, 2);
    if (rate != null && rate.compareTo(BigDecimal.ONE) <= 0) rate = rate.movePointRight(PERCENT);
    charges.tax(X12Taxes.type(txi.value(0)), rate, number(txi, 1), txi);
  }

  private @Nullable BigDecimal number(Segment it, int at) {
    return it.value(at).isEmpty()
        ? null
        : findings.number(it, at, 0, X12Items.name(it, at)).orElse(null);
  }
}
