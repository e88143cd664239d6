package weft.edi.profile;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Kind;
import weft.edi.demand.DemandOfMessage;
import weft.edi.demand.DemandWriter;
import weft.edi.document.DocumentWriter;
import weft.edi.reader.text.VdaMessage;
import weft.edi.table.Directory;
import weft.edi.table.SegmentTable;
import weft.language.Text;
import weft.party.EdiRules.DateCodes;
import weft.party.EdiRules.Outbound;
import weft.party.RecordLayout;

/**
 * Checks whether the hub can write the agreed messages: in a known release, with usable separators.
 */
final class OutboundRules {
  private static final Predicate<String> X12 = Pattern.compile("[0-9]{3}").asMatchPredicate();

  private static final Predicate<String> EDIFACT_SYNTAX =
      Pattern.compile("UNO[A-KWY]:[1-4]").asMatchPredicate();
  private static final Predicate<String> X12_SYNTAX =
      Pattern.compile("0030[4-7]|0040[1-6]|00501").asMatchPredicate();
  private static final int SIGNS = 6;

  private OutboundRules() {}

  /**
   * Checks one message.
   *
   * @param laidOut the agreed layouts of VDA records
   */
  static void check(Outbound it, List<RecordLayout> laidOut, String pointer, Findings findings) {
    if (it.message().isEmpty() || it.release().isEmpty()) return; // reported already
    boolean isThere = table(it, pointer, findings);
    VdaMessage vda = VdaMessage.of(it.message());
    if (vda != null) {
      bare(it, pointer, findings);
      if (isThere) records(vda, laidOut, pointer + "/message", findings);
      return;
    }
    boolean x12 = X12.test(it.message());
    syntax(it.syntax(), x12, pointer + "/syntax", findings);
    separators(it.separators(), x12, pointer + "/separators", findings);
    if (it.quantities() != null && !isSchedule(it.message()))
      findings.error(
          pointer + "/quantities",
          "quantities-of-schedules",
          new Text(
              "Only schedules have this: DELFOR, DELJIT, 830 and 862.",
              "仅适用于要货计划：DELFOR、DELJIT、830 和 862。"));
    if (it.dates() != null) dates(it.dates(), x12, pointer + "/dates", findings);
    if (isThere) written(it, pointer + "/message", findings);
  }

  private static boolean isSchedule(String message) {
    DemandOfMessage asked = DemandWriter.asked(message);
    return asked == DemandOfMessage.FORECAST || asked == DemandOfMessage.CALL_OFF;
  }

  private static void dates(DateCodes it, boolean x12, String pointer, Findings findings) {
    if (x12) {
      findings.error(
          pointer, "dates-of-edifact", new Text("X12 has only one date format.", "X12 只有一种日期格式。"));
      return;
    }
    among(it.day(), List.of("102", "101"), pointer + "/day", findings);
    among(it.week(), List.of("102", "616", "615"), pointer + "/week", findings);
    among(it.month(), List.of("102", "610", "609"), pointer + "/month", findings);
  }

  private static void among(
      @Nullable String code, List<String> known, String pointer, Findings findings) {
    if (code == null || known.contains(code)) return;
    findings.error(
        pointer,
        "choice-unknown",
        new Text("\"%s\" is not one of %s.", "“%s”不在可选值 %s 之中。")
            .with(code, String.join(", ", known)));
  }

  /** A key that is equal for two messages with the same business content. */
  static String meaning(String message) {
    DemandOfMessage asked = DemandWriter.asked(message);
    if (asked != null) return asked.name();
    Set<Kind> kinds = DocumentWriter.kinds(message);
    return kinds.isEmpty() ? message : new TreeSet<>(kinds).toString();
  }

