package weft.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * What is wrong with an item, in the words of an X12 842.
 *
 * @param attribute X12 936: what is wrong, where no number can say it
 * @param reason X12 888: whether the report was made because of it
 * @param number that tells it from others
 * @param characteristic X12 750: what it is a part of
 * @param code whose list (559) and its code, such as {@code ST 016}
 * @param texts in the sender's words, at most 80 characters each
 * @param quantity of which it holds, in {@code unit}
 * @param measurements that show it, beside those of the item
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
   * What is to be done about a nonconformance.
   *
   * @param number that tells it from others
   * @param code X12 887, such as RT: return
   * @param texts as of the nonconformance
   */
  public record Action(
      @Nullable String number,
      @Nullable String code,
      List<String> texts,
      @Nullable Quantity quantity,
      @Nullable String unit) {}
}
