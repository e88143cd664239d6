package weft.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;

/**
 * What became of a despatch advice, under its number between two partners, before shipments were
 * streams: it is read, and written no more. Stored for ever: never rename or move.
 */
public sealed interface DespatchEvent {
  /**
   * A message of this number was told to the orders that it names, those that are not placed yet
   * included.
   *
   * @param interchange the id of the interchange that arrived, and which message of it
   * @param replaces whether it takes the place of all messages of its number before
   * @param orders their numbers
   * @param year in which it was sent: numbers recur from one to the next; null where it does not
   *     say, and in what was told before this was noted
   * @param content a digest of what it says was sent; null of one that was withdrawn, and likewise
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
    /** Before content was noted. */
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
