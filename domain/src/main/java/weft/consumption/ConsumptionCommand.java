package weft.consumption;

import java.util.List;
import java.util.Set;
import weft.event.StreamCommand;
import weft.party.PartyCode;

/** Everything that holder and owner can say of a consumption account. */
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
   * @param after the position up to which the last one went; 0 before the first
   * @param upTo the position up to which this one goes
   */
  record StateConsumption(
      ConsumptionAccountId account, long after, long upTo, List<ConsumptionLine> lines)
      implements ConsumptionCommand {}

  /** The owner agrees: it will bill so much. */
  record AcceptConsumption(ConsumptionAccountId account, int number)
      implements ConsumptionCommand {}

  /** The owner disagrees; what is wrong is corrected in stock, and so in the next statement. */
  record ContestConsumption(ConsumptionAccountId account, int number, String reason)
      implements ConsumptionCommand {}
}
