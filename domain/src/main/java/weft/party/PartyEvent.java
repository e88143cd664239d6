package weft.party;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can happen to organizations and partnerships. Stored for ever: add nullable
 * components, never rename or move.
 */
public sealed interface PartyEvent {
  /** The parties that the event concerns, and which may therefore see it. */
  default Set<PartyCode> participants() {
    return switch (this) {
      case OrganizationRegistered it -> Set.of(it.organization().code());
      case PartnershipAgreed it -> it.partnership().participants();
      case ChannelAgreed it -> Set.of(it.party());
    };
  }

  /** An organization joined, or its name, sites or addresses changed. */
  record OrganizationRegistered(Organization organization) implements PartyEvent {}

  /**
   * Two organizations agreed to work together, or agreed on another profile.
   *
   * @param reason the reason for the change; null where the operator introduced them
   */
  record PartnershipAgreed(Partnership partnership, Profile profile, @Nullable String reason)
      implements PartyEvent {}

  /**
   * A party's channel changed, or it was paused or resumed.
   *
   * @param reason null where none was given
   */
  record ChannelAgreed(PartyCode party, Channel channel, @Nullable String reason)
      implements PartyEvent {}
}
