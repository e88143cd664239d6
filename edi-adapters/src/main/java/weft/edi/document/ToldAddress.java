package weft.edi.document;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Envelope;
import weft.edi.writer.Composite;
import weft.party.Organization.Address;

/**
 * A postal address in a message: by its international name, as who reads messages abroad knows it,
 * and whole or not at all. A code says the same place by itself.
 *
 * @param street in lines as long as the message has room for
 */
record ToldAddress(List<String> street, String city, String postalCode, String country) {
  /** DE 3042, of which C059 has three. */
  private static final int STREET = 35;

  private static final int STREETS = 3;

  /** N301 and N302; N401. */
  private static final int X12_STREET = 55;

  private static final int X12_STREETS = 2;
  private static final int X12_CITY = 30;

  static @Nullable ToldAddress of(@Nullable Address it, int width, int lines, Envelope ours) {
    if (it == null) return null;
    String said = it.street().en() + it.city().en() + requireNonNullElse(it.postalCode(), "");
    boolean sayable = ours.charset().newEncoder().canEncode(said);
    boolean released = ours.delimiters().hasRelease();
    if (!sayable
        || (!released && said.chars().anyMatch(c -> ours.delimiters().isService((char) c))))
      return null;
    List<String> street = wrapped(it.street().en(), width);
    return street.size() > lines
        ? null
        : new ToldAddress(
            street, it.city().en(), requireNonNullElse(it.postalCode(), ""), it.country());
  }

  /** Between words where there are any to part. */
  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int blank = rest.lastIndexOf(' ', width);
      int end = blank > 0 ? blank : width;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }

  /** NAD of a place by its code (92), with C059, 3164, 3251 and 3207 where they are known. */
  static Composite[] nad(String role, String code, @Nullable Address address, Envelope ours) {
    ToldAddress it = of(address, STREET, STREETS, ours);
    Composite place = Composite.of(code, "", "92");
    if (it == null) return new Composite[] {Composite.of(role), place};
    return new Composite[] {
      Composite.of(role),
      place,
      Composite.NONE,
      Composite.NONE,
      Composite.of(it.street.toArray(String[]::new)),
      Composite.of(it.city),
      Composite.NONE,
      Composite.of(it.postalCode),
      Composite.of(it.country)
    };
  }

  /** For N3 and N4; null where it has no room there, or cannot be said. */
  static @Nullable ToldAddress x12(@Nullable Address address, Envelope ours) {
    ToldAddress it = of(address, X12_STREET, X12_STREETS, ours);
    return it == null || it.city.length() > X12_CITY || it.city.length() < 2 ? null : it;
  }
}
