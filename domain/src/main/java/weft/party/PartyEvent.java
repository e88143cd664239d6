package weft.party;

/**
 * Everything that can happen to organizations and partnerships. Stored for ever: add nullable
 * components, never rename or move.
 */
public sealed interface PartyEvent {
  /** An organization joined, or its name, sites or addresses changed. */
  record OrganizationRegistered(Organization organization) implements PartyEvent {}

  /** Two organizations agreed to work together, or on another profile. */
  record PartnershipAgreed(Partnership partnership, Profile profile) implements PartyEvent {}

  /** How files come from a party and go to it was agreed anew. */
  record ChannelAgreed(PartyCode party, Channel channel) implements PartyEvent {}
}
