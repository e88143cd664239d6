package weft.desk;

import weft.agreement.PartnershipStream;
import weft.event.StreamId;
import weft.party.PartyEvent;
import weft.party.PartyEvent.ChannelAgreed;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.party.PartyEvent.PartnershipAgreed;

/** Stream ids of organizations and partnerships. */
final class PartyStreams {
  private PartyStreams() {}

  static String of(PartyEvent event) {
    return switch (event) {
      case OrganizationRegistered it ->
          StreamId.of("Organization", it.organization().code().value());
      case PartnershipAgreed it -> PartnershipStream.of(it.partnership());
      case ChannelAgreed it -> StreamId.of("Channel", it.party().value());
    };
  }
}
