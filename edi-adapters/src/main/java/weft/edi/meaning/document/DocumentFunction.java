package weft.edi.meaning.document;

import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Function;
import weft.document.BusinessDocument.Kind;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.X12Items;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;

/**
 * Reads a document's function (DE 1225, X12 353), which tells what happens to an earlier document
 * with the same number, and the type of invoice (DE 1001, X12 640). docs/messages/documents.md
 * explains each code.
 */
public final class DocumentFunction {
  private final DocumentDraft document;
  private final MeaningFindings findings;

  DocumentFunction(DocumentDraft document, MeaningFindings findings) {
    this.document = document;
    this.findings = findings;
  }

  /** Reads BGM of a message that is kept. Responses and requests use DE 1225 in another way. */
  public void edifact(Segment bgm) {
    if (isApplied()) return;
    function(bgm, "1225", bgm.value("1225"), edifact(bgm.value("1225"), document.kind));
    if (document.kind == Kind.INVOICE) bill(bgm, "1001", bgm.value(0));
  }

  /**
   * Reads the segment after ST.
   *
   * @param function the position of data element 353
   */
  public void x12(Segment it, int function) {
    if (isApplied()) return;
    String code = it.value(function);
    function(it, X12Items.name(it, function), code, x12(code));
    if (it.tag().equals("BIG")) bill(it, "BIG07", it.value(6));
  }

  private boolean isApplied() {
    return document.kind == Kind.ORDER_RESPONSE || document.kind == Kind.CALL_OFF;
  }

  private void function(Segment at, String element, String code, @Nullable Function function) {
    if (function != null) document.function = function;
    else
      findings.error(
          at,
          element,
          FaultCode.MEANING_UNKNOWN,
          "What \""
              + code
              + "\" does to what was sent before is not supported: send the whole as original,"
              + " replacement or cancellation.",
          "不支持功能代码“" + code + "”；请以原始、替换或作废方式发送完整单据。");
  }

  /**
   * DE 1225. A receipt advice may also use codes that respond to the despatch; the receipt counts.
   */
  public static @Nullable Function edifact(String code, Kind kind) {
    return switch (code) {
      case "", "6", "8", "9", "14", "22", "43", "47" -> Function.ORIGINAL;
      case "11", "29", "30", "34", "44", "45" ->
          kind == Kind.RECEIPT_ADVICE ? Function.ORIGINAL : null;
      case "5", "18" -> Function.REPLACEMENT;
      case "1", "17", "39", "50" -> Function.CANCELLATION;
      case "7", "31", "35" -> Function.COPY;
      default -> null;
    };
  }

  /** Data element 353. */
  public static @Nullable Function x12(String code) {
    return switch (code) {
      case "", "00", "06", "08", "14", "20" -> Function.ORIGINAL;
      case "05", "15", "18", "CO" -> Function.REPLACEMENT;
      case "01", "03", "17" -> Function.CANCELLATION;
      case "07", "22" -> Function.COPY;
      default -> null;
    };
  }

  /** Determines the type of invoice. A corrected invoice (384, CO) replaces the one it corrects. */
  private void bill(Segment at, String element, String code) {
    boolean corrected = code.equals("384") || code.equals("CO");
    if (corrected && document.function == Function.ORIGINAL)
      document.function = Function.REPLACEMENT;
    if (code.equals("DU")) document.function = Function.COPY;
    document.kind =
        switch (code) {
          case "", "380", "384", "82", "326", "385", "388", "393", "395" -> Kind.INVOICE;
          case "CI", "CO", "DI", "CD", "DO", "DU", "FB", "PB", "PR", "RE" -> Kind.INVOICE;
          case "389" -> Kind.SELF_BILLED_INVOICE;
          case "381", "81", "83", "262", "396", "CE", "CG", "CN", "CR" -> Kind.CREDIT_NOTE;
          case "261" -> Kind.SELF_BILLED_CREDIT_NOTE;
          case "383", "80", "84", "CF", "DR" -> Kind.DEBIT_NOTE;
          default -> Kind.OTHER_INVOICE;
        };
    if (document.kind == Kind.OTHER_INVOICE)
      findings.note(
          at,
          element,
          FaultCode.MEANING_UNKNOWN,
          "A bill of this name ("
              + code
              + ") is kept and shown, but neither matched nor forwarded.",
          "此类票据（" + code + "）仅保存和显示，不参与核对，也不转发。");
  }
}
