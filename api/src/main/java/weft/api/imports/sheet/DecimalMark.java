package weft.api.imports.sheet;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weft.language.Text;
import weft.measure.PlainNumber;

/**
 * The decimal mark of a file's numbers; the other mark separates thousands. {@code 1.200} is 1200
 * in a file with {@code 1,5}, and 1.2 in a file with {@code 1.5}.
 */
public enum DecimalMark {
  POINT,
  COMMA,
  /** The file gives no evidence, or evidence for both: an ambiguous number is a fault. */
  UNKNOWN;

  private static final Pattern EXPONENT = Pattern.compile("[+-]?[0-9.,]+[Ee][+-]?[0-9]+");
  private static final Pattern GROUPS = Pattern.compile("[1-9][0-9]{0,2}([.][0-9]{3})+");
  private static final Text NOT_A_NUMBER =
      new Text("This is not a number such as 1200.5.", "应为数字，例如 1200.5。");
  private static final Text WRITE_IT_OUT =
      new Text(
          "Write this number out, without an exponent, in at most 40 characters.",
          "请完整写出该数字，不要用科学计数法，最多 40 个字符。");

  /** Collects evidence of the mark from the numbers of a file. */
  public static final class Seen {
    private boolean point;
    private boolean comma;

    public void look(String text) {
      switch (saidBy(body(plain(text)))) {
        case POINT -> point = true;
        case COMMA -> comma = true;
        case UNKNOWN -> {}
      }
    }

    /**
     * The mark that the numbers show.
     *
     * @param form the mark that the file format suggests, for numbers without evidence
     */
    public DecimalMark mark(DecimalMark form) {
      if (point == comma) return point ? UNKNOWN : form;
      return point ? POINT : COMMA;
    }
  }

  /**
   * Reads a number in a file with this mark.
   *
   * @throws CellFault where the text is not a number, or can be read in two ways
   */
  BigDecimal read(String text) throws CellFault {
    BigDecimal read = digits(text);
    return read.signum() == 0 ? BigDecimal.ZERO : read.stripTrailingZeros();
  }

  /** Like {@link #read}, with all digits of the text: 9.80 is not 9.8 where it was measured. */
  BigDecimal digits(String text) throws CellFault {
    String plain = plain(text);
    String body = body(plain);
    DecimalMark said = saidBy(body);
    DecimalMark mark = this == UNKNOWN ? said : this;
    if (mark == UNKNOWN && isGrouped(body)) throw ambiguous(text, plain);
    String number =
        switch (mark) {
          case POINT -> pointed(plain, ',');
          case COMMA -> pointed(plain.replace('.', ' ').replace(',', '.').replace(' ', ','), ',');
          case UNKNOWN -> plain;
        };
    BigDecimal read = number == null ? null : PlainNumber.read(number);
    if (read != null) return read;
    throw new CellFault(
        "not-a-number", EXPONENT.matcher(plain).matches() ? WRITE_IT_OUT : NOT_A_NUMBER);
  }

  /**
   * The number with a point and without grouping; null where the groups do not have three digits.
   */
  private static @Nullable String pointed(String plain, char group) {
    if (plain.indexOf(group) < 0) return plain;
    String body = body(plain).replace('.', ' ').replace(group, '.');
    int decimals = body.indexOf(' ');
    boolean grouped = isGrouped(decimals < 0 ? body : body.substring(0, decimals));
    return grouped ? plain.replace(String.valueOf(group), "") : null;
  }

  /** The mark that a single number shows; its sign is removed. */
  private static DecimalMark saidBy(String body) {
    int points = (int) body.chars().filter(it -> it == '.').count();
    int commas = (int) body.chars().filter(it -> it == ',').count();
    if (points + commas == 0) return UNKNOWN;
    if (points > 0 && commas > 0) {
      boolean last = body.lastIndexOf('.') > body.lastIndexOf(',');
      return last ? (points == 1 ? POINT : UNKNOWN) : (commas == 1 ? COMMA : UNKNOWN);
    }
    boolean grouped = isGrouped(body.replace(',', '.'));
    if (points + commas > 1) return !grouped ? UNKNOWN : points > 0 ? COMMA : POINT;
    return grouped ? UNKNOWN : points > 0 ? POINT : COMMA;
  }

  private static boolean isGrouped(String body) {
    return GROUPS.matcher(body.replace(',', '.')).matches();
  }

  private static CellFault ambiguous(String text, String plain) {
    String grouped = plain.replaceAll("[.,]", "");
    String decimal = plain.replace(',', '.');
    return new CellFault(
        "number-ambiguous",
        new Text(
                "“%s” may be %s or %s. Say which mark the decimals of the file have.",
                "“%s”可能是 %s，也可能是 %s。请说明文件中的小数点是哪个符号。")
            .with(text, grouped, decimal));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replace(" ", "");
  }

  private static String body(String plain) {
    return plain.startsWith("-") || plain.startsWith("+") ? plain.substring(1) : plain;
  }
}
