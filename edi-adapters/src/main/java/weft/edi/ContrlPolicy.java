package weft.edi;

import org.jspecify.annotations.Nullable;

/**
 * When a partner gets a CONTRL, and in which syntax version.
 *
 * @param version 2 to 4; null for the partner's own version, in which case an interchange of
 *     version 1, which has no CONTRL, gets none
 */
public record ContrlPolicy(Due due, @Nullable Integer version) {

  /** The interchanges that get a CONTRL: none, those that ask for one, faulty ones, or all. */
  public enum Due {
    NEVER,
    IF_ASKED,
    IF_WRONG,
    ALWAYS
  }

  /**
   * The rule of the standard: answer if UNB asks (0031 = 1), in the partner's own syntax version.
   */
  public static final ContrlPolicy STANDARD = new ContrlPolicy(Due.IF_ASKED, null);
}
