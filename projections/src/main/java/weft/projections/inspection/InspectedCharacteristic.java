package weft.projections.inspection;

import com.fasterxml.jackson.annotation.JsonProperty;
import weft.inspection.Characteristic;
import weft.inspection.Conformity;
import weft.inspection.InspectedValue;
import weft.inspection.Sampled;

/**
 * A characteristic of an inspection, its sample, and how far it is measured.
 *
 * @param of as the plan had it at the beginning
 * @param quantity pieces to measure
 * @param accept the lot passes with at most this many nonconforming pieces
 * @param measured pieces measured so far
 * @param firstPassed pieces that conformed at their first attempt, for the first-pass yield
 * @param outside values that did not conform, of all attempts
 */
public record InspectedCharacteristic(
    Characteristic of,
    int quantity,
    int accept,
    int reject,
    int measured,
    int firstPassed,
    int outside) {
  static InspectedCharacteristic of(Sampled it) {
    return new InspectedCharacteristic(
        it.of(), it.plan().size(), it.plan().accept(), it.plan().reject(), 0, 0, 0);
  }

  @JsonProperty
  public String characteristic() {
    return of.characteristic();
  }

  boolean isMissing() {
    return measured < quantity;
  }

  InspectedCharacteristic with(InspectedValue it) {
    boolean first = it.attempt() == 1;
    boolean passed = it.verdict() == Conformity.PASSED;
    return new InspectedCharacteristic(
        of,
        quantity,
        accept,
        reject,
        measured + (first ? 1 : 0),
        firstPassed + (first && passed ? 1 : 0),
        outside + (passed ? 0 : 1));
  }
}
