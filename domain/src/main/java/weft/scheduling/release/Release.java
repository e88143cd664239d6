package weft.scheduling.release;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A release's number (EDIFACT RFF AAN, else BGM 1004) and issue time (DTM 137, the buyer's local
 * time). Numbers may be alphanumeric, wrap from 9999 to 1 or restart. The date therefore decides
 * the order if both have one, and the number only within the same date.
 */
public record Release(String number, @Nullable LocalDateTime issued) {

  public boolean isAfter(Release other) {
    if (issued != null && other.issued != null && !issued.equals(other.issued))
      return issued.isAfter(other.issued);
    return isNumberedAfter(other.number);
  }

  private boolean isNumberedAfter(String other) {
    if (isNumeric(number) && isNumeric(other)) {
      if (wrapped(other)) return true;
      return Long.parseLong(number) > Long.parseLong(other);
    }
    return number.length() != other.length()
        ? number.length() > other.length()
        : number.compareTo(other) > 0;
  }

  private boolean wrapped(String other) {
    return other.matches("9{2,}") && Long.parseLong(number) <= 1;
  }

  private static boolean isNumeric(String text) {
    return text.matches("\\d{1,18}");
  }
}
