package weft.deploy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** Small DELFORs of HENGYUE with only the content that a test needs. */
public final class Delfors {
  private Delfors() {}

  /**
   * An interchange with one release of one part for JIAXIN.
   *
   * @param release two digits from 00 to 23: its number, and the hour of its date
   * @param lines dates ({@code 20261201}) and quantities by turns
   */
  public static String of(String reference, String part, String release, String... lines) {
    return to("JIAXIN", reference, part, release, lines);
  }

  /** The same release for another supplier. */
  public static String to(
      String supplier, String reference, String part, String release, String... lines) {
    return begin(reference) + message("1", supplier, part, release, lines) + end(reference, 1);
  }

  /** Its bytes, padded with blanks to a length. */
  public static byte[] padded(String interchange, int length) {
    byte[] text = interchange.getBytes(ISO_8859_1);
    byte[] file = Arrays.copyOf(text, Math.max(text.length, length));
    Arrays.fill(file, text.length, file.length, (byte) '\n');
    return file;
  }

  /** One message for JIAXIN, one for DINGCHENG, and a faulty one for DINGCHENG. */
  public static String forTwoSuppliers(String reference) {
    return begin(reference)
        + message("1", "JIAXIN", "CANARY-BRACKET", "11", "20261201", "40")
        + message("2", "DINGCHENG", "CANARY-VESSEL", "11", "20261201", "30")
        + message("3", "DINGCHENG", "CANARY-DOME", "11", "20261201", "CANARY-VESSEL-QUANTITY")
        + end(reference, 3);
  }

  private static String begin(String reference) {
    return "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0612+" + reference + "++DELFOR'";
  }

  private static String end(String reference, int messages) {
    return "UNZ+" + messages + "+" + reference + "'";
  }

  private static String message(
      String number, String supplier, String part, String release, String... lines) {
    var text =
        new StringBuilder(
            """
            UNH+%1$s+DELFOR:D:97A:UN'\
            BGM+241+%4$s+5'\
            DTM+137:20261124%4$s00:203'\
            NAD+BY+HENGYUE::92'\
            NAD+SU+%2$s::92'\
            GIS+37'\
            NAD+ST+PLANT1::92'\
            LIN+1++%3$s:IN'\
            IMD+++:::%3$s-TEXT'\
            RFF+ON:4600091'\
            RFF+AAN:%4$s'\
            """
                .formatted(number, supplier, part, release));
    for (int i = 0; i < lines.length; i += 2)
      text.append("SCC+1++D'QTY+113:%s:PCE'DTM+2:%s:102'".formatted(lines[i + 1], lines[i]));
    return text.append("UNT+%d+%s'".formatted(12 + lines.length / 2 * 3, number)).toString();
  }
}
