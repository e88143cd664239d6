package weft.edi.document;

import static weft.edi.document.StatedDocument.orNone;
import static weft.edi.onward.VdaTransmission.day;
import static weft.edi.onward.VdaTransmission.scaled;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Function;
import weft.document.BusinessDocument.Line;
import weft.edi.meaning.words.VdaUnits;
import weft.edi.onward.NotWritable;
import weft.edi.onward.VdaTransmission;
import weft.edi.reader.text.Envelope;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.EdiRules.Outbound;

/**
 * Writes VDA 4913 and 4908: delivery note records, each with the items of one order. A document
 * with a value that its field cannot hold is refused; values without a field are left out
 * (docs/messages/documents.md lists them).
 */
final class Vda {
  /** VDA fields are padded with leading zeros, so a number must not have its own. */
  private static final String COUNTED = "[1-9][0-9]*";

  /**
   * 822-14: a credit note with values, neither a correction nor a list of receipts without values.
   */
  private static final String VALUED = "0";

  /** Maximum length of 713-05; a longer unloading point is left out. */
  private static final int LONGEST_POINT = 5;

  /** Maximum lengths of 712-04 and 712-08. */
  private static final int LONGEST_PLANT = 3;

  private static final int WEIGHT_DIGITS = 7;

  private static final Text NO_ORIGINAL =
      new Text(
          "VDA has no indicator for a replacement, a cancellation or a copy: it would count beside"
              + " what was sent before.",
          "VDA 没有替换、作废或副本标志，新旧两份会同时有效。");
  private static final Text NO_PART =
      new Text(
          "Line %s has no part number of the customer's, which VDA must have.",
          "第 %s 行没有客户零件号，而 VDA 必须有。");
  private static final Text NO_QUANTITY =
      new Text("Line %s has no quantity, which VDA must have.", "第 %s 行没有数量，而 VDA 必须有。");
  private static final Text NO_NOTE =
      new Text(
          "Line %s names no despatch advice: VDA credits what delivery notes brought.",
          "第 %s 行没有发货通知号，而 VDA 按送货单结算。");
  private static final Text NO_LINES =
      new Text("It has no lines, which VDA must have.", "没有行，而 VDA 必须有。");
  static final Text NO_NUMBER =
      new Text("It has no number, which VDA must have.", "没有编号，而 VDA 必须有。");
  private static final Text NOT_COUNTED =
      new Text(
          "VDA counts its delivery notes by digits: \"%s\" would be another number.",
          "VDA 的送货单按数字编号，“%s”会成为另一个号码。");
  private static final Text ZEROS =
      new Text("The zeros in front of \"%s\" would not be read.", "“%s”开头的零不会被读取。");
  private static final Text OTHER_NOTE =
      new Text(
          "Its lines belong to despatch advice %s, but its own number is %s: VDA has one number for"
              + " both.",
          "各行属于发货通知 %s，而本身编号为 %s；VDA 两者只有一个号码。");
  private static final Text OTHER_UNIT =
      new Text(
          "The unit %s means something else in VDA: %s would arrive.",
          "单位 %s 在 VDA 中另有含义，对方收到的将是 %s。");
  static final Text NO_TAX_AMOUNT =
      new Text(
          "It has a tax without an amount, and VDA carries only the total of all taxes.",
          "税款没有金额，而 VDA 只有税款总额。");

  private final StatedDocument stated;
  private final VdaTransmission out;

  private Vda(StatedDocument stated, VdaTransmission out) {
    this.stated = stated;
    this.out = out;
    requireSaid(stated);
  }

  /** VDA can express only originals, and only documents with lines. */
  static void requireSaid(StatedDocument stated) {
    if (stated.function() != Function.ORIGINAL) throw new NotWritable(NO_ORIGINAL);
    if (stated.lines().isEmpty()) throw new NotWritable(NO_LINES);
  }

  /** The values of a delivery note record, which all items below it share. */
  private record Items(String note, String order, String unloadingPoint) {
    static Items of(String note, Line it) {
      String point = orNone(it.unloadingPoint());
      return new Items(
          note,
          orNone(it.order() == null ? it.agreement() : it.order()),
          point.length() > LONGEST_POINT ? "" : point);
    }
  }

  /** 4913: one transport (712), numbered like the document. */
  static byte[] despatch(StatedDocument stated, Outbound rule, Envelope ours) {
    var writing = new Vda(stated, new VdaTransmission("711", rule.release(), ours));
    writing.transport();
    return writing.out.end();
  }

