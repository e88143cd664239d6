package weft.party;

import java.util.regex.Pattern;

/**
 * An organization's short code on the hub, such as {@code HENGYUE}: 1 to 35 characters, upper-case
 * letters, digits, dash.
 */
public record PartyCode(String value) implements Comparable<PartyCode> {
  private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,34}");

  public PartyCode {
    if (!CODE.matcher(value).matches())
      throw new IllegalArgumentException("Not a party code: " + value);
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
