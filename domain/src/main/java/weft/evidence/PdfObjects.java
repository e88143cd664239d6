package weft.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The objects of a PDF of one revision (ISO 32000-1, 7.3 and 7.5.7), with the texts of strings left
 * out. It reads the PDF from the beginning to the end and skips the bytes of streams, so that no
 * word within them counts. It refuses what could let another reader find other objects: two of one
 * number, comments, letters that are written as numbers, and references that do not name each
 * object where it is.
 */
final class PdfObjects {
  private static final int LONGEST_INFLATED = 16 * 1024 * 1024;
  private static final int MOST_OBJECTS = 100_000;

  private static final Pattern NUMBER = Pattern.compile("(?:^|\\s)([0-9]{1,9}) 0\\s$");
  private static final Pattern START = Pattern.compile("startxref\\s+([0-9]{1,9})\\s");
  private static final Pattern LENGTH = Pattern.compile("/Length ([0-9]{1,9})(?![ 0-9]* R)");
  private static final Pattern TOGETHER = Pattern.compile("/Type ?/ObjStm(?![A-Za-z])");
  private static final Pattern FIRST = Pattern.compile("/First ([0-9]{1,9})");
  private static final Pattern COUNT = Pattern.compile("/N ([0-9]{1,6})");
  private static final Pattern HIDDEN_LETTER =
      Pattern.compile("#(?:3[0-9]|[46][1-9A-Fa-f]|[57][0-9Aa])");

  /** An object that is a stream, with its dictionary on one line. */
  @SuppressWarnings("ArrayRecordComponent") // the bytes are never compared
  record Stream(String dictionary, byte[] bytes) {}

  private final byte[] pdf;
  private final String text;
  private final Map<Integer, String> objects = new HashMap<>();
  private final Map<Integer, Stream> streams = new HashMap<>();
  private final Map<Integer, PdfReferences.Place> places = new HashMap<>();
  private final StringBuilder read = new StringBuilder();
  private int at;
  private int number = -1;
  private int starts;
  private int tables;
  private int table;
  private int startsAt;
  private int ends;

  private PdfObjects(byte[] pdf) {
    this.pdf = pdf;
    this.text = new String(pdf, StandardCharsets.ISO_8859_1);
  }

  static PdfObjects of(byte[] pdf) {
    var found = new PdfObjects(pdf);
    found.readAll();
    if (found.starts != 1 || found.ends != 1 || found.number >= 0)
      throw new Malformed("the PDF was changed after it was written, or is incomplete");
    Map.copyOf(found.streams)
        .forEach(
            (number, it) -> {
              if (TOGETHER.matcher(it.dictionary()).find()) found.open(number, it);
            });
    found.requireReferences();
    return found;
  }

  /** Compares the places of all objects with the file's own references to them. */
  private void requireReferences() {
    var named = START.matcher(text).region(startsAt, text.length());
    if (tables > 1 || !named.lookingAt()) throw PdfReferences.broken();
    int start = Integer.parseInt(named.group(1));
    var expected = new HashMap<>(places);
    Map<Integer, PdfReferences.Place> references;
    if (tables == 1) {
      if (start != table) throw PdfReferences.broken();
      references = PdfReferences.table(text, start, startsAt);
    } else {
      var place = new PdfReferences.Place(0, start);
      var own =
          places.entrySet().stream()
              .filter(it -> it.getValue().equals(place))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseThrow(PdfReferences::broken);
      var stream = streams.get(own);
      if (stream == null) throw PdfReferences.broken();
      references = PdfReferences.stream(stream);
      if (!references.containsKey(own)) expected.remove(own); // it need not name itself
    }
    if (!references.equals(expected)) throw PdfReferences.broken();
  }

  /** All objects by their numbers; a stream's is its dictionary. */
  Map<Integer, String> objects() {
    return objects;
  }

  Map<Integer, Stream> streams() {
    return streams;
  }

  private void readAll() {
    while (at < text.length()) {
      if (isWord("obj")) begin();
      else if (isWord("endobj")) end();
      else if (isWord("stream")) stream();
      else if (isWord("startxref")) {
        starts++;
        startsAt = at;
        at += "startxref".length();
      } else if (number < 0 && isWord("xref")) {
        tables++;
        table = at;
        at += "xref".length();
      } else one();
    }
  }

  private boolean isWord(String word) {
    if (!text.startsWith(word, at)) return false;
    int after = at + word.length();
    return (at == 0 || " \t\r\n>])".indexOf(text.charAt(at - 1)) >= 0)
        && (after == text.length() || !Character.isLetterOrDigit(text.charAt(after)));
  }

  /** Reads a character, a string or a comment. */
  private void one() {
    char it = text.charAt(at);
    if (it == '(') {
      read.append("()");
      skipString();
    } else if (it == '%') comment();
    else if (it < ' ' && it != '\t' && it != '\r' && it != '\n')
      throw new Malformed("a control character in the PDF");
    else {
      read.append(it);
      at++;
    }
  }

