package weft.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses the JSON of evidence files (RFC 8259): objects, arrays and strings. It refuses numbers
 * with fractions, repeated names and deep nesting, which no such file contains. The verifier is
 * built without libraries, so it needs a parser of its own.
 */
final class StrictJson {
  private static final int DEEPEST = 8;

  private final String text;
  private int at;

  private StrictJson(String text) {
    this.text = text;
  }

  static @Nullable Object read(String text) {
    var reader = new StrictJson(text);
    var value = reader.value(0);
    reader.blanks();
    if (reader.at != text.length()) throw reader.wrong();
    return value;
  }

  private @Nullable Object value(int depth) {
    if (depth > DEEPEST) throw wrong();
    blanks();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> object(int depth) {
    var object = new LinkedHashMap<String, @Nullable Object>();
    at++;
    blanks();
    if (peek() == '}') {
      at++;
      return object;
    }
    while (true) {
      blanks();
      if (peek() != '"') throw wrong();
      var name = string();
      if (object.containsKey(name)) throw wrong();
      blanks();
      take(':');
      object.put(name, value(depth + 1));
      blanks();
      if (peek() == '}') {
        at++;
        return object;
      }
      take(',');
    }
  }

  private List<@Nullable Object> array(int depth) {
    var array = new ArrayList<@Nullable Object>();
    at++;
    blanks();
    if (peek() == ']') {
      at++;
      return array;
    }
    while (true) {
      array.add(value(depth + 1));
      blanks();
      if (peek() == ']') {
        at++;
        return array;
      }
      take(',');
    }
  }

  private String string() {
    at++;
    int plain = at;
    while (peek() != '"' && peek() != '\\') next();
    // fast path: base64 has no escapes and may be long
    if (peek() == '"') return text.substring(plain, at++);
    var out = new StringBuilder(text.substring(plain, at));
    while (true) {
      char it = peek();
      at++;
      switch (it) {
        case '"' -> {
          return out.toString();
        }
        case '\\' -> out.append(escaped());
        default -> {
          if (it < ' ') throw wrong();
          out.append(it);
        }
      }
    }
  }

  /** Control characters are allowed in a string only as escapes. */
  private void next() {
    if (text.charAt(at) < ' ') throw wrong();
    at++;
  }

  private char escaped() {
    char it = peek();
    at++;
    return switch (it) {
      case '"', '\\', '/' -> it;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        if (at + 4 > text.length()) throw wrong();
        var hex = text.substring(at, at + 4);
        if (!hex.matches("[0-9a-fA-F]{4}")) throw wrong();
        at += 4;
        yield (char) Integer.parseInt(hex, 16);
      }
      default -> throw wrong();
    };
  }

  private Object number() {
    int from = at;
    while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) at++;
    var number = text.substring(from, at);
    if (!number.matches("-?(0|[1-9][0-9]{0,17})")) throw wrong();
    return Long.valueOf(number);
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) throw wrong();
    at += word.length();
    return value;
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
  }

  private char peek() {
    if (at >= text.length()) throw wrong();
    return text.charAt(at);
  }

  private void take(char expected) {
    if (peek() != expected) throw wrong();
    at++;
  }

  private Malformed wrong() {
    return new Malformed("not JSON at character " + at);
  }
}
