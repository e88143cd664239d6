package weft.edi.reader;

/**
 * Follows a parser through the bytes of a document and gives the byte offset of each tag, because
 * parsers count characters, and not reliably. It assumes that the document is well-formed as far as
 * the parser has read, and that {@code <} is one byte that occurs in no other character.
 */
final class XmlPlaces {
  private final byte[] bytes;
  private int at;
  private boolean selfClosed;

  XmlPlaces(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  /** The offset after the last tag found. */
  int position() {
    return at;
  }

  /** The offset of the next start tag; moves behind that tag. */
  int start() {
    int begin = tag();
    at = behindTag(begin);
    selfClosed = at >= 2 && at <= bytes.length && bytes[at - 2] == '/';
    return begin;
  }

  /** Moves behind the next end tag; an empty element has none of its own. */
  void end() {
    if (selfClosed) selfClosed = false;
    else at = behindTag(tag());
  }

  /** The offset of the next tag, skipping comments, processing instructions and CDATA. */
  private int tag() {
    while (true) {
      while (at < bytes.length && bytes[at] != '<') at++;
      if (starts("<!--")) at = behind("-->");
      else if (starts("<![CDATA[")) at = behind("]]>");
      else if (starts("<?")) at = behind("?>");
      else return at;
    }
  }

  private boolean starts(String word) {
    if (at + word.length() > bytes.length) return false;
    for (int i = 0; i < word.length(); i++) if (bytes[at + i] != word.charAt(i)) return false;
    return true;
  }

  private int behind(String word) {
    int i = at;
    for (; i < bytes.length; i++) {
      at = i;
      if (starts(word)) return i + word.length();
    }
    return bytes.length;
  }

  /** Skips a {@code >} in an attribute's value, because it does not end the tag. */
  private int behindTag(int begin) {
    byte quote = 0;
    for (int i = begin; i < bytes.length; i++) {
      byte b = bytes[i];
      if (quote != 0) {
        if (b == quote) quote = 0;
      } else if (b == '"' || b == '\'') {
        quote = b;
      } else if (b == '>') {
        return i + 1;
      }
    }
    return bytes.length;
  }
}
