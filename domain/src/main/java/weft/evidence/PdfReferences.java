package weft.evidence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cross-references of a PDF (ISO 32000-1, 7.5.4 and 7.5.8), by which other readers find its
 * objects. They must name each object at the place where it was read, and no other: a reader that
 * follows them would otherwise show another file than the one that was verified.
 */
final class PdfReferences {
  private static final int MOST = 100_000;
  private static final int LONGEST_FIELD = 7;

  private static final Pattern SECTION = Pattern.compile("([0-9]{1,6}) ([0-9]{1,6}) ?\r?\n");
  private static final Pattern ROW =
      Pattern.compile("([0-9]{10}) ([0-9]{5}) ([nf])(?: [\r\n]|\r\n)");
  private static final Pattern TABLE = Pattern.compile("xref ?\r?\n");
  private static final Pattern ELSEWHERE =
      Pattern.compile("/(?:Prev|XRefStm|DecodeParms)(?![A-Za-z])");
  private static final Pattern KIND = Pattern.compile("/Type ?/XRef(?![A-Za-z])");
  private static final Pattern WIDTHS = Pattern.compile("/W ?\\[ ?([0-9]) ([0-9]) ([0-9]) ?\\]");
  private static final Pattern SECTIONS = Pattern.compile("/Index ?\\[([0-9 ]*)\\]");
  private static final Pattern SIZE = Pattern.compile("/Size ([0-9]{1,6})(?![0-9])");

  /**
   * A place of an object.
   *
   * @param within the number of the object stream that contains it; 0 for an object of its own
   * @param at its index there, else its offset in the file
   */
  record Place(int within, long at) {}

  private final Map<Integer, Place> named = new HashMap<>();
  private final Set<Integer> seen = new HashSet<>();

  private PdfReferences() {}

  /** The places that a table names, which begins at that offset. */
  static Map<Integer, Place> table(String pdf, int at, int until) {
    var found = new PdfReferences();
    var start = TABLE.matcher(pdf).region(at, until);
    if (!start.lookingAt()) throw broken();
    int next = start.end();
    var section = SECTION.matcher(pdf);
    for (section.region(next, until); section.lookingAt(); section.region(next, until)) {
      int first = Integer.parseInt(section.group(1));
      int many = Integer.parseInt(section.group(2));
      next = section.end();
      for (int i = 0; i < many; i++) {
        var row = ROW.matcher(pdf).region(next, until);
        if (!row.lookingAt()) throw broken();
        boolean used = row.group(3).equals("n");
        if (used && !row.group(2).equals("00000")) throw broken();
        found.add(first + i, used ? new Place(0, Long.parseLong(row.group(1))) : null);
        next = row.end();
      }
    }
    if (!pdf.startsWith("trailer", next) || ELSEWHERE.matcher(pdf.substring(next, until)).find())
      throw broken();
    return found.named;
  }

  /** The places that a stream of references names. */
  static Map<Integer, Place> stream(PdfObjects.Stream of) {
    var dictionary = of.dictionary();
    var widths = WIDTHS.matcher(dictionary);
    var size = SIZE.matcher(dictionary);
    if (!KIND.matcher(dictionary).find()
        || ELSEWHERE.matcher(dictionary).find()
        || !dictionary.contains("/Filter /FlateDecode")
        || !widths.find()
        || !size.find()) throw broken();
    int[] width = new int[3];
    for (int i = 0; i < width.length; i++) {
      width[i] = Integer.parseInt(widths.group(i + 1));
      if (width[i] > LONGEST_FIELD) throw broken();
    }
    var index = SECTIONS.matcher(dictionary);
    var sections = (index.find() ? index.group(1).strip() : "0 " + size.group(1)).split(" +", -1);
    if (sections.length % 2 != 0) throw broken();
    var found = new PdfReferences();
    var rows = new Rows(PdfObjects.inflated(of.bytes()));
    for (int i = 0; i < sections.length; i += 2)
      for (int n = 0; n < number(sections[i + 1]); n++)
        found.add(number(sections[i]) + n, rows, width);
    if (!rows.isAtEnd()) throw broken();
    return found.named;
  }

  private void add(int object, Rows rows, int[] width) {
    long kind = width[0] == 0 ? 1 : rows.next(width[0]);
    long second = rows.next(width[1]);
    long third = rows.next(width[2]);
    if (kind == 0) add(object, null);
    else if (kind == 1 && third == 0) add(object, new Place(0, second));
    else if (kind == 2 && second > 0 && second < MOST) add(object, new Place((int) second, third));
    else throw broken();
  }

  private void add(int object, @Nullable Place place) {
    if (object > MOST || seen.size() > MOST || !seen.add(object)) throw broken();
    if (place != null) named.put(object, place);
  }

  private static int number(String digits) {
    if (!digits.matches("[0-9]{1,6}")) throw broken();
    return Integer.parseInt(digits);
  }

  static Malformed broken() {
    return new Malformed("the PDF's references do not name its objects where they are");
  }

  /** Numbers, the most significant byte first. */
  private static final class Rows {
    private final byte[] bytes;
    private int at;

    Rows(byte[] bytes) {
      this.bytes = bytes;
    }

    long next(int width) {
      if (at + width > bytes.length) throw broken();
      long all = 0;
      for (int i = 0; i < width; i++) all = (all << 8) | (bytes[at++] & 0xff);
      return all;
    }

    boolean isAtEnd() {
      return at == bytes.length;
    }
  }
}
