package weft.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;

/**
 * The events of a despatch advice, under its number between two partners, from before shipments
 * were streams. The hub still reads them but writes no new ones. Stored for ever: never rename or
 * move.
 */
public sealed interface DespatchEvent {
  /**
   * A message of this number was reported to the orders that it names, including those not placed
   * yet.
   *
   * @param interchange the id of the interchange that arrived; {@code message} is the message's
   *     number in it
   * @param replaces whether it replaces all earlier messages of its number
   * @param orders their numbers
   * @param year the year of despatch, because numbers recur from year to year; null where the
   *     message does not state it, and in events older than this component
   * @param content a digest of the despatched content; null for a withdrawn message and in older
   *     events
   */
  record DespatchTold(
      PartyCode buyer,
      PartyCode supplier,
      String number,
      String interchange,
      int message,
      boolean replaces,
      List<String> orders,
      @Nullable Integer year,
      @Nullable String content)
      implements DespatchEvent {
    /** As stored before the content was noted. */
    public DespatchTold(
        PartyCode buyer,
        PartyCode supplier,
        String number,
        String interchange,
        int message,
        boolean replaces,
        List<String> orders) {
      this(buyer, supplier, number, interchange, message, replaces, orders, null, null);
    }
  }
}
