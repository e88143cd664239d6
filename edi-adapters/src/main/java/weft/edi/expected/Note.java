package weft.edi.expected;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.outbox.PartnerFault;

/**
 * What a partner's message says of one interchange of ours.
 *
 * @param from our address as that interchange named it; null where the message does not say
 * @param by which of our numbers it is meant
 * @param number that number
 * @param told what is wrong with it
 * @param ofContent whether it answers what is said (APERAK, 824), not how it is written
 */
record Note(
    @Nullable String from,
    By by,
    String number,
    Standing standing,
    List<PartnerFault> told,
    boolean ofContent) {

  /** How an acknowledgement names what it speaks of. */
  enum By {
    /** UNB 0020 (in UCI), ISA13 (in TA1). */
    INTERCHANGE,
    /** GS06 (in AK1). */
    GROUP,
    /** UNB 0020 or BGM 1004: business answers name what the partners agreed. */
    DOCUMENT
  }

  /**
   * In rising order: what says more takes the place of what said less. An answer to the content
   * takes the place of all that came before it: what was refused may be accepted later.
   */
  enum Standing {
    /** It arrived; nothing was said of its content. */
    RECEIVED,
    ACKNOWLEDGED,
    REJECTED
  }
}
