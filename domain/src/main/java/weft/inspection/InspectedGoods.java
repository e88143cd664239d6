package weft.inspection;

import weft.event.StreamId;
import weft.party.PartyCode;

/**
 * The goods of an inspection.
 *
 * @param part the inspecting party's own number
 */
public record InspectedGoods(String part, Stage stage, String batch) {
  /**
   * A key of the batch at its inspecting party, by which shipments of it are found.
   *
   * @param owner the inspecting party
   */
  public static String key(PartyCode owner, String part, String batch) {
    return StreamId.of("InspectedBatch", owner.value(), part, batch);
  }
}
