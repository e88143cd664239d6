package weft.edi.as2;

/** AS2 names as header fields contain them. */
final class Names {
  private Names() {}

  /** The name, in quotes if it has a space, a quote or a backslash. */
  static String quoted(String name) {
    return name.matches("[!#-\\[\\]-~]+")
        ? name
        : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** Whether the name has 1 to 128 printable ASCII characters (RFC 4130 6.2). */
  static boolean isName(String name) {
    return name.matches("[ -~]{1,128}") && !name.isBlank();
  }
}
