package weft.edi.meaning.words;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;

/**
 * Collects an order's line numbers while the hub reads the message, because a number must not occur
 * twice.
 */
public final class LineNumbers {
  /** Leading zeros, which do not belong to the number. */
  private static final Pattern ZEROS = Pattern.compile("^0+(?=[0-9]+$)");

  private final Map<String, Segment> lines = new HashMap<>();
  private final MeaningFindings findings;

  public LineNumbers(MeaningFindings findings) {
    this.findings = findings;
  }

  /**
   * Records a line number, stated or counted; 10 equals 0010. Adds a fault if it occurred before.
   */
  public void take(String number, Segment at, String element) {
    Segment before = lines.putIfAbsent(ZEROS.matcher(number).replaceFirst(""), at);
    if (before == null) return;
    findings.error(
        at,
        element,
        FaultCode.LINE_REPEATED,
        "Line %s is in the order twice, first in segment %d.".formatted(number, before.number()),
        "订单中第 %s 行出现两次，首次在第 %d 段。".formatted(number, before.number()));
  }
}
