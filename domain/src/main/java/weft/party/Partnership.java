package weft.party;

import java.util.List;
import java.util.Set;

/**
 * A buyer and a supplier who do business. The hub routes all commands of their orders and schedules
 * by it.
 */
public record Partnership(PartyCode buyer, PartyCode supplier) {
  /** A set of one where a message names its sender as both. */
  public Set<PartyCode> participants() {
    return Set.copyOf(List.of(buyer, supplier));
  }

  @Override
  public String toString() {
    return buyer + ":" + supplier;
  }
}
