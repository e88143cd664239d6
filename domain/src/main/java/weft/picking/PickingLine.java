package weft.picking;

import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * Goods to be taken.
 *
 * @param part the supplier's number
 * @param batch null where any batch will do
 * @param location the storage place; null where none is stated
 */
public record PickingLine(
    String part,
    Quantity quantity,
    String unit,
    @Nullable String batch,
    @Nullable String location) {

  /** The number that a scan must show: the batch if the line names one, otherwise the part. */
  public String expected() {
    return batch == null ? part : batch;
  }

  /** Whether the code on the goods shows what the line asks for. */
  public boolean accepts(ScannedCode code) {
    if (code.part() != null && !code.part().equals(part)) return false;
    if (batch == null) return code.shows(part);
    return code.shows(batch) && (code.batch() == null || code.batch().equals(batch));
  }
}
