package weft.edi.as2;

/** AS2 names and message ids, as header fields have them. */
final class Names {
  private Names() {}

  /** Quoted where it has a space, a quote or a backslash. */
  static String quoted(String name) {
    return name.matches("[!#-\\[\\]-~]+")
        ? name
        : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** Printable ASCII, 1 to 128 characters (RFC 4130 6.2). */
  static boolean isName(String name) {
    return name.matches("[ -~]{1,128}") && !name.isBlank();
  }
}
