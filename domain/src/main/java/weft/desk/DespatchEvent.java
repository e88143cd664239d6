package weft.desk;

import java.util.List;
import weft.party.PartyCode;

/**
 * What became of a despatch advice, under its number between two partners. Stored for ever: add
 * nullable components, never rename or move.
 */
public sealed interface DespatchEvent {
  /**
   * A message of this number was told to the orders that it names, those that are not placed yet
   * included.
   *
   * @param interchange the id of the interchange that arrived, and which message of it
   * @param replaces whether it takes the place of all messages of its number before
   * @param orders their numbers
   */
  record DespatchTold(
      PartyCode buyer,
      PartyCode supplier,
      String number,
      String interchange,
      int message,
      boolean replaces,
      List<String> orders)
      implements DespatchEvent {
    boolean isOf(String interchange, int message) {
      return this.interchange.equals(interchange) && this.message == message;
    }
  }
}
