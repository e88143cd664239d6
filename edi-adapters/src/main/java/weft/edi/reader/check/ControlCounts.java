package weft.edi.reader.check;

import weft.edi.reader.text.FrameSegment;

/** Compares control counts and references as partners write them, often with leading zeros. */
public final class ControlCounts {
  private ControlCounts() {}

  /**
   * Whether a number was sent that differs from the count. Text that is not a number is another
   * fault.
   */
  public static boolean differs(String sent, int counted) {
    if (sent.isEmpty() || sent.length() > 18) return !sent.isEmpty();
    for (int i = 0; i < sent.length(); i++)
      if (sent.charAt(i) < '0' || sent.charAt(i) > '9') return false;
    return Long.parseLong(sent) != counted;
  }

  /**
   * Whether a trailer repeats its header's reference. X12 references are numbers, so leading zeros
   * are ignored.
   */
  public static boolean sameReference(String sent, String begun, FrameSegment frame) {
    return sent.equals(begun)
        || (frame == FrameSegment.X12 && unpadded(sent).equals(unpadded(begun)) && !sent.isEmpty());
  }

  private static String unpadded(String number) {
    int at = 0;
    while (at < number.length() - 1 && number.charAt(at) == '0') at++;
    return number.substring(at);
  }
}
