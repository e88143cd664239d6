package weft.edi.meaning.order;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.X12Items;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.language.Text;

/**
 * The effect of a buyer's order or change, by its own codes (BGM 1001 and 1225; BEG01 and BEG02,
 * BCH01 and BCH02; E1EDK01 ACTION). A message that does not order, change or cancel has no effect,
 * because a supplier would deliver against a request, proposal, draft or copy.
 * docs/messages/orders.md has the table.
 */
enum OrderFunction {
  ORDER,
  REPLACEMENT,
  CHANGE,
  WITHDRAWAL;

  /**
   * Codes of UN/EDIFACT 1001 that are orders. The partners agreed on any code that is not a number
   * of that list.
   */
  private static final Set<String> ORDERS =
      Set.of(
          "105", "220", "221", "222", "223", "224", "225", "226", "227", "228", "229", "232", "233",
          "237", "258", "400", "401", "402");

  /** X12 92: not firm, a change (of an 850), for information. */
  private static final Set<String> NO_ORDERS = Set.of("BE", "CP", "IN");

  private static final Text COPY =
      new Text(
          "A copy orders and changes nothing; send the message itself.", "副本不构成下单或变更；请发送正式报文。");
  private static final Text PART =
      new Text(
          "Adding to an order, deleting from it or replacing a part of it is told line by line, in"
              + " a change; this function does not say which lines stay.",
          "对订单的追加、删除或部分替换须以变更报文逐行说明；此功能代码无法确定哪些行保留。");
  private static final Text HEADING =
      new Text(
          "A change of the heading alone is not taken; send the whole order as a replacement.",
          "不接受仅变更表头；请以替换方式发送完整订单。");
  private static final Text CHANGED_ORDER =
      new Text(
          "An order that calls itself a change does not say whether lines that it does not name are"
              + " still wanted; send a change (ORDCHG, 860), or all of it as a replacement.",
          "以“变更”发送的订单无法确定未提及的行是否仍然有效；请发送变更报文（ORDCHG、860）或以替换方式发送完整订单。");
  private static final Text REPLACED_CHANGE =
      new Text(
          "A change that calls itself a replacement does not say whether it replaces a change or"
              + " the order; send a change, or the whole order as a replacement.",
          "以“替换”发送的变更无法确定是替换前一变更还是整个订单；请发送变更，或以替换方式发送完整订单。");

  /** Reads BGM of an ORDERS; null, with a fault, if it does not order. */
  static @Nullable OrderFunction ofOrders(Segment bgm, MeaningFindings findings) {
    if (!names(bgm, false, findings)) return null;
    String code = plain(bgm.value(2));
    return switch (code) {
      case "", "6", "9", "22", "42", "43", "47" -> ORDER;
      case "5", "18" -> REPLACEMENT;
      case "1", "17", "39", "50" -> WITHDRAWAL;
      case "4", "36" -> refused(bgm, "1225", CHANGED_ORDER, findings);
      default -> otherwise(bgm, "1225", code, findings);
    };
  }

  /**
   * Reads BGM of an ORDCHG; null, with a fault, if it has no effect. An original change is a
   * change.
   */
  static @Nullable OrderFunction ofChange(Segment bgm, MeaningFindings findings) {
    if (!names(bgm, true, findings)) return null;
    String code = plain(bgm.value(2));
    return switch (code) {
      case "", "4", "6", "9", "22", "36", "42", "43", "47" -> CHANGE;
      case "1", "17", "39", "50" -> WITHDRAWAL;
      case "5", "18" -> refused(bgm, "1225", REPLACED_CHANGE, findings);
      default -> otherwise(bgm, "1225", code, findings);
    };
  }

  /** Reads BEG of an 850; null, with a fault, if it does not order. */
  static @Nullable OrderFunction ofOrder(Segment beg, MeaningFindings findings) {
    if (!type(beg, NO_ORDERS, findings)) return null;
    String code = beg.value(0);
    return switch (code) {
      case "", "00", "06", "20", "49" -> ORDER;
      case "05", "15", "18", "CO" -> REPLACEMENT;
      case "01", "17" -> WITHDRAWAL;
      case "04" -> refused(beg, "BEG01", CHANGED_ORDER, findings);
      default -> otherwise(beg, "BEG01", code, findings);
    };
  }

