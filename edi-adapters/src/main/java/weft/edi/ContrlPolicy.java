package weft.edi;

/**
 * When a partner gets a CONTRL, and in which syntax version where theirs has none (version 1; 0 for
 * then none at all).
 */
public record ContrlPolicy(Due due, int versionInsteadOf1) {

  /** On which interchanges a CONTRL is due. */
  public enum Due {
    NEVER,
    IF_ASKED,
    IF_WRONG,
    ALWAYS
  }

  /** As the standard has it: when UNB asks (0031 = 1), and none in syntax version 1. */
  public static final ContrlPolicy STANDARD = new ContrlPolicy(Due.IF_ASKED, 0);
}
