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

/** Converts values of VDA records to the hub's terms. */
public final class VdaValues {
  private VdaValues() {}

  /** Strips the leading zeros that pad a number; "" if the field is empty. */
  public static String number(String digits) {
    String number = digits.replaceFirst("^0+", "");
    return number.isEmpty() && !digits.isEmpty() ? "0" : number;
  }

  /** A plain day; null for zeros and anything else. */
  public static @Nullable LocalDate day(String digits) {
    CallOffDate date = CallOffDate.read(digits, false);
    return date == null || date.kind() != CallOffDate.Kind.DAY ? null : date.from();
  }

  /**
   * A number with implied decimals. Null if its field is empty or unknown; null with a fault if it
   * is no number.
   */
  public static @Nullable BigDecimal decimal(
      Segment it, String field, int decimals, MeaningFindings findings) {
    int[] place = it.placeOf(field);
    return place == null || it.value(place[0]).isEmpty()
        ? null
        : findings
            .number(it, place[0], 0, field)
            .map(number -> number.movePointLeft(decimals))
            .orElse(null);
  }

  /** An amount with the sign from another field; null, with a note, if the sign is unknown. */
  public static @Nullable BigDecimal signed(
      BigDecimal amount, Segment it, String sign, MeaningFindings findings) {
    return switch (it.value(sign)) {
      case "", "+" -> NormalizedText.amount(amount);
      case "-" -> NormalizedText.amount(amount.negate());
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

  /** Null for 0000, which an unset time contains, and for 2400, the end of the day. */
  public static @Nullable LocalTime time(String digits) {
    return digits.equals("0000") ? null : X12Dates.time(digits);
  }

  /** The text of text records, which have three fields each. */
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
