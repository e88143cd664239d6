package weft.edi.document;

import static weft.edi.document.StatedDocument.orNone;
import static weft.edi.onward.VdaTransmission.scaled;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Price;
import weft.edi.onward.NotWritable;
import weft.edi.onward.VdaTransmission;
import weft.edi.reader.text.Envelope;
import weft.edi.table.LaidOutRecords;
import weft.language.Text;
import weft.party.EdiRules.Outbound;
import weft.party.RecordLayout;
import weft.party.RecordLayout.Field;
import weft.party.RecordLayout.Held;

/**
 * Writes VDA 4906 in the buyer's record layout: one invoice (812), a record 813 for each group of
 * lines that share its values, and a record 814 for each line. Values without a field are left out.
 */
final class LaidOutInvoice {
  /** Length of YYMMDD; a longer field takes CCYYMMDD. */
  private static final int SHORT_DAY = 6;

  private static final Text NO_LAYOUT =
      new Text("Record %s of VDA 4906 is not laid out.", "未约定 VDA 4906 记录 %s 的字段布局。");
  private static final Text SEVERAL =
      new Text(
          "Its lines differ in what the record 812 says of all of them.", "各行在记录 812 所载的共同内容上不一致。");
  private static final Text BOTH_SIGNS =
      new Text(
          "Record %s has one sign for amounts of which one is negative and one is not.",
          "记录 %s 的金额有正有负，却只有一个符号位。");
  private static final Text NO_BASIS =
      new Text(
          "Line %s has a price for %s, and the layout no field for that.",
          "第 %s 行的单价以 %s 计，而布局没有价格基数字段。");

  private final StatedDocument stated;
  private final String number;
  private final Map<String, RecordLayout> layouts = new HashMap<>();
  private final VdaTransmission out;

  private LaidOutInvoice(StatedDocument stated, Outbound rule, Envelope ours) {
    Vda.requireSaid(stated);
    this.stated = stated;
    this.number = Vda.plain(stated.document().number());
    if (number.isEmpty()) throw new NotWritable(Vda.NO_NUMBER);
    List<RecordLayout> agreed = stated.names().records();
    agreed.forEach(it -> layouts.put(it.record(), it));
    this.out = new VdaTransmission("811", rule.release(), ours, LaidOutRecords.directory(agreed));
  }

  static byte[] write(StatedDocument stated, Outbound rule, Envelope ours) {
    return new LaidOutInvoice(stated, rule, ours).written();
  }

  private byte[] written() {
    stated.sum(); // Throws unless the invoice states an amount.
    if (stated.taxes() == null && !stated.payable().taxes().isEmpty())
      throw new NotWritable(Vda.NO_TAX_AMOUNT);
    put("812", sharedByAll());
    Map<Map<String, String>, List<Line>> notes = new LinkedHashMap<>();
    for (Line it : stated.lines())
      notes.computeIfAbsent(values("813", it), _ -> new ArrayList<>()).add(it);
    notes.forEach(
        (note, lines) -> {
          put("813", note);
          for (Line it : lines) put("814", values("814", it));
        });
    return out.end(values("819", null));
  }

  private Map<String, String> sharedByAll() {
    List<Map<String, String>> said =
        stated.lines().stream().map(it -> values("812", it)).distinct().toList();
    if (said.size() != 1) throw new NotWritable(SEVERAL);
    return said.getFirst();
  }

  private void put(String record, Map<String, String> values) {
    VdaTransmission.Fields fields = out.fields(record);
    values.forEach(fields::put);
    fields.write();
  }

