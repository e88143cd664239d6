package weft.edi.meaning.document;

import static weft.edi.table.LaidOutRecords.label;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Price;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.NormalizedText;
import weft.edi.meaning.words.VdaUnits;
import weft.edi.meaning.words.VdaValues;
import weft.edi.meaning.words.X12Dates;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.edi.table.Element;
import weft.edi.table.SegmentTable;
import weft.measure.Quantity;
import weft.party.RecordLayout.Held;

/**
 * Reads VDA 4906 as a business document, in the record layout that the partners agreed; without a
 * layout, it only counts the lines. A record's values apply to all records below it. Several
 * invoices in one transmission become one document without number and total.
 */
final class VdaInvoice {
  private static final String INVOICE = "812";
  private static final String NOTE = "813";
  private static final String ITEM = "814";

  private final MeaningFindings findings;
  private final DocumentDraft document = new DocumentDraft(Kind.INVOICE);

  /** Whether the amounts have one currency, or none is stated. */
  private final boolean oneCurrency;

  private @Nullable Segment invoice;
  private @Nullable Segment note;

  private VdaInvoice(ReadMessage message, MeaningFindings findings) {
    this.findings = findings;
    Set<String> currencies = new TreeSet<>();
    said(message, Held.CURRENCY).forEach(it -> currencies.add(value(it, Held.CURRENCY)));
    oneCurrency = currencies.size() < 2;
    if (currencies.size() == 1) document.charges.currency = currencies.iterator().next();
  }

  static DocumentDraft read(ReadMessage message, MeaningFindings findings) {
    var reading = new VdaInvoice(message, findings);
    reading.head(message);
    message.segments().forEach(reading::take);
    return reading.document;
  }

  private void head(ReadMessage message) {
    document.issued = VdaValues.day(message.header().value(message.header().tag() + "-07"));
    said(message, Held.SITE).forEach(it -> document.shipTo.take("ST", value(it, Held.SITE)));
    List<Segment> invoices = message.segments().stream().filter(it -> is(it, INVOICE)).toList();
    if (invoices.size() != 1) return;
    said(message, Held.INVOICE_NUMBER)
        .findFirst()
        .ifPresent(it -> document.number = VdaValues.number(value(it, Held.INVOICE_NUMBER)));
    said(message, Held.INVOICE_DATE)
        .map(it -> X12Dates.day(value(it, Held.INVOICE_DATE)))
        .flatMap(Stream::ofNullable)
        .findFirst()
        .ifPresent(it -> document.issued = it);
    said(message, Held.DUE_DATE)
        .forEach(it -> document.charges.due(X12Dates.day(value(it, Held.DUE_DATE))));
    if (!oneCurrency) return;
    said(message, Held.TOTAL).forEach(this::total);
    said(message, Held.TAX_TOTAL).forEach(this::taxes);
  }

  private void total(Segment it) {
    BigDecimal total = money(it, Held.TOTAL);
    if (total != null) document.charges.total(total, 0, it);
  }

  private void taxes(Segment it) {
    BigDecimal taxes = money(it, Held.TAX_TOTAL);
    if (taxes != null) document.charges.allTaxes(taxes, it);
  }

  private static boolean is(Segment it, String tag) {
    return it.tag().equals(tag);
  }

  private static String value(Segment it, Held held) {
    return it.value(label(it.tag(), held));
  }

  /** The records that state the value. */
  private static Stream<Segment> said(ReadMessage message, Held held) {
    return message.segments().stream().filter(it -> !value(it, held).isEmpty());
  }

  private void take(Segment it) {
    switch (it.tag()) {
      case INVOICE -> {
        invoice = it;
        note = null;
      }
      case NOTE -> note = it;
      case ITEM -> item(it);
      default -> {}
    }
  }

  private void item(Segment it) {
    if (it.placeOf(label(ITEM, Held.QUANTITY)) == null) {
      document.unreadLine();
      return;
    }
    LineDraft line = document.line("", it);
    line.part = here(it, Held.CUSTOMER_PART);
    line.supplierPart = here(it, Held.SUPPLIER_PART);
    line.order = here(it, Held.ORDER);
    line.orderLine = here(it, Held.ORDER_LINE);
    line.despatchAdvice = VdaValues.number(here(it, Held.DESPATCH_ADVICE));
    BigDecimal quantity = number(it, Held.QUANTITY);
    String unit = here(it, Held.UNIT);
    if (quantity != null) {
      line.quantity = new Quantity(quantity);
      line.unit = unit.isEmpty() ? "PCE" : VdaUnits.unit(unit);
    }
    if (!oneCurrency) return;
    line.amount = money(it, Held.AMOUNT);
    BigDecimal price = number(it, Held.PRICE);
    BigDecimal basis = number(it, Held.PRICE_BASIS);
    if (price != null && price.signum() != 0)
      line.price =
          new Price(
              NormalizedText.amount(price),
              new Quantity(basis == null || basis.signum() == 0 ? BigDecimal.ONE : basis),
              null,
              false);
  }

  /** The value of the item, else of the nearest record above it. */
  private String here(Segment item, Held held) {
    String said = value(item, held);
    if (said.isEmpty() && note != null) said = value(note, held);
    return said.isEmpty() && invoice != null ? value(invoice, held) : said;
  }

  /** A number with the decimals of its layout. */
  private @Nullable BigDecimal number(Segment it, Held held) {
    String field = label(it.tag(), held);
    SegmentTable table = it.table();
    Element element = table == null ? null : table.element(field);
    return element == null ? null : VdaValues.decimal(it, field, element.decimals(), findings);
  }

  /** An amount. Null for zeros, which an unstated amount contains. */
  private @Nullable BigDecimal money(Segment it, Held held) {
    BigDecimal amount = number(it, held);
    return amount == null || amount.signum() == 0
        ? null
        : VdaValues.signed(amount, it, label(it.tag(), Held.SIGN), findings);
  }
}
