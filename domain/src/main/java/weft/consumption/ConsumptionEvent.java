package weft.consumption;

import java.util.List;

/**
 * Everything that can happen to a consumption account. Stored for ever: add nullable components,
 * never rename or move.
 */
public sealed interface ConsumptionEvent {
  ConsumptionAccountId account();

  /** The number of the statement, from 1. */
  int number();

  /**
   * The holder stated what it used.
   *
   * @param after the position at which the previous statement ended; 0 for the first
   * @param upTo the position at which this statement ends
   */
  record ConsumptionStated(
      ConsumptionAccountId account, int number, long after, long upTo, List<ConsumptionLine> lines)
      implements ConsumptionEvent {}

  record ConsumptionAccepted(ConsumptionAccountId account, int number)
      implements ConsumptionEvent {}

  record ConsumptionContested(ConsumptionAccountId account, int number, String reason)
      implements ConsumptionEvent {}
}
