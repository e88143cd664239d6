package weft.party;

import java.util.Set;

/**
 * A buyer and a supplier who do business. All commands of their orders and schedules are routed by
 * it.
 */
public record Partnership(PartyCode buyer, PartyCode supplier) {
  public Set<PartyCode> participants() {
    return Set.of(buyer, supplier);
  }

  @Override
  public String toString() {
    return buyer + ":" + supplier;
  }
}
