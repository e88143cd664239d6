package weft.edi.meaning.schedule;

import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.reader.check.CallOffDate;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;

/** What is wrong where the dates of a VDA 4905 or 4915 stand. */
final class VdaDateFaults {
  private final MeaningFindings findings;
  private boolean toldBehindTheEnd;

  VdaDateFaults(MeaningFindings findings) {
    this.findings = findings;
  }

  private static boolean isSome(Segment it, int element) {
    return it.value(element).matches("0*[1-9][0-9]*");
  }

  /** What is wanted has a date: with 000000, 222222 or 555555 no day is named. */
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

  /** Some leave there what an earlier call-off had; told once, so that nobody waits for it. */
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

  /** Blanks are no date, and what is none anywhere the reader has told. */
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
