package weft.api.inspection;

import java.util.List;
import weft.inspection.Tally;

/**
 * The result of beginning an inspection. This record is the JSON.
 *
 * @param sample the pieces to measure for each characteristic
 */
record InspectionBegunAnswer(
    String id, long version, long position, List<OfCharacteristic> sample) {
  /**
   * The sample of a characteristic.
   *
   * @param accept the lot passes with at most this many nonconforming pieces
   * @param reject the lot fails with this many
   */
  record OfCharacteristic(String characteristic, int quantity, int accept, int reject) {
    static OfCharacteristic of(Tally it) {
      var plan = it.sampled().plan();
      return new OfCharacteristic(
          it.sampled().of().characteristic(), plan.size(), plan.accept(), plan.reject());
    }
  }
}
