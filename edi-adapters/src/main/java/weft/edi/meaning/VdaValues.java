package weft.edi.meaning;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.CallOffDate;

/** Values of VDA records in our words. */
final class VdaValues {
  private VdaValues() {}

  /** A number that counts, without the zeros that fill its field; "" if there is none. */
  static String number(String digits) {
    String number = digits.replaceFirst("^0+", "");
    return number.isEmpty() && !digits.isEmpty() ? "0" : number;
  }

  /** A plain day; null for zeros and what else names none. */
  static @Nullable LocalDate day(String digits) {
    CallOffDate date = CallOffDate.read(digits, false);
    return date == null || date.kind() != CallOffDate.Kind.DAY ? null : date.from();
  }

  /** Null for 0000, which is how a time that nobody filled comes, and for 2400, the day's end. */
  static @Nullable LocalTime time(String digits) {
    return digits.equals("0000") ? null : X12Dates.time(digits);
  }

  static @Nullable LocalDateTime moment(String digits) {
    LocalDate day = day(digits);
    return day == null ? null : day.atStartOfDay();
  }
}
