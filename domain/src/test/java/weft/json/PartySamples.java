package weft.json;

import java.math.BigDecimal;
import java.util.List;
import weft.language.Text;
import weft.party.Channel;
import weft.party.EdiRules;
import weft.party.Organization;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyEvent.ChannelAgreed;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.party.PartyEvent.PartnershipAgreed;
import weft.party.Plausibility;
import weft.party.Profile;
import weft.party.RecordLayout;
import weft.party.SummedTotal;

/** Sample events of parties, partnerships and channels. */
final class PartySamples {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final Text TEXT = new Text("Hengyue Heavy Industry", "恒岳重工");

  private PartySamples() {}

  static final List<Object> ALL =
      List.of(
          new OrganizationRegistered(
              new Organization(
                  HENGYUE,
                  TEXT,
                  "6909990000004",
                  List.of(
                      new Organization.Site(
                          "PLANT1",
                          new Text("Plant 1", "一厂"),
                          "6909990000011",
                          "BPNS9990000011ZZ",
                          "BPNA9990000011ZZ",
                          new Organization.Address(
                              new Text("1 Hengyue Road, Yuelu", "岳麓区恒岳路1号"),
                              new Text("Changsha", "长沙市"),
                              "410006",
                              "CN"),
                          "549900022")),
                  "BPNL9990000004ZZ",
                  "549900011")),
          new PartnershipAgreed(
              new Partnership(HENGYUE, JIAXIN),
              new Profile(
                  Profile.UnknownPart.LEARN,
                  Profile.Acknowledgement.REQUESTED,
                  true,
                  false,
                  true,
                  "GB18030",
                  "<dialect/>",
                  new EdiRules(
                      EdiRules.CallOffPrecedence.REPLACE_WINDOW,
                      true,
                      24,
                      EdiRules.CodeTolerance.TOLERANT,
                      EdiRules.Repeats.FIRST_ANSWER,
                      EdiRules.Environment.PRODUCTION,
                      List.of(new EdiRules.Alias("HY-4711-A", "4711/A")),
                      List.of(new EdiRules.Alias("ST", "PCE")),
                      List.of(
                          new EdiRules.Outbound(
                              "DELFOR",
                              "D97A",
                              "UNOC:3",
                              ":+.? '",
                              "VDA",
                              EdiRules.Quantities.CUMULATIVE,
                              new EdiRules.DateCodes("101", "616", "610"))),
                      List.of(new EdiRules.Alias("P1", "PLANT1")),
                      new EdiRules.EnvelopeRules(
                          400, 3, new EdiRules.Address("4012345000009", "14"), null),
                      EdiRules.Changes.MERGE,
                      List.of(
                          new EdiRules.MessageRules(
                              "DELJIT", false, 4, EdiRules.CodeTolerance.STRICT)),
                      48,
                      List.of(
                          new RecordLayout(
                              "812",
                              List.of(
                                  new RecordLayout.Field(
                                      6, 13, RecordLayout.Held.TOTAL, null, null, 2, true)))),
                      List.of(
                          new EdiRules.UnitConversion(
                              "HY-4711-A", "KGM", new BigDecimal("0.08"), "PCE")),
                      new EdiRules.ScheduleRules(
                          EdiRules.StatusByDefault.FORECAST, EdiRules.Emptied.HOLD, 21),
                      EdiRules.Releases.NEAREST,
                      new Plausibility(365, 1_095, true, false),
                      List.of(new SummedTotal("DESADV", "1", "QTY 12"))),
                  "UTF-8"),
              "DESADV since the new plant"),
          new ChannelAgreed(
              HENGYUE,
              new Channel(
                  Channel.Delivery.AS2,
                  new Channel.As2(
                      "HENGYUE-AS2",
                      "https://as2.hengyue.example/in",
                      List.of("-----BEGIN CERTIFICATE-----"),
                      true,
                      true,
                      false,
                      Channel.As2.Mdn.SYNC,
                      Channel.As2.Encryption.CLASSIC),
                  new Channel.SftpServer(
                      "sftp.hengyue.example",
                      22,
                      "weft",
                      List.of("ssh-ed25519 AAAAC3Nz"),
                      "out",
                      "in"),
                  List.of("ssh-ed25519 AAAAC3Nz"),
                  false),
              "their new server"));
}
