package weft.agreement;

import weft.event.PartnersCommand;
import weft.party.Partnership;
import weft.party.Profile;

/** Everything that the partners themselves can ask of their partnership. */
public sealed interface PartnershipCommand extends PartnersCommand {
  @Override
  default String stream() {
    return PartnershipStream.of(partnership());
  }

  /** Sets another profile from now on, with the reason. */
  record AgreeProfile(Partnership partnership, Profile profile, String reason)
      implements PartnershipCommand {}
}
