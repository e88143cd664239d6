package weft.api.capacity;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.api.balance.reading.EarlierMoments.Earlier;
import weft.capacity.BoardWeek;
import weft.capacity.BoardWeek.State;
import weft.measure.Quantity;

/**
 * A week of a group's board. This record is the JSON; the week's components are at the same level.
 *
 * @param before the week at an earlier moment; null where no comparison was requested or none is
 *     known
 */
record ComparedWeek(@JsonUnwrapped BoardWeek week, @Nullable EarlierWeek before) {

  /**
   * The same week as it was at an earlier moment. A capacity that was not stated then is null.
   *
   * @param at when the last included event was recorded
   * @param position the last included position of the history
   */
  record EarlierWeek(
      Instant at,
      long position,
      Quantity load,
      @Nullable Quantity actual,
      @Nullable Quantity agreed,
      @Nullable Quantity maximum,
      @Nullable State state,
      Quantity cumulativeLoad,
      @Nullable State cumulativeState) {
    static EarlierWeek of(Earlier moment, BoardWeek it) {
      return new EarlierWeek(
          moment.at(),
          moment.position(),
          it.load(),
          it.actual(),
          it.agreed(),
          it.maximum(),
          it.state(),
          it.cumulativeLoad(),
          it.cumulativeState());
    }
  }
}
