package weft.party;

import weft.event.StreamCommand;

/** Everything the partners themselves can ask of their partnership. */
public sealed interface PartnershipCommand extends StreamCommand {
  @Override
  default String stream() {
    return partnership().stream();
  }

  /** Another profile from now on, and why. */
  record AgreeProfile(Partnership partnership, Profile profile, String reason)
      implements PartnershipCommand {}
}
