package weft.scheduling.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Days from the first to the last, both inclusive. */
public record DateRange(LocalDate from, LocalDate until) {

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }

  public boolean overlaps(DateRange other) {
    return !other.until.isBefore(from) && !other.from.isAfter(until);
  }

  public boolean covers(DateRange other) {
    return contains(other.from) && contains(other.until);
  }

  /** Returns the same days in the fewest possible ranges, in order. */
  public static List<DateRange> union(List<DateRange> ranges) {
    List<DateRange> united = new ArrayList<>();
    for (DateRange it : ranges.stream().sorted(Comparator.comparing(DateRange::from)).toList()) {
      DateRange last = united.isEmpty() ? null : united.getLast();
      if (last == null || it.from.isAfter(last.until.plusDays(1))) united.add(it);
      else if (it.until.isAfter(last.until))
        united.set(united.size() - 1, new DateRange(last.from, it.until));
    }
    return List.copyOf(united);
  }
}