  private static void written(Outbound it, String pointer, Findings findings) {
    Set<Kind> kinds = DocumentWriter.kinds(it.message());
    if (kinds.isEmpty() && DemandWriter.asked(it.message()) == null)
      findings.note(
          pointer,
          "message-answers",
          new Text(
                  "The hub sends %s only as an answer, if at all, and then in the format of the"
                      + " message it answers.",
                  "平台仅在答复时才可能发送 %s，且沿用所答报文的格式。")
              .with(it.message()));
    if (DemandWriter.asked(it.message()) == DemandOfMessage.ORDER)
      findings.note(
          pointer,
          "order-bare",
          new Text(
              "Orders are forwarded with site, currency, terms of delivery and payment, texts,"
                  + " lines, days and prices per unit; taxes and contacts are not kept.",
              "订单转发收货地点、币种、交货与付款条件、文本、各行、交货日期和单价；税款和联系人不予保存。"));
    if (kinds.contains(Kind.TEST_RESULTS))
      findings.note(
          pointer,
          "test-results-codes",
          new Text(
                  "Test results in the other standard are forwarded as %s by the codes that both"
                      + " have; other properties are told as text, units without a code not at all"
                      + " unless the profile names them.",
                  "采用另一标准的检验结果转发为 %s 时沿用两种标准共有的代码；其他项目以文本表示，没有代码的单位须在配置中约定，否则不予转发。")
              .with(it.message()));
    if (kinds.contains(Kind.INVOICE))
      findings.note(
          pointer,
          "invoice-bare",
          new Text(
              "Invoices are forwarded with currency, prices, amounts, taxes, total and the day of"
                  + " payment where they state them, without allowances, texts and tax numbers.",
              "发票转发其注明的币种、单价、金额、税款、总额和付款日期；折让、附加费、文本和税号不转发。"));
  }

  /** Notes that changes are not written if orders are agreed without ORDCHG or 860. */
  static void check(List<Outbound> agreed, String pointer, Findings findings) {
    Outbound order = asking(agreed, DemandOfMessage.ORDER);
    if (order == null || asking(agreed, DemandOfMessage.ORDER_CHANGE) != null) return;
    findings.note(
        pointer,
        "changes-not-written",
        new Text(
                "Neither ORDCHG nor 860 is agreed upon: changes of orders are not forwarded, and a"
                    + " withdrawal is sent as %s.",
                "未约定 ORDCHG 或 860：订单变更不转发，订单撤销以 %s 转发。")
            .with(order.message()));
  }

  private static @Nullable Outbound asking(List<Outbound> agreed, DemandOfMessage asked) {
    return agreed.stream()
        .filter(it -> DemandWriter.asked(it.message()) == asked)
        .findFirst()
        .orElse(null);
  }

  private static boolean table(Outbound it, String pointer, Findings findings) {
    VdaMessage vda = VdaMessage.of(it.message());
    Directory directory =
        vda == null
            ? Directory.of(it.release())
            : isVersion(it.release(), vda) ? Directory.vda() : null;
    boolean isThere = directory != null && directory.message(it.message()) != null;
    if (directory == null)
      findings.error(
          pointer + "/release",
          "release-unknown",
          new Text("The hub has no directory of release %s.", "平台没有版本 %s 的目录。").with(it.release()));
    else if (!isThere)
      findings.error(
          pointer + "/message",
          "message-unknown",
          new Text("There is no %s in %s.", "%2$s 中没有 %1$s。").with(it.message(), it.release()));
    return isThere;
  }

  /** Whether field 02 of the header allows this version. */
  private static boolean isVersion(String release, VdaMessage of) {
    SegmentTable header = requireNonNull(Directory.vda().segment(of.header));
    var versions = header.positions().getFirst().components().getFirst().element().codes();
    return versions != null && versions.has(release);
  }

