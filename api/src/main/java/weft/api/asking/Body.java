package weft.api.asking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import weft.api.problem.Problem;
import weft.api.problem.ProblemException;
import weft.edi.meaning.words.UnitCodes;
import weft.language.Text;
import weft.measure.Quantity;

/** Checks the values of a request body; JSON may omit values that the records require. */
public final class Body {
  /** The maximum number of entries in one list of a body. */
  public static final int MOST = 5_000;

  /** The time zone in which a day begins first. */
  private static final ZoneOffset EARLIEST_MIDNIGHT = ZoneOffset.ofHours(14);

  private static final int MOST_FAULTS = 100;
  private static final int LONGEST_REASON = 1_000;
  private static final Pattern UNIT = Pattern.compile("[A-Z0-9]{1,3}");

  private Body() {}

  /**
   * Returns the value; 422 {@code value-missing} if it is null.
   *
   * @param pointer JSON pointer into the body (RFC 6901)
   */
  public static <T> T required(@Nullable T value, String pointer) {
    if (value != null) return value;
    throw faulty("value-missing", pointer, new Text("This value is required.", "此值为必填。"));
  }

  /**
   * Converts a list's entries, each with its own pointer. The list must exist, contain no nulls and
   * have at most {@value #MOST} entries. The faults of all entries are reported together.
   */
  public static <T, R> List<R> list(
      @Nullable List<@Nullable T> values, String pointer, BiFunction<T, String, R> each) {
    return list(values, pointer, MOST, each);
  }

  /** Like {@link #list(List, String, BiFunction)}, with at most so many entries. */
  public static <T, R> List<R> list(
      @Nullable List<@Nullable T> values, String pointer, int most, BiFunction<T, String, R> each) {
    List<@Nullable T> given = required(values, pointer);
    if (given.size() > most) throw faulty(List.of(tooMany(pointer, most)));
    List<R> made = new ArrayList<>(given.size());
    List<Problem.Fault> faults = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      String at = pointer + "/" + i;
      try {
        made.add(each.apply(required(given.get(i), at), at));
      } catch (ProblemException e) {
        List<Problem.Fault> told = e.problem().errors();
        if (told.isEmpty()) throw e;
        faults.addAll(told);
        if (faults.size() >= MOST_FAULTS) break;
      }
    }
    if (!faults.isEmpty()) throw faulty(faults);
    return List.copyOf(made);
  }

  /** The fault for a list of more than {@value #MOST} entries. */
  public static Problem.Fault tooMany(String pointer) {
    return tooMany(pointer, MOST);
  }

  private static Problem.Fault tooMany(String pointer, int most) {
    return new Problem.Fault(
        pointer,
        "too-many",
        new Text("At most " + most + " entries at once.", "一次最多 " + most + " 条。"));
  }

  /** A person's reason, which is stored for ever: 1 to 1,000 characters; 422 otherwise. */
  public static String reason(@Nullable String given) {
    String reason = required(given, "/reason").strip();
    if (!reason.isEmpty()
        && reason.length() <= LONGEST_REASON
        && reason.codePoints().noneMatch(it -> it == 0 || isHalf(it))) return reason;
    throw faulty(
        "reason-length",
        "/reason",
        new Text("Give a reason of 1 to 1,000 characters.", "请用 1 至 1000 个字符说明原因。"));
  }

  /** A code, number or name of a part, site or document: 1 to 70 characters, the limit in EDI. */
  public static String name(@Nullable String given, String pointer) {
    return text(given, pointer, 70);
  }

  /** A person's text: 1 to that many characters, without control characters. */
  public static String text(@Nullable String given, String pointer, int most) {
    String text = required(given, pointer).strip();
    if (!text.isEmpty()
        && text.length() <= most
        && text.codePoints().noneMatch(it -> it < ' ' || isHalf(it))) return text;
    throw faulty(
        "text-length",
        pointer,
        new Text("1 to " + most + " characters, in one line.", "应为 1 至 " + most + " 个字符，且不换行。"));
  }

  /** Half of a surrogate pair, which the database would store as a question mark. */
  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** Like {@link #text}, but null is allowed. */
  public static @Nullable String optionalText(@Nullable String given, String pointer, int most) {
    return given == null ? null : text(given, pointer, most);
  }

  /**
   * A code of UN/ECE Recommendation 20, such as {@code PCE}, or a unit in which the object of the
   * request is already kept; 422 {@code unit-invalid} for text that cannot be a code, {@code
   * unit-unknown} for a code in no list.
   *
   * @param kept called only for units in no list
   */
  public static String unit(@Nullable String given, String pointer, Predicate<String> kept) {
    String unit = required(given, pointer);
    if (!UNIT.matcher(unit).matches())
      throw faulty(
          "unit-invalid",
          pointer,
          new Text("A unit is a code such as PCE or KGM.", "单位为代码，例如 PCE 或 KGM。"));
    if (UnitCodes.isOurs(unit) || kept.test(unit)) return unit;
    throw faulty(
        "unit-unknown",
        pointer,
        new Text(
                "%s is no unit code of UN/ECE Recommendation 20; use one such as PCE or KGM.",
                "%s 不是 UN/ECE 第 20 号建议书中的计量单位代码，请使用 PCE、KGM 等代码。")
            .with(unit));
  }

  /** A plausible day: 2000 to 2099. */
  public static LocalDate day(@Nullable LocalDate given, String pointer) {
    LocalDate day = required(given, pointer);
    if (day.getYear() >= 2000 && day.getYear() <= 2099) return day;
    throw faulty(
        "date-far-off",
        pointer,
        new Text("The date must be within 2000 to 2099.", "日期应在 2000 至 2099 年之间。"));
  }

  /** A day that is not after today in any time zone. */
  public static LocalDate past(@Nullable LocalDate given, String pointer, Instant now) {
    LocalDate day = day(given, pointer);
    if (!day.isAfter(LocalDate.ofInstant(now, EARLIEST_MIDNIGHT))) return day;
    throw faulty(
        "date-in-future", pointer, new Text("The day cannot be in the future.", "日期不能晚于今天。"));
  }

  /** A quantity of at most 15 digits before and 6 after the decimal point. */
  public static Quantity quantity(@Nullable Quantity given, String pointer) {
    Quantity quantity = required(given, pointer);
    var amount = quantity.amount();
    if (amount.scale() <= 6 && amount.precision() - amount.scale() <= 15) return quantity;
    throw faulty(
        "quantity-out-of-range",
        pointer,
        new Text(
            "A quantity has at most 15 digits before and 6 behind the point.",
            "数量小数点前最多 15 位，后最多 6 位。"));
  }

  /** Like {@link #quantity}, but not below zero. */
  public static Quantity amount(@Nullable Quantity given, String pointer) {
    Quantity amount = quantity(given, pointer);
    if (amount.compareTo(Quantity.ZERO) >= 0) return amount;
    throw faulty(
        "quantity-negative", pointer, new Text("This quantity cannot be negative.", "此数量不能小于零。"));
  }

  /** 422 with one fault at its place. */
  public static RuntimeException faulty(String code, String pointer, Text text) {
    return faulty(List.of(new Problem.Fault(pointer, code, text)));
  }

  /** 422 with several faults, each at its place. */
  public static RuntimeException faulty(List<Problem.Fault> faults) {
    return problem(faults).exception();
  }

  /** The problem for {@link #faulty}, for a filter that writes it itself. */
  public static Problem problem(List<Problem.Fault> faults) {
    return Problem.of(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "invalid",
            new Text("The request has faults.", "请求内容有误。"))
        .errors(faults);
  }
}
