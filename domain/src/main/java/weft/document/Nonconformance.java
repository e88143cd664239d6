package weft.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * A nonconformance of an item, with the values of an X12 842.
 *
 * @param attribute X12 936: the defect, where no number can express it
 * @param reason X12 888: whether it is the reason for the report
 * @param number identifies it among the nonconformances
 * @param characteristic X12 750: the characteristic that it belongs to
 * @param code code list (559) and code, such as {@code ST 016}
 * @param texts in the sender's words, at most 80 characters each
 * @param quantity the affected quantity, in {@code unit}
 * @param measurements measurements that show it, in addition to those of the item
 */
public record Nonconformance(
    @Nullable String attribute,
    @Nullable String reason,
    @Nullable String number,
    @Nullable String characteristic,
    @Nullable String code,
    List<String> texts,
    @Nullable Quantity quantity,
    @Nullable String unit,
    List<Measurement> measurements,
    List<Action> actions) {
  /**
   * An action on a nonconformance.
   *
   * @param number identifies it among the actions
   * @param code X12 887, such as RT: return
   * @param texts in the sender's words, at most 80 characters each
   */
  public record Action(
      @Nullable String number,
      @Nullable String code,
      List<String> texts,
      @Nullable Quantity quantity,
      @Nullable String unit) {}
}
