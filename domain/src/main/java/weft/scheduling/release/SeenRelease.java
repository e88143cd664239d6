package weft.scheduling.release;

import java.time.LocalDateTime;

/**
 * A release met before: when it was issued, and what it said as a digest.
 *
 * @param digest as {@link ForecastDigest} makes it
 */
public record SeenRelease(Release release, String digest) {
  public static SeenRelease of(NumberedDemand said) {
    return new SeenRelease(said.release(), said.digest());
  }

  /** Whether it said the same of the part, whichever segments it stood in. */
  public boolean saidTheSameAs(NumberedDemand other) {
    return digest.equals(other.digest());
  }

  /** Date, digest, number: short, because a schedule may have met thousands. */
  public String text() {
    var issued = release.issued();
    return (issued == null ? "-" : issued.toString()) + " " + digest + " " + release.number();
  }

  /** The number of a release so written. */
  public static String number(String text) {
    return text.substring(text.indexOf(' ', text.indexOf(' ') + 1) + 1);
  }

  /**
   * Reads what {@link #text()} wrote.
   *
   * @throws RuntimeException where it is no such text
   */
  public static SeenRelease parse(String text) {
    int first = text.indexOf(' ');
    int second = text.indexOf(' ', first + 1);
    String issued = text.substring(0, first);
    return new SeenRelease(
        new Release(
            text.substring(second + 1), issued.equals("-") ? null : LocalDateTime.parse(issued)),
        text.substring(first + 1, second));
  }
}
