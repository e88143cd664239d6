package weft.sharing;

import java.time.LocalDate;
import java.util.Set;
import weft.event.StreamCommand;
import weft.party.PartyCode;

/** Everything that an owner can ask of a grant. */
public sealed interface GrantCommand extends StreamCommand {
  GrantId grant();

  @Override
  default String stream() {
    return grant().stream();
  }

  /** Only the owner; the events themselves name the party that receives the grant. */
  @Override
  default Set<PartyCode> concerns() {
    return Set.of(grant().owner());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /**
   * The receiving party may see the data from now on.
   *
   * @param today the current date at the owner's place
   */
  record GiveGrant(GrantId grant, Grant given, LocalDate today) implements GrantCommand {}

  /** The receiving party may no longer see the data, including data from before. */
  record WithdrawGrant(GrantId grant) implements GrantCommand {}
}
