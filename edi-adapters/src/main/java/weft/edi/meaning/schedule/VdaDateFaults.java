package weft.edi.meaning.schedule;

import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.reader.check.CallOffDate;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;

/** Faults of the date fields of a VDA 4905 or 4915. */
final class VdaDateFaults {
  private final MeaningFindings findings;
  private boolean toldBehindTheEnd;

  VdaDateFaults(MeaningFindings findings) {
    this.findings = findings;
  }

  private static boolean isSome(Segment it, int element) {
    return it.value(element).matches("0*[1-9][0-9]*");
  }

  /** Demand needs a date: 000000, 222222 and 555555 name no day. */
  void requireNothing(Segment it, int element, int amount) {
    if (!isSome(it, amount)) return;
    findings.error(
        it,
        "%s-%02d".formatted(it.tag(), amount + 2),
        FaultCode.DATE_INVALID,
        "Quantity %s stands with %s, which is no date."
            .formatted(it.value(amount), it.value(element)),
        "数量 %s 对应的“%s”不是日期。".formatted(it.value(amount), it.value(element)));
  }

  /**
   * Some senders leave quantities of an earlier call-off after the end mark. Noted once, so that
   * nobody expects these goods.
   */
  void noteBehindTheEnd(Segment it, int element, int amount, @Nullable CallOffDate date) {
    boolean wanted = date != null && date.kind() != CallOffDate.Kind.END && isSome(it, amount);
    if (!wanted || toldBehindTheEnd) return;
    toldBehindTheEnd = true;
    findings.note(
        it,
        "%s-%02d".formatted(it.tag(), element + 2),
        FaultCode.IMPLAUSIBLE,
        "More quantities follow the end mark (000000) of the call-off, the first for %s; they are"
                .formatted(it.value(element))
            + " not read.",
        "要货指令结束标志（000000）之后还有数量（首个为 %s），未读取。".formatted(it.value(element)));
  }

  /** Blanks are no date. The reader reports values that are invalid everywhere. */
  void requireNone(Segment it, int element) {
    String said = it.value(element);
    if (CallOffDate.read(said, true) == null) return;
    findings.error(
        it,
        "%s-%02d".formatted(it.tag(), element + 2),
        FaultCode.DATE_INVALID,
        "\"%s\" is not a day, and no 555555 before it announces weeks.".formatted(said),
        "“%s”不是日期，且之前没有 555555 表示其后为周。".formatted(said));
  }
}
