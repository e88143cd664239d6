package weft.edi.meaning.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Kind;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.VdaUnits;
import weft.edi.meaning.words.VdaValues;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.measure.PlainNumber;
import weft.measure.Quantity;

/**
 * Reads VDA 4913 and 4908 as business documents. A transmission may contain several delivery notes
 * or credit notes, but becomes one document. Its number is that of its only note, else of its only
 * transport; each line names its delivery note.
 */
final class VdaDocument {
  /** 822-14: receipts without a value, which are no invoice. */
  private static final String UNVALUED = "2";

  private final MeaningFindings findings;
  private final DocumentDraft document;

  /** Whether each line names its delivery note, because the document's number does not. */
  private final boolean several;

  /** Whether all credit notes have one currency (or none), so that line amounts are in it. */
  private boolean oneCurrency;

  private final VdaTransports transports;
  private final VdaPacking packages;

  private @Nullable Segment note;

  private VdaDocument(ReadMessage message, Kind kind, MeaningFindings findings) {
    this.findings = findings;
    this.document = new DocumentDraft(kind);
    this.transports = new VdaTransports(message);
    this.packages = new VdaPacking(document);
    this.several = of(message, "713").stream().map(it -> it.value("713-03")).distinct().count() > 1;
  }

  static DocumentDraft read(ReadMessage message, Kind kind, MeaningFindings findings) {
    var reading = new VdaDocument(message, kind, findings);
    reading.head(message);
    message.segments().forEach(reading::take);
    reading.packages.end();
    return reading.document;
  }

  private static List<Segment> of(ReadMessage message, String tag) {
    return message.segments().stream().filter(it -> it.tag().equals(tag)).toList();
  }

  /** Reads number and date of the only note, else the date of the transmission. */
  private void head(ReadMessage message) {
    Segment header = message.header();
    document.issued = VdaValues.day(header.value(header.tag() + "-07"));
    document.shipped = only(message, "713-04");
    document.arrives = only(message, "712-18");
    document.charges.due(only(message, "822-05"));
    for (String place : List.of("713-11", "823-04"))
      for (Segment it : of(message, place.substring(0, 3)))
        document.shipTo.take("ST", it.value(place));
    if (document.kind == Kind.DESPATCH_ADVICE) despatch(message);
    else bill(of(message, "822"));
  }

  private void despatch(ReadMessage message) {
    List<Segment> transports = of(message, "712");
    List<Segment> notes = of(message, "713");
    if (!several && !notes.isEmpty())
      document.number = VdaValues.number(notes.getFirst().value("713-03"));
    else if (transports.size() == 1)
      document.number = VdaValues.number(transports.getFirst().value("712-03"));
    if (document.shipped != null) document.issued = document.shipped;
    for (Segment it : transports) document.shipFrom.take("SF", it.value("712-04"));
    if (transports.size() == 1) document.weigh(VdaTransports.weight(transports.getFirst()));
  }

  private void bill(List<Segment> bills) {
    Set<String> currencies = new HashSet<>();
    bills.forEach(it -> currencies.add(it.value("822-12")));
    oneCurrency = currencies.size() == 1;
    if (oneCurrency) document.charges.currency = currencies.iterator().next();
    if (bills.size() != 1) return;
    Segment only = bills.getFirst();
    document.number = VdaValues.number(only.value("822-03"));
    LocalDate day = VdaValues.day(only.value("822-04"));
    if (day != null) document.issued = day;
    if (only.value("822-14").equals(UNVALUED)) document.kind = Kind.RECEIPT_ADVICE;
    BigDecimal total = money(only, "822-10", "822-11");
    if (total != null) document.charges.total(total, 0, only);
    BigDecimal taxes = money(only, "822-09", "822-11");
    if (taxes != null) document.charges.allTaxes(taxes, only);
  }

  /** The only day in these records; null if there are several or none. */
  private static @Nullable LocalDate only(ReadMessage message, String field) {
    Set<LocalDate> days = new HashSet<>();
    for (Segment it : of(message, field.substring(0, 3))) {
      LocalDate day = VdaValues.day(it.value(field));
      if (day != null) days.add(day);
    }
    return days.size() == 1 ? days.iterator().next() : null;
  }

  private void take(Segment it) {
    switch (it.tag()) {
      case "712" -> transports.begin(it);
      case "713", "823" -> note = it;
      case "714" -> despatched(it);
      case "715" -> packages.take(it, decimal(it, "715-05"), decimal(it, "715-07"));
      case "824" -> credited(it);
      default -> {}
    }
  }

  private void despatched(Segment it) {
    String item = VdaValues.number(it.value("714-12"));
    LineDraft line = document.line(item.equals("0") ? "" : item, it);
    packages.of(line);
    line.part = it.value("714-03");
    line.supplierPart = it.value("714-04");
    document.batch(line, it.value("714-14"));
    quantity(line, it, "714-06", "714-07");
    if (note == null) return;
    transports.take(line, note);
    line.order = note.value("713-08");
    if (several) line.despatchAdvice = VdaValues.number(note.value("713-03"));
  }

  private @Nullable BigDecimal decimal(Segment it, String field) {
    return VdaValues.decimal(it, field, VdaUnits.DECIMALS, findings);
  }

  private void credited(Segment it) {
    LineDraft line = document.line("", it);
    line.part = it.value("824-04");
    quantity(line, it, "824-05", "824-06");
    if (oneCurrency) line.amount = money(it, "824-09", "824-10");
    if (note == null) return;
    line.order = note.value("823-12");
    line.despatchAdvice = VdaValues.number(note.value("823-03"));
  }

  private void quantity(LineDraft line, Segment it, String field, String unit) {
    BigDecimal number = decimal(it, field);
    if (number == null) return;
    line.quantity = new Quantity(number);
    line.unit = it.value(unit).isEmpty() ? "PCE" : VdaUnits.unit(it.value(unit));
  }

  /**
   * An amount of money. Null for zeros, which an unstated amount contains, and for an unknown sign.
   */
  private @Nullable BigDecimal money(Segment it, String field, String sign) {
    String digits = it.value(field);
    if (!digits.matches("[0-9]*[1-9][0-9]*")) return null;
    return VdaValues.signed(
        PlainNumber.of(digits).movePointLeft(VdaUnits.CENTS), it, sign, findings);
  }
}
