package weft.edi.expected;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.outbox.PartnerFault;

/**
 * A partner's answer to one outgoing interchange.
 *
 * @param from the hub's address in that interchange; null if the answer does not contain it
 * @param by the kind of reference that the answer uses
 * @param number that reference
 * @param told the faults that the partner reports
 * @param ofContent whether it answers the content (APERAK, 824), not the syntax
 */
record Note(
    @Nullable String from,
    By by,
    String number,
    Standing standing,
    List<PartnerFault> told,
    boolean ofContent) {

  /** The kind of reference in an acknowledgement. */
  enum By {
    /** UNB 0020 (in UCI), ISA13 (in TA1). */
    INTERCHANGE,
    /** GS06 (in AK1). */
    GROUP,
    /** UNB 0020 or BGM 1004: business answers use either, as the partners agreed. */
    DOCUMENT
  }

  /**
   * The partner's verdict, in rising order: a higher one replaces a lower one. A later answer to
   * the content replaces every earlier one, because a partner may accept what it refused before.
   */
  enum Standing {
    /** The interchange arrived; there is no statement on its content. */
    RECEIVED,
    ACKNOWLEDGED,
    REJECTED
  }
}
