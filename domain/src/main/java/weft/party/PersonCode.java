package weft.party;

import java.util.regex.Pattern;

/**
 * The code of a person at a party, such as {@code P-0007}: {@code P-} and four to nine digits, so
 * that no name fits in. Events carry this code. The name stands in a table outside the history,
 * where it can be erased. Two parties may use the same code for different persons.
 */
public record PersonCode(String value) implements Comparable<PersonCode> {
  private static final Pattern CODE = Pattern.compile("P-[0-9]{4,9}");

  public PersonCode {
    if (!isCode(value)) throw new IllegalArgumentException("Not a person's code: " + value);
  }

  public static boolean isCode(String value) {
    return CODE.matcher(value).matches();
  }

  @Override
  public int compareTo(PersonCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