  /** Reads BCH of an 860; null, with a fault, if it has no effect. */
  static @Nullable OrderFunction ofOrderChange(Segment bch, MeaningFindings findings) {
    if (!type(bch, Set.of("IN"), findings)) return null;
    String code = bch.value(0);
    return switch (code) {
      case "", "00", "04", "06", "20", "49" -> CHANGE;
      case "01", "17" -> WITHDRAWAL;
      case "05", "15", "18", "CO" -> refused(bch, "BCH01", REPLACED_CHANGE, findings);
      default -> otherwise(bch, "BCH01", code, findings);
    };
  }

  /**
   * Reads E1EDK01 ACTION as SAP defines it: 001 reverses the whole document, 003 and 004 change
   * items, 002 changes the header. Some partners send 003 for a deletion, so it counts only if a
   * line states its own action.
   *
   * @param change whether MESTYP states a change
   */
  static @Nullable OrderFunction ofIdoc(
      Segment header, boolean change, List<Group> items, MeaningFindings findings) {
    String code = header.value("ACTION");
    return switch (code) {
      case "", "000" -> change ? CHANGE : ORDER;
      case "001" -> WITHDRAWAL;
      case "002" -> refused(header, "ACTION", HEADING, findings);
      case "004" -> CHANGE;
      case "003" ->
          items.stream().anyMatch(it -> !it.segments().getFirst().value("ACTION").isEmpty())
              ? CHANGE
              : refused(
                  header,
                  "ACTION",
                  new Text(
                      "ACTION 003 changes items, and no line says by its own ACTION what becomes of"
                          + " it; 001 withdraws the whole order.",
                      "ACTION 003 表示变更行项目，但各行均未以 ACTION 说明如何变更；撤销整个订单请用 001。"),
                  findings);
      default -> otherwise(header, "ACTION", code, findings);
    };
  }

  private static String plain(String code) {
    return code.replaceFirst("^0(?=.)", "");
  }

  /** Whether BGM 1001 names an order; 230 names a change. */
  private static boolean names(Segment bgm, boolean change, MeaningFindings findings) {
    String name = bgm.value(0);
    boolean listed = name.matches("[0-9]+") && bgm.value(0, 1).isEmpty();
    if (!listed || ORDERS.contains(name) || (change && name.equals("230"))) return true;
    refused(
        bgm,
        "1001",
        new Text(
                "A document of this name (%s) is no order, and orders nothing.",
                "此类单据（%s）不是订单，不构成下单。")
            .with(name),
        findings);
    return false;
  }

  private static boolean type(Segment at, Set<String> others, MeaningFindings findings) {
    String type = at.value(1);
    if (!others.contains(type)) return true;
    Text text =
        new Text("A purchase order of type %s orders nothing for good.", "类型为 %s 的采购订单不构成正式下单。")
            .with(type);
    refused(at, X12Items.name(at, 1), text, findings);
    return false;
  }

  private static @Nullable OrderFunction otherwise(
      Segment at, String element, String code, MeaningFindings findings) {
    Text text =
        switch (code) {
          case "7", "31", "35", "07" -> COPY;
          case "2", "3", "20", "21", "02", "03" -> PART;
          case "33" -> HEADING;
          default ->
              code.equals("22") && !element.equals("1225")
                  ? COPY
                  : new Text(
                          "A message of function %s neither orders nor changes nor withdraws; it"
                              + " has no effect.",
                          "功能代码为 %s 的报文既非下单、变更，也非撤销，不产生效力。")
                      .with(code);
        };
    return refused(at, element, text, findings);
  }

  private static @Nullable OrderFunction refused(
      Segment at, String element, Text text, MeaningFindings findings) {
    findings.error(at, element, FaultCode.MEANING_UNKNOWN, text.en(), text.zh());
    return null;
  }
}
