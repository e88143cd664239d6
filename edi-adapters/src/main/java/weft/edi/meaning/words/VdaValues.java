package weft.edi.meaning.words;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.check.CallOffDate;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;

/** Values of VDA records in our words. */
public final class VdaValues {
  private VdaValues() {}

  /** A number that counts, without the zeros that fill its field; "" if there is none. */
  public static String number(String digits) {
    String number = digits.replaceFirst("^0+", "");
    return number.isEmpty() && !digits.isEmpty() ? "0" : number;
  }

  /** A plain day; null for zeros and what else names none. */
  public static @Nullable LocalDate day(String digits) {
    CallOffDate date = CallOffDate.read(digits, false);
    return date == null || date.kind() != CallOffDate.Kind.DAY ? null : date.from();
  }

  /**
   * A number whose decimals no mark sets off; null where its field is empty or not known, and, with
   * a fault, where it has another thing.
   */
  public static @Nullable BigDecimal decimal(
      Segment it, String field, int decimals, Findings findings) {
    int[] place = it.placeOf(field);
    return place == null || it.value(place[0]).isEmpty()
        ? null
        : findings
            .number(it, place[0], 0, field)
            .map(number -> number.movePointLeft(decimals))
            .orElse(null);
  }

  /** An amount with the sign that another field has; null, and a note, where that is not known. */
  public static @Nullable BigDecimal signed(
      BigDecimal amount, Segment it, String sign, Findings findings) {
    return switch (it.value(sign)) {
      case "", "+" -> Plain.amount(amount);
      case "-" -> Plain.amount(amount.negate());
      default -> {
        findings.note(
            it,
            sign,
            FaultCode.MEANING_UNKNOWN,
            "Whether an amount with this sign is credited or charged is not known to us: it is not"
                + " read.",
            "无法判断该符号表示贷方还是借方，该金额未读取。");
        yield null;
      }
    };
  }

  /** Null for 0000, which is how a time that nobody filled comes, and for 2400, the day's end. */
  public static @Nullable LocalTime time(String digits) {
    return digits.equals("0000") ? null : X12Dates.time(digits);
  }

  /** The words of text records, each of three fields. */
  public static String text(Group group, String record) {
    return group.segments(record).stream()
        .flatMap(it -> Stream.of(it.value(1), it.value(2), it.value(3)))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining(" "));
  }

  public static @Nullable LocalDateTime moment(String digits) {
    LocalDate day = day(digits);
    return day == null ? null : day.atStartOfDay();
  }
}
