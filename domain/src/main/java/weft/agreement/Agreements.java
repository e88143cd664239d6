package weft.agreement;

import weft.event.StreamType;
import weft.language.Text;
import weft.party.PartyEvent.ChannelAgreed;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.party.PartyEvent.PartnershipAgreed;

/** The parties of the hub, their partnerships and their channels for files. */
public final class Agreements {
  public static final StreamType<OrganizationRegistered> ORGANIZATION =
      StreamType.of("Organization", OrganizationRegistered.class)
          .event(
              "organization-registered",
              OrganizationRegistered.class,
              it -> new Text("%s was registered.", "%s 已登记。").with(it.organization().code()));

  public static final StreamType<PartnershipAgreed> PARTNERSHIP =
      StreamType.of(PartnershipStream.TYPE, PartnershipAgreed.class)
          .decidedBy(PartnershipCommand.class, Agreement.NONE)
          .refusing(PartyRefusal.class, IntroductionRefusal.class)
          .event(
              "partnership-agreed",
              PartnershipAgreed.class,
              it ->
                  new Text("%s and %s agreed on their EDI profile.", "%s 与 %s 约定了 EDI 伙伴协议。")
                      .with(it.partnership().buyer(), it.partnership().supplier()));

  public static final StreamType<ChannelAgreed> CHANNEL =
      StreamType.of("Channel", ChannelAgreed.class)
          .event(
              "channel-agreed",
              ChannelAgreed.class,
              it -> new Text("The channel of %s was agreed.", "%s 的传输通道已约定。").with(it.party()));

  private Agreements() {}
}
