package weft.api.balance;

import java.util.List;
import org.springframework.stereotype.Component;
import weft.api.balance.RunOutOrders.Of;
import weft.api.balance.reading.BalanceReading;
import weft.api.balance.reading.BalanceReading.Gathered;
import weft.api.reading.ReadContext;

/** When each part of a party falls short, from the same balances as the list of run-outs. */
@Component
public class Shortages {
  private final RunOutOrders orders;

  Shortages(RunOutOrders orders) {
    this.orders = orders;
  }

  /**
   * All parts at all sites, those that run out first first.
   *
   * @param gathered all inputs of the party's side
   */
  public List<Shortage> of(ReadContext reading, Gathered gathered) {
    String party = reading.scope().party().value();
    return orders.shortages(new Of(party, BalanceReading.side(reading), null), gathered);
  }
}