  private void skipString() {
    int depth = 0;
    do {
      if (at >= text.length()) throw new Malformed("a string in the PDF without its end");
      char it = text.charAt(at);
      if (it == '\\') at++;
      else if (it == '(') depth++;
      else if (it == ')') depth--;
      at++;
    } while (depth > 0);
  }

  private void comment() {
    int end = at;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') end++;
    if (text.substring(at, end).equals("%%EOF")) ends++;
    else if (number >= 0 || !objects.isEmpty()) throw new Malformed("a comment in the PDF");
    at = end;
  }

  private void begin() {
    var named = NUMBER.matcher(read);
    if (number >= 0 || !named.find()) throw new Malformed("an object in the PDF without a number");
    number = Integer.parseInt(named.group(1));
    // No string is among these characters, so that the file has as many.
    places.put(number, new PdfReferences.Place(0, at - (read.length() - named.start(1))));
    read.setLength(0);
    at += "obj".length();
  }

  private void end() {
    if (number < 0) throw new Malformed("an end in the PDF without an object");
    add(number, read.toString());
    number = -1;
    read.setLength(0);
    at += "endobj".length();
  }

  private void add(int of, String object) {
    if (HIDDEN_LETTER.matcher(object).find()) throw new Malformed("a hidden name in the PDF");
    if (objects.size() >= MOST_OBJECTS || objects.put(of, object.replaceAll("\\s+", " ")) != null)
      throw new Malformed("the PDF has two objects of one number, or too many");
  }

  private void stream() {
    var dictionary = read.toString().replaceAll("\\s+", " ");
    var length = LENGTH.matcher(dictionary);
    int from = at + "stream".length();
    if (text.startsWith("\r\n", from)) from += 2;
    else if (text.startsWith("\n", from)) from++;
    else throw new Malformed("a stream in the PDF without its content");
    if (number < 0 || !length.find())
      throw new Malformed("a stream in the PDF is not stored as the hub stores it");
    long until = from + Long.parseLong(length.group(1));
    int end = until > pdf.length ? -1 : end((int) until);
    if (end < 0 || streams.containsKey(number))
      throw new Malformed("a stream in the PDF is longer or shorter than it says");
    streams.put(number, new Stream(dictionary, Arrays.copyOfRange(pdf, from, (int) until)));
    at = end;
  }

  /** The end of the stream's last word, which stands there after a line break at most; or -1. */
  private int end(int from) {
    int end = from;
    while (end < from + 2 && end < text.length() && text.charAt(end) <= ' ') end++;
    return text.startsWith("endstream", end) ? end + "endstream".length() : -1;
  }

  /** Adds the objects of an object stream. */
  private void open(int within, Stream of) {
    var first = FIRST.matcher(of.dictionary());
    var count = COUNT.matcher(of.dictionary());
    if (!of.dictionary().contains("/Filter /FlateDecode") || !first.find() || !count.find())
      throw new Malformed("objects of the PDF are not stored as the hub stores them");
    byte[] inflated = inflated(of.bytes());
    int begin = Integer.parseInt(first.group(1));
    int many = Integer.parseInt(count.group(1));
    var all = new String(inflated, StandardCharsets.ISO_8859_1);
    if (begin > all.length()) throw new Malformed("objects of the PDF are incomplete");
    var numbers = all.substring(0, begin).trim().split("\\s+", -1);
    if (numbers.length != 2 * many) throw new Malformed("objects of the PDF are incomplete");
    for (int i = 0; i < many; i++) {
      int from = begin + place(numbers[2 * i + 1]);
      int to = i + 1 < many ? begin + place(numbers[2 * i + 3]) : all.length();
      if (from > to || to > all.length()) throw new Malformed("objects of the PDF are incomplete");
      int object = place(numbers[2 * i]);
      add(object, cleaned(Arrays.copyOfRange(inflated, from, to)));
      places.put(object, new PdfReferences.Place(within, i));
    }
  }

  private static int place(String digits) {
    if (!digits.matches("[0-9]{1,9}")) throw new Malformed("objects of the PDF are incomplete");
    return Integer.parseInt(digits);
  }

  private static String cleaned(byte[] object) {
    var it = new PdfObjects(object);
    it.number = 0; // within an object, where no comment may stand
    while (it.at < it.text.length()) it.one();
    return it.read.toString();
  }

  static byte[] inflated(byte[] deflated) {
    try (var inflater = new Inflater()) {
      inflater.setInput(deflated);
      var all = new byte[8192];
      int size = 0;
      while (!inflater.finished()) {
        if (size == all.length) all = Arrays.copyOf(all, 2 * size);
        int count = inflater.inflate(all, size, all.length - size);
        size += count;
        if (count == 0 || size > LONGEST_INFLATED)
          throw new Malformed("objects of the PDF are incomplete or too many");
      }
      return Arrays.copyOf(all, size);
    } catch (DataFormatException e) {
      throw new Malformed("objects of the PDF cannot be read");
    }
  }
}
