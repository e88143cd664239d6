package weft.edi.meaning.words;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;

/** The numbers of an order's lines, while its message is read: none may stand for two lines. */
public final class LineNumbers {
  /** In front of a number, of which they are no part. */
  private static final Pattern ZEROS = Pattern.compile("^0+(?=[0-9]+$)");

  private final Map<String, Segment> lines = new HashMap<>();
  private final Findings findings;

  public LineNumbers(Findings findings) {
    this.findings = findings;
  }

  /** Notes one that its segment states, else has by its place; 10 is 0010. */
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
