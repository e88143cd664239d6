package weft.edi.reader.text;

import org.jspecify.annotations.Nullable;

/** The VDA recommendations that the hub reads, with the header and trailer records of each. */
public enum VdaMessage {
  CALL_OFF("4905", "511", "519", true),
  DETAILED_CALL_OFF("4915", "551", "559", true),
  DESPATCH("4913", "711", "719", false),
  INVOICE("4906", "811", "819", false),
  SELF_BILLING("4908", "821", "829", true);

  public final String type;
  public final String header;
  public final String trailer;

  /** Whether the customer sends it; otherwise the supplier does. */
  public final boolean fromCustomer;

  VdaMessage(String type, String header, String trailer, boolean fromCustomer) {
    this.type = type;
    this.header = header;
    this.trailer = trailer;
    this.fromCustomer = fromCustomer;
  }

  /** The recommendation with this number; null if the hub does not read it. */
  public static @Nullable VdaMessage of(String type) {
    for (VdaMessage it : values()) if (it.type.equals(type)) return it;
    return null;
  }

  /** The recommendation with this header or trailer; null if there is none. */
  public static @Nullable VdaMessage framedBy(String tag) {
    for (VdaMessage it : values()) if (it.header.equals(tag) || it.trailer.equals(tag)) return it;
    return null;
  }

  /**
   * The recommendation whose header begins at this byte, with a version of two digits; null if
   * none.
   */
  public static @Nullable VdaMessage at(byte[] bytes, int begin) {
    if (begin + 5 > bytes.length || !isDigit(bytes[begin + 3]) || !isDigit(bytes[begin + 4]))
      return null;
    for (VdaMessage it : values())
      if (bytes[begin] == it.header.charAt(0)
          && bytes[begin + 1] == it.header.charAt(1)
          && bytes[begin + 2] == it.header.charAt(2)) return it;
    return null;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
