package weft.scheduling.release;

import java.time.LocalDateTime;

/**
 * A release received earlier, with its issue date and a digest of its content.
 *
 * @param digest made by {@link ForecastDigest}
 */
public record SeenRelease(Release release, String digest) {
  public static SeenRelease of(NumberedDemand said) {
    return new SeenRelease(said.release(), said.digest());
  }

  /** Returns whether both state the same for the part, in whichever segments. */
  public boolean saidTheSameAs(NumberedDemand other) {
    return digest.equals(other.digest());
  }

  /**
   * Formats date, digest and number. The text is short, because a schedule may have thousands of
   * releases.
   */
  public String text() {
    var issued = release.issued();
    return (issued == null ? "-" : issued.toString()) + " " + digest + " " + release.number();
  }

  /** Returns the release number of a text made by {@link #text()}. */
  public static String number(String text) {
    return text.substring(text.indexOf(' ', text.indexOf(' ') + 1) + 1);
  }

  /**
   * Reads a text made by {@link #text()}.
   *
   * @throws RuntimeException if the text has another format
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
