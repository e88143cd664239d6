package weft.consumption;

import java.util.List;
import java.util.Set;
import weft.event.StreamCommand;
import weft.party.PartyCode;

/** Everything that holder and owner can ask of a consumption account. */
public sealed interface ConsumptionCommand extends StreamCommand {
  ConsumptionAccountId account();

  @Override
  default String stream() {
    return account().stream();
  }

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(account().holder(), account().owner());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /**
   * The holder states what it used since its last statement.
   *
   * @param after the position at which the last statement ended; 0 before the first
   * @param upTo the position at which this statement ends
   */
  record StateConsumption(
      ConsumptionAccountId account, long after, long upTo, List<ConsumptionLine> lines)
      implements ConsumptionCommand {}

  /** The owner agrees and will bill the stated quantities. */
  record AcceptConsumption(ConsumptionAccountId account, int number)
      implements ConsumptionCommand {}

  /**
   * The owner disagrees. Errors are corrected in stock, so that the next statement contains them.
   */
  record ContestConsumption(ConsumptionAccountId account, int number, String reason)
      implements ConsumptionCommand {}
}
