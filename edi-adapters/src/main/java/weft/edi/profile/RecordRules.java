package weft.edi.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import weft.edi.table.LaidOutRecords;
import weft.language.Text;
import weft.party.RecordLayout;
import weft.party.RecordLayout.Field;
import weft.party.RecordLayout.Form;
import weft.party.RecordLayout.Held;

/**
 * Checks the agreed fields of VDA records: whether they fit, and whether they suffice for an
 * invoice.
 */
final class RecordRules {
  private static final String INVOICE = "812";
  private static final String ITEM = "814";
  private static final String TRAILER = "819";

  /** The records of VDA 4906 whose fields the hub's own tables lack. */
  private static final List<String> LAID_OUT = List.of(INVOICE, "813", ITEM, TRAILER);

  private static final List<String> COUNTED =
      List.of("811", INVOICE, "813", ITEM, "815", "816", "817", "818", TRAILER);

  /** Without these fields, the receiver could not know for which goods it is charged. */
  private static final List<Held> NEEDED =
      List.of(Held.INVOICE_NUMBER, Held.INVOICE_DATE, Held.CURRENCY, Held.CUSTOMER_PART, Held.UNIT);

  private RecordRules() {}

  static void check(List<RecordLayout> agreed, Findings findings) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < agreed.size(); i++) {
      RecordLayout it = agreed.get(i);
      String pointer = "/edi/records/" + i;
      if (it.record().isEmpty()) continue; // reported already
      if (!LAID_OUT.contains(it.record()))
        findings.error(
            pointer + "/record",
            "record-unknown",
            new Text("\"%s\" is not one of %s.", "“%s”不在可选值 %s 之中。")
                .with(it.record(), String.join(", ", LAID_OUT)));
      else if (!seen.add(it.record()))
        findings.error(
            pointer + "/record",
            "record-twice",
            new Text("Record %s is laid out twice.", "记录 %s 重复约定。").with(it.record()));
      else fields(it, pointer, findings);
    }
    boolean lines =
        agreed.stream().anyMatch(it -> it.record().equals(ITEM) && it.holds(Held.QUANTITY));
    if (!agreed.isEmpty() && !lines)
      findings.note(
          "/edi/records",
          "lines-not-read",
          new Text(
              "No quantity is laid out in record 814: lines are counted, and not read.",
              "记录 814 未约定数量字段：各行只计数，不读取。"));
  }

  /** The fields and records missing for VDA 4906; "" if there are none. */
  static String missing(List<RecordLayout> agreed) {
    List<String> missing = new ArrayList<>();
    for (String it : LAID_OUT)
      if (agreed.stream().noneMatch(layout -> layout.record().equals(it))) missing.add(it);
    for (Held it : NEEDED)
      if (agreed.stream().noneMatch(layout -> layout.holds(it))) missing.add(Fields.kebab(it));
    for (Held it : List.of(Held.QUANTITY, Held.AMOUNT))
      if (agreed.stream().noneMatch(layout -> layout.record().equals(ITEM) && layout.holds(it)))
        missing.add(ITEM + " " + Fields.kebab(it));
    return String.join(", ", missing);
  }

  private static void fields(RecordLayout layout, String pointer, Findings findings) {
    Set<Object> said = new HashSet<>();
    for (int i = 0; i < layout.fields().size(); i++) {
      Field it = layout.fields().get(i);
      String at = pointer + "/fields/" + i;
      if (findings.forbidWithin(at)) continue; // reported already
      if (it.at() + it.length() - 1 > LaidOutRecords.LENGTH)
        findings.error(
            at,
            "field-beyond",
            new Text("A record ends with character %d.", "记录长度为 %d 个字符。")
                .with(LaidOutRecords.LENGTH));
      if (layout.fields().subList(0, i).stream().anyMatch(before -> overlap(before, it)))
        findings.error(
            at,
            "field-overlaps",
            new Text("Some of its characters belong to another field.", "部分字符与另一字段重叠。"));
      says(layout.record(), it, at, findings);
      Object what = it.holds() == null ? it.counts() : it.holds();
      if (what != null && !said.add(what))
        findings.error(at, "field-twice", new Text("The record contains this twice.", "该记录中此项重复。"));
    }
  }

  private static boolean overlap(Field one, Field other) {
    return one.at() < other.at() + other.length() && other.at() < one.at() + one.length();
  }

  private static void says(String record, Field it, String at, Findings findings) {
    if (Stream.of(it.holds() != null, it.value() != null, it.counts() != null)
            .filter(Boolean::booleanValue)
            .count()
        != 1) {
      findings.error(
          at,
          "field-says",
          new Text(
              "A field has one of \"holds\", \"value\" and \"counts\".",
              "字段须有“holds”“value”“counts”之一。"));
      return;
    }
    if (it.value() != null && it.value().length() > it.length())
      findings.error(
          at + "/value",
          "text-invalid",
          new Text("1 to %d characters are expected.", "应为 1 至 %d 个字符。").with(it.length()));
    if (it.value() != null && it.required())
      findings.error(
          at + "/required",
          "required-unread",
          new Text(
              "A fixed value is only written, never read, so it cannot be required.",
              "固定值只写入、不读取，因此不能设为必填。"));
    if (it.counts() != null && (!record.equals(TRAILER) || !COUNTED.contains(it.counts())))
      findings.error(
          at + "/counts",
          "count-unknown",
          new Text("Record 819 counts the records %s.", "仅记录 819 统计记录数，可统计 %s。")
              .with(String.join(", ", COUNTED)));
    Held held = it.holds();
    if (held != null) held(record, it, held, at, findings);
    else if (it.decimals() != null) noDecimals(at, findings);
  }

  private static void held(String record, Field it, Held held, String at, Findings findings) {
    if (!standsIn(record, held))
      findings.error(
          at + "/holds",
          "misplaced",
          new Text(
              "The values of a line are in 814, those of the invoice in 812 and 819; besides these,"
                  + " 819 has only their sign.",
              "行的数值在 814 中，发票的数值在 812 和 819 中；819 此外只含其正负号。"));
    if (held.form() == Form.DATE && it.length() != 6 && it.length() != 8)
      findings.error(
          at + "/length", "date-length", new Text("A date has 6 or 8 digits.", "日期为 6 位或 8 位数字。"));
    if (held.form() != Form.NUMBER && it.decimals() != null) noDecimals(at, findings);
    if (held.form() == Form.NUMBER && (it.decimals() == null || it.decimals() > it.length()))
      findings.error(
          at + "/decimals",
          "decimals-missing",
          new Text("State how many of its digits are decimals, 0 to 6.", "须说明其中小数的位数（0 至 6）。"));
  }

  private static boolean standsIn(String record, Held held) {
    boolean trailer = record.equals(TRAILER);
    if (held.form() != Form.NUMBER) return !trailer || held == Held.SIGN;
    return held.isOfLine() ? record.equals(ITEM) : trailer || record.equals(INVOICE);
  }

  private static void noDecimals(String at, Findings findings) {
    findings.error(
        at + "/decimals",
        "decimals-of-numbers",
        new Text("Only numbers have decimals.", "只有数值才有小数位。"));
  }
}
