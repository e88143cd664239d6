package weft.edi.document;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Envelope;
import weft.edi.writer.Composite;
import weft.party.Organization.Address;

/**
 * A postal address for a message, under its international name so that foreign readers recognise
 * it. An address that does not fit is left out entirely, because the site's code identifies the
 * place anyway.
 *
 * @param street lines no longer than the message allows
 */
record ToldAddress(List<String> street, String city, String postalCode, String country) {
  /** Length of DE 3042, which C059 has three times. */
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

  /** Breaks between words if possible. */
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

  /** NAD of a place by its code (92), with C059, DE 3164, 3251 and 3207 if known. */
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

  /** The address for N3 and N4; null if it does not fit or cannot be expressed. */
  static @Nullable ToldAddress x12(@Nullable Address address, Envelope ours) {
    ToldAddress it = of(address, X12_STREET, X12_STREETS, ours);
    return it == null || it.city.length() > X12_CITY || it.city.length() < 2 ? null : it;
  }
}
