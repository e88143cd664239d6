package weft.shipment;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The series of a supplier's delivery note numbers: a fixed prefix and a counter. */
public final class NumberSeries {
  private static final Pattern COUNTED = Pattern.compile("(.*?)(\\d{1,20})");

  private NumberSeries() {}

  /**
   * Suggests the next number: the prefix of the last number, with one more than the highest counter
   * under this prefix. A supplier without shipments starts with the date; a number without digits
   * at its end continues with -2.
   *
   * @param used the supplier's numbers, the last first
   */
  public static String next(List<String> used, LocalDate today) {
    if (used.isEmpty()) return DateTimeFormatter.BASIC_ISO_DATE.format(today) + "-01";
    Matcher last = COUNTED.matcher(used.getFirst());
    if (!last.matches()) return used.getFirst() + "-2";
    String head = last.group(1);
    BigInteger highest = BigInteger.ZERO;
    for (String it : used) {
      Matcher one = COUNTED.matcher(it);
      if (one.matches() && one.group(1).equals(head))
        highest = highest.max(new BigInteger(one.group(2)));
    }
    String digits = highest.add(BigInteger.ONE).toString();
    return head + "0".repeat(Math.max(0, last.group(2).length() - digits.length())) + digits;
  }
}
