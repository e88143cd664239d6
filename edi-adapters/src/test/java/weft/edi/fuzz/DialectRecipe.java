package weft.edi.fuzz;

import java.util.List;

/** Interprets any bytes as instructions for writing a dialect, mostly a sound one. */
final class DialectRecipe {
  private static final List<String> STEPS =
      List.of("set", "default", "translate", "move", "copy", "take", "take", "drop", "set", "eval");
  private static final List<String> TAGS =
      List.of("NAD", "FTX", "LIN", "QTY", "PIA", "DTM", "LOC", "RFF", "BGM", "IMD", "PO1", "FST");
  private static final List<String> TYPES =
      List.of("DELFOR", "ORDERS", "850", "830", "XXXXXX", "x");
  private static final List<String> PLACES =
      List.of(
          "1", "2.1", "1.1", "1.2", "2", "3.1", "4.1", "5.2", "99.99", "C507.2380", "6060", "0");
  private static final List<String> PATTERNS =
      List.of(
          "{word}",
          "dock {word}",
          "{digits}",
          "{digits}/",
          "{rest}",
          "Gate: {rest};",
          "{rest} {",
          "{rest}" + "a".repeat(500),
          " {word} ",
          "{word}{word}",
          "");
  private static final List<String> CONDITIONS =
      List.of("1=ST|DP", "1.1=BY,2.2=9", "1=1", "1.1=113|1", "3=", "6063=1", "=", "ST");
  private static final List<String> WORDS =
      List.of(
          "",
          "ST",
          "BY",
          "9",
          "92",
          "A",
          "x",
          "液压缸",
          "4711",
          "'",
          "+",
          "?",
          ":",
          "*",
          "~",
          "&lt;",
          "&#x1F600;",
          "a".repeat(70),
          "0".repeat(500),
          "𠀀",
          "&#9;",
          "9".repeat(600));
  private static final List<String> RUBBISH =
      List.of(
          "<",
          ">",
          "</on>",
          "<on segment=\"NAD\">",
          "<!-- ",
          "-->",
          "<![CDATA[x]]>",
          "<?x y?>",
          "&x;",
          "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
          "\0",
          "\"",
          "text",
          " xmlns=\"x\"",
          "<a".repeat(50),
          "<on>".repeat(40),
          "\uD800",
          "\r\n",
          "<?xml version=\"1.1\"?>");

  private final byte[] bytes;
  private int at;
  private final StringBuilder text = new StringBuilder("<dialect>\n");

  DialectRecipe(byte[] bytes) {
    this.bytes = bytes;
  }

  String write() {
    boolean spoilt = next(4) == 0;
    while (at < bytes.length && text.length() < 4_000) rule();
    text.append("</dialect>");
    if (spoilt) text.insert(next(text.length()), RUBBISH.get(next(RUBBISH.size())));
    return text.toString();
  }

  private int next(int bound) {
    int number = at < bytes.length ? bytes[at++] & 0xff : 0;
    if (bound > 256 && at < bytes.length) number = number << 8 | (bytes[at++] & 0xff);
    return number % bound;
  }

  private String oneOf(List<String> choice) {
    return choice.get(next(choice.size()));
  }

  private void attribute(String name, String value) {
    text.append(' ').append(name).append("=\"").append(value).append('"');
  }

  private void rule() {
    text.append("<on");
    attribute("segment", oneOf(TAGS));
    if (next(3) == 2) attribute("message", oneOf(TYPES));
    if (next(3) == 2) attribute("where", oneOf(CONDITIONS));
    text.append('>');
    for (int i = next(4); i >= 0; i--) step(oneOf(STEPS));
    text.append("</on>\n");
  }

  private void step(String name) {
    text.append('<').append(name);
    switch (name) {
      case "set", "default" -> {
        attribute("element", oneOf(PLACES));
        attribute("value", oneOf(WORDS));
      }
      case "translate" -> {
        attribute("element", oneOf(PLACES));
        if (next(2) == 0) attribute("other", oneOf(List.of("keep", "refuse", "x")));
        text.append("><code");
        attribute("from", oneOf(WORDS));
        attribute("to", oneOf(WORDS));
        text.append("/></translate>");
        return;
      }
      case "move", "copy", "take" -> {
        attribute("from", oneOf(PLACES));
        attribute("to", oneOf(PLACES));
        if (name.equals("take")) attribute("pattern", oneOf(PATTERNS));
        if (next(2) == 0) break;
        attribute("segment", oneOf(TAGS));
        if (next(4) == 0) attribute("where", oneOf(CONDITIONS));
      }
      default -> {}
    }
    text.append("/>");
  }
}
