package weft.edi;

import org.jspecify.annotations.Nullable;

/**
 * When a partner gets a CONTRL, and in which syntax version (2 to 4); null for theirs, and then
 * none where that is version 1, which has none.
 */
public record ContrlPolicy(Due due, @Nullable Integer version) {

  /** On which interchanges a CONTRL is due. */
  public enum Due {
    NEVER,
    IF_ASKED,
    IF_WRONG,
    ALWAYS
  }

  /** As the standard has it: when UNB asks (0031 = 1), in the syntax version of what it answers. */
  public static final ContrlPolicy STANDARD = new ContrlPolicy(Due.IF_ASKED, null);
}
