package weft.edi.meaning.schedule;

import java.util.Set;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;

/**
 * Periods without a bucket: quarters (Q), half years (S), years (A) and four weeks (T). The hub
 * refuses them, because nobody states the days on which the goods are needed.
 */
final class LongPeriods {
  private static final Set<String> CODES = Set.of("Q", "S", "A", "T");

  private LongPeriods() {}

  static boolean isOne(String code) {
    return CODES.contains(code);
  }

  static void refuse(Segment at, String element, String code, MeaningFindings findings) {
    findings.error(
        at,
        element,
        FaultCode.MEANING_UNKNOWN,
        "A quantity for a period %s cannot be scheduled: state days, weeks or months."
            .formatted(code),
        "无法安排周期 %s 的数量：请按日、周或月给出。".formatted(code));
  }
}