  /**
   * The values of a record, by field label.
   *
   * @param line null for a record that does not belong to a line
   */
  private Map<String, String> values(String record, @Nullable Line line) {
    RecordLayout layout = layouts.get(record);
    if (layout == null) throw new NotWritable(NO_LAYOUT.with(record));
    boolean signed = layout.holds(Held.SIGN);
    Map<String, String> values = new LinkedHashMap<>();
    for (Field it : layout.fields()) {
      String label = LaidOutRecords.label(record, it);
      Held held = it.holds();
      if (it.value() != null) values.put(label, it.value());
      else if (held == Held.SIGN) values.put(label, isNegative(layout, line) ? "-" : "");
      else if (held != null && held.isOfLine() && line != null)
        values.put(label, ofLine(it, held, line, signed));
      else if (held != null && !held.isOfLine()) values.put(label, ofInvoice(it, held, signed));
    }
    return values;
  }

  /** Whether the amounts in this record are negative. */
  private boolean isNegative(RecordLayout layout, @Nullable Line line) {
    Set<Integer> signs = new HashSet<>();
    for (Field it : layout.fields()) {
      BigDecimal amount = amount(it.holds(), line);
      if (amount != null && amount.signum() != 0) signs.add(amount.signum());
    }
    if (signs.size() > 1) throw new NotWritable(BOTH_SIGNS.with(layout.record()));
    return signs.contains(-1);
  }

  private @Nullable BigDecimal amount(@Nullable Held held, @Nullable Line line) {
    return switch (held) {
      case TOTAL -> stated.payable().total();
      case TAX_TOTAL -> stated.taxes();
      case AMOUNT -> line == null ? null : line.amount();
      case null, default -> null;
    };
  }

  private String ofInvoice(Field field, Held held, boolean signed) {
    return switch (held) {
      case INVOICE_NUMBER -> number;
      case INVOICE_DATE -> day(stated.issued(), field);
      case DUE_DATE -> day(stated.payable().due(), field);
      case CURRENCY -> orNone(stated.document().currency());
      case SITE -> orNone(stated.shipTo());
      case TOTAL, TAX_TOTAL -> money(amount(held, null), field, signed);
      default -> throw new IllegalStateException(held.name());
    };
  }

  private String ofLine(Field field, Held held, Line line, boolean signed) {
    return switch (held) {
      case DESPATCH_ADVICE -> Vda.plain(orNone(line.despatchAdvice()));
      case ORDER -> orNone(line.order());
      case ORDER_LINE -> orNone(line.orderLine());
      case CUSTOMER_PART -> Vda.part(stated, line);
      case SUPPLIER_PART -> orNone(line.supplierPart());
      case QUANTITY -> scaled(Vda.quantity(line).amount(), field.scale());
      case UNIT -> Vda.unit(stated, line);
      case PRICE, PRICE_BASIS -> {
        Price price = price(line);
        if (price == null) yield "";
        BigDecimal said = held == Held.PRICE ? price.amount() : price.per().amount();
        yield scaled(said, field.scale());
      }
      case AMOUNT -> money(line.amount(), field, signed);
      default -> throw new IllegalStateException(held.name());
    };
  }

  /**
   * The net price per quantity in the line's unit; null if there is none.
   *
   * @throws NotWritable if the price is not for one unit and no field holds its basis
   */
  private @Nullable Price price(Line line) {
    Price price = line.price();
    if (price == null || price.gross() || price.unit() != null) return null;
    boolean ofOne = price.per().amount().compareTo(BigDecimal.ONE) == 0;
    if (!ofOne && layouts.values().stream().noneMatch(it -> it.holds(Held.PRICE_BASIS)))
      throw new NotWritable(NO_BASIS.with(line.line(), price.per()));
    return price;
  }

  /**
   * Scales an amount for its field.
   *
   * @param signed whether the record has a separate field for the sign
   */
  private static String money(@Nullable BigDecimal amount, Field field, boolean signed) {
    return scaled(amount == null || !signed ? amount : amount.abs(), field.scale());
  }

  private static String day(@Nullable LocalDate it, Field field) {
    return it == null || field.length() == SHORT_DAY
        ? VdaTransmission.day(it)
        : DateTimeFormatter.BASIC_ISO_DATE.format(it);
  }
}
