package weft.api.capacity;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.api.balance.reading.EarlierMoments.Earlier;
import weft.capacity.BoardWeek;
import weft.capacity.BoardWeek.State;
import weft.measure.Quantity;

/**
 * A week of a group's board. This record is the JSON; the week's components stand beside it.
 *
 * @param before what it is compared with; null where nothing was asked for, or none is known
 */
record ComparedWeek(@JsonUnwrapped BoardWeek week, @Nullable EarlierWeek before) {

  /**
   * The same week as it was at an earlier moment; null where the week's capacity was not stated.
   *
   * @param at when the last event that counts was recorded
   * @param position up to which the history counts
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
