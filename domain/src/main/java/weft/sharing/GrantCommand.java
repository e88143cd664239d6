package weft.sharing;

import java.time.LocalDate;
import java.util.Set;
import weft.event.StreamCommand;
import weft.party.PartyCode;

/** Everything an owner can ask of a grant. */
public sealed interface GrantCommand extends StreamCommand {
  GrantId grant();

  /** To whom it is given, or was. */
  PartyCode to();

  @Override
  default String stream() {
    return grant().stream();
  }

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(grant().owner(), to());
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
  record GiveGrant(GrantId grant, Grant given, LocalDate today) implements GrantCommand {
    @Override
    public PartyCode to() {
      return given.to();
    }
  }

  /** From now on it may not be seen any more, nor how it was. */
  record WithdrawGrant(GrantId grant, PartyCode to) implements GrantCommand {}
}
