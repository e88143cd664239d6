package weft.party;

/**
 * An organization's short code on the hub, such as {@code HENGYUE}: 1 to 35 characters, upper-case
 * letters, digits, dash.
 */
public record PartyCode(String value) implements Comparable<PartyCode> {
  private static final int LONGEST = 35;

  public PartyCode {
    if (!isCode(value)) throw new IllegalArgumentException("Not a party code: " + value);
  }

  /** Every row and event read makes some, so a pattern would cost too much. */
  private static boolean isCode(String value) {
    if (value.isEmpty() || value.length() > LONGEST || value.charAt(0) == '-') return false;
    for (int i = 0; i < value.length(); i++) {
      char it = value.charAt(i);
      boolean allowed = (it >= 'A' && it <= 'Z') || (it >= '0' && it <= '9') || it == '-';
      if (!allowed) return false;
    }
    return true;
  }

  @Override
  public int compareTo(PartyCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