  private void transport() {
    String number = plain(stated.document().number());
    Map<Items, List<Line>> all = items(it -> it.isEmpty() ? number : it);
    Set<String> notes = new TreeSet<>();
    all.keySet().forEach(it -> notes.add(it.note()));
    if (notes.size() == 1 && !notes.contains(number))
      throw new NotWritable(OTHER_NOTE.with(notes.iterator().next(), number));
    LocalDate shipped = stated.document().shipped();
    out.fields("712")
        .put(3, number)
        .put(4, plant(orNone(stated.document().shipFrom())))
        .put(8, kilograms(stated.document().grossWeight()))
        .put(18, day(stated.document().arrives()))
        .write();
    var packages = new VdaPackages(out, stated.lines());
    boolean numbered = stated.lines().stream().allMatch(it -> it.line().matches("[1-9][0-9]{0,2}"));
    all.forEach(
        (above, lines) -> {
          if (!above.note().matches(COUNTED)) throw new NotWritable(NOT_COUNTED.with(above.note()));
          out.fields("713")
              .put(3, above.note())
              .put(4, day(shipped == null ? stated.issued() : shipped))
              .put(5, above.unloadingPoint())
              .put(8, above.order())
              .put(11, orNone(stated.shipTo()))
              .write();
          for (Line it : lines) {
            out.fields("714")
                .put(3, part(stated, it))
                .put(4, orNone(it.supplierPart()))
                .put(6, thousandths(it))
                .put(7, unit(stated, it))
                .put(12, numbered ? it.line() : "")
                .put(14, orNone(it.batch()))
                .write();
            packages.write(it);
          }
        });
  }

  /** Leaves out a plant longer than the three characters of 712-04. */
  private static String plant(String site) {
    return site.length() > LONGEST_PLANT ? "" : site;
  }

  /** 712-08 holds whole kilograms; a weight with a fraction is left out rather than rounded. */
  private static String kilograms(@Nullable Quantity weight) {
    if (weight == null) return "";
    BigDecimal plain = weight.amount().stripTrailingZeros();
    boolean fits = plain.scale() <= 0 && plain.precision() - plain.scale() <= WEIGHT_DIGITS;
    return fits ? plain.toPlainString() : "";
  }

  /** 4908: one credit note (822). */
  static byte[] selfBilling(StatedDocument stated, Outbound rule, Envelope ours) {
    var writing = new Vda(stated, new VdaTransmission("821", rule.release(), ours));
    writing.credit();
    return writing.out.end();
  }

  private void credit() {
    stated.sum(); // Throws unless an amount is stated.
    BigDecimal taxes = stated.taxes();
    if (taxes == null && !stated.payable().taxes().isEmpty()) throw new NotWritable(NO_TAX_AMOUNT);
    String number = plain(stated.document().number());
    if (number.isEmpty()) throw new NotWritable(NO_NUMBER);
    out.fields("822")
        .put(3, number)
        .put(4, day(stated.issued()))
        .put(5, day(stated.payable().due()))
        .put(9, scaled(taxes, VdaUnits.CENTS))
        .put(10, scaled(stated.payable().total(), VdaUnits.CENTS))
        .put(12, orNone(stated.document().currency()))
        .put(14, VALUED)
        .write();
    items(UnaryOperator.identity()).forEach(this::credited);
  }

  private void credited(Items above, List<Line> lines) {
    if (above.note().isEmpty()) throw new NotWritable(NO_NOTE.with(lines.getFirst().line()));
    out.fields("823")
        .put(3, above.note())
        .put(4, orNone(stated.shipTo()))
        .put(12, above.order())
        .write();
    for (Line it : lines)
      out.fields("824")
          .put(4, part(stated, it))
          .put(5, thousandths(it))
          .put(6, unit(stated, it))
          .put(9, scaled(it.amount(), VdaUnits.CENTS))
          .write();
  }

  /** Groups the lines by delivery note record, keeping their order. */
  private Map<Items, List<Line>> items(UnaryOperator<String> note) {
    return stated.lines().stream()
        .collect(
            Collectors.groupingBy(
                it -> Items.of(plain(note.apply(orNone(it.despatchAdvice()))), it),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  /** Refuses a number with leading zeros, which VDA would lose. */
  static String plain(String number) {
    if (number.startsWith("0")) throw new NotWritable(ZEROS.with(number));
    return number;
  }

  static String part(StatedDocument stated, Line it) {
    String part = stated.part(it);
    if (part.isEmpty()) throw new NotWritable(NO_PART.with(it.line()));
    return part;
  }

  static Quantity quantity(Line it) {
    Quantity quantity = it.quantity();
    if (quantity == null) throw new NotWritable(NO_QUANTITY.with(it.line()));
    return quantity;
  }

  private static String thousandths(Line it) {
    return scaled(quantity(it).amount(), VdaUnits.DECIMALS);
  }

  static String unit(StatedDocument stated, Line it) {
    String unit = it.unit() == null ? "PCE" : it.unit();
    String code = VdaUnits.code(unit, stated.names().unit(unit));
    if (code.equals(unit) && !VdaUnits.unit(code).equals(unit))
      throw new NotWritable(OTHER_UNIT.with(unit, VdaUnits.unit(code)));
    return code;
  }
}