  /** Reports which data a VDA message cannot carry. */
  private static void records(
      VdaMessage of, List<RecordLayout> laidOut, String pointer, Findings findings) {
    switch (of) {
      case INVOICE -> invoice(laidOut, pointer, findings);
      case DESPATCH ->
          findings.note(
              pointer,
              "despatch-bare",
              new Text(
                  "Only despatch advices whose number has up to 8 digits are forwarded, without"
                      + " order line numbers and references other than orders.",
                  "只转发编号不超过 8 位数字的发货通知；不含订单行号及订单以外的引用。"));
      case SELF_BILLING ->
          findings.note(
              pointer,
              "credit-bare",
              new Text(
                  "Self-billed invoices are forwarded with amounts, currency, all taxes together,"
                      + " total and the day of payment: without prices, rates, the supplier's part"
                      + " numbers and numbers of lines.",
                  "买方自开票转发其金额、币种、税款合计、总额和付款日期；不含单价、税率、供应商零件号和行号。"));
      default -> {}
    }
  }

  /** Checks VDA 4906: the hub knows only the record fields that the partners laid out. */
  private static void invoice(List<RecordLayout> laidOut, String pointer, Findings findings) {
    String missing = RecordRules.missing(laidOut);
    if (missing.isEmpty())
      findings.note(
          pointer,
          "invoice-laid-out",
          new Text(
              "Invoices are forwarded with what the records laid out have fields for.",
              "发票只转发已约定字段的内容。"));
    else
      findings.error(
          pointer,
          "records-missing",
          new Text(
                  "4906 is written in records that \"records\" lays out. Missing: %s.",
                  "4906 按“records”约定的字段布局发送，尚缺：%s。")
              .with(missing));
  }

  /** Reports settings that VDA messages do not have. */
  private static void bare(Outbound it, String pointer, Findings findings) {
    boolean isBare =
        it.syntax() == null
            && it.separators() == null
            && it.association() == null
            && it.quantities() == null
            && it.dates() == null;
    if (!isBare)
      findings.error(
          pointer + "/message",
          "message-bare",
          new Text(
                  "%s has neither syntax nor separators nor association, nor a choice of quantities"
                      + " and dates.",
                  "%s 没有语法标识、分隔符、行业代码、数量和日期格式可供约定。")
              .with(it.message()));
  }

  private static void syntax(
      @Nullable String syntax, boolean x12, String pointer, Findings findings) {
    if (syntax == null || (x12 ? X12_SYNTAX : EDIFACT_SYNTAX).test(syntax)) return;
    Text expected =
        x12
            ? new Text("ISA12 is expected, such as 00401.", "应为 ISA12 的值，例如 00401。")
            : new Text("Syntax and version are expected, such as UNOC:3.", "应为语法标识和版本，例如 UNOC:3。");
    findings.error(pointer, "syntax-unknown", expected);
  }

  /** The signs in order: component, element, decimal mark, release, repetition, terminator. */
  private static void separators(
      @Nullable String signs, boolean x12, String pointer, Findings findings) {
    if (signs == null) return;
    if (signs.length() != SIGNS) {
      findings.error(
          pointer,
          "separators-invalid",
          new Text(
              "Six characters are expected: component, element, decimal mark, release, repetition,"
                  + " terminator; a space for none.",
              "应为六个字符：组件、数据元、小数点、转义、重复、终止符；没有的用空格。"));
      return;
    }
    Set<Character> used = new HashSet<>();
    for (int i = 0; i < SIGNS; i++) {
      char sign = signs.charAt(i);
      boolean mayBeNone = i == 3 || i == 4;
      boolean usable =
          i == 2
              ? sign == '.' || sign == ','
              : (mayBeNone && sign == ' ')
                  || (sign > ' ' && sign < 0x7f && !Character.isLetterOrDigit(sign));
      boolean own = i == 2 || sign == ' ' || used.add(sign);
      if (!usable || !own || (x12 && i == 3 && sign != ' '))
        findings.error(
            pointer,
            "separators-invalid",
            new Text(
                    "Character %d, \"%s\", cannot be used there, or appears twice.",
                    "第 %d 个字符“%s”不能用于该位置，或重复出现。")
                .with(i + 1, sign));
    }
  }
}
