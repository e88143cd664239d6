package weft.sharing;

import java.time.LocalDate;
import java.util.Set;
import weft.event.StreamCommand;
import weft.party.PartyCode;

/** Everything an owner can ask of a grant. */
public sealed interface GrantCommand extends StreamCommand {
  GrantId grant();

  @Override
  default String stream() {
    return grant().stream();
  }

  /** Its events say to whom it is given. */
  @Override
  default Set<PartyCode> concerns() {
    return Set.of(grant().owner());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /**
   * From now on it may be seen.
   *
   * @param today where it is given
   */
  record GiveGrant(GrantId grant, Grant given, LocalDate today) implements GrantCommand {}

  /** From now on it may not be seen any more, nor how it was. */
  record WithdrawGrant(GrantId grant) implements GrantCommand {}
}
