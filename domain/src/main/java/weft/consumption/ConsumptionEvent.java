package weft.consumption;

import java.util.List;

/**
 * Everything that can happen to a consumption account. Stored for ever: add nullable components,
 * never rename or move.
 */
public sealed interface ConsumptionEvent {
  ConsumptionAccountId account();

  /** Of the statement, from 1. */
  int number();

  /**
   * The holder stated what it used.
   *
   * @param after the position up to which the statement before went; 0 of the first
   * @param upTo the position up to which this one goes
   */
  record ConsumptionStated(
      ConsumptionAccountId account, int number, long after, long upTo, List<ConsumptionLine> lines)
      implements ConsumptionEvent {}

  record ConsumptionAccepted(ConsumptionAccountId account, int number)
      implements ConsumptionEvent {}

  record ConsumptionContested(ConsumptionAccountId account, int number, String reason)
      implements ConsumptionEvent {}
}
