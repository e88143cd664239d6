package weft.deploy.demo;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.desk.CommandGateway;
import weft.desk.DeskCommand.Introduce;
import weft.edi.profile.ProfileText;
import weft.edi.profile.ProfileText.Notation;
import weft.event.Provenance;
import weft.language.Text;
import weft.party.Organization;
import weft.party.Organization.Address;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyEvent;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.party.PartyEvent.PartnershipAgreed;
import weft.party.Profile;

/** The demo's fictional companies and their partnerships. */
public final class DemoNetwork {
  static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  static final PartyCode LINGYUN = new PartyCode("LINGYUN");
  static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  static final PartyCode SHENJI = new PartyCode("SHENJI");
  static final PartyCode XIANGYIN = new PartyCode("XIANGYIN");
  static final PartyCode HONGZHU = new PartyCode("HONGZHU");
  static final PartyCode DINGCHENG = new PartyCode("DINGCHENG");
  static final PartyCode JIAHE = new PartyCode("JIAHE");

  static final List<Organization> ORGANIZATIONS =
      List.of(
          organization(
              "HENGYUE",
              "Hengyue Heavy Industry",
              "恒岳重工",
              "6909990000004",
              site(
                  "PLANT1",
                  "Plant 1",
                  "一号工厂",
                  "6909990000011",
                  "8 Hengyue Road, Xingsha",
                  "星沙街道恒岳路8号",
                  "410100"),
              site(
                  "PLANT2",
                  "Plant 2",
                  "二号工厂",
                  "6909990000028",
                  "26 Crane Avenue, Xingsha",
                  "星沙街道起重大道26号",
                  "410100")),
          organization(
              "LINGYUN",
              "Lingyun Machinery",
              "凌云机械",
              "6909990000035",
              site(
                  "WERK1",
                  "Plant 1",
                  "一厂",
                  "6909990000042",
                  "17 Lingyun Road, Yuelu",
                  "岳麓区凌云路17号",
                  "410205")),
          organization(
              "JIAXIN",
              "Jiaxin Machining",
              "佳鑫机械",
              "6909990000059",
              site(
                  "JX1",
                  "Machining shop",
                  "机加工车间",
                  "6909990000066",
                  "3 Jiaxin Lane, Wangcheng",
                  "望城区佳鑫巷3号",
                  "410200")),
          organization(
              "HONGZHU",
              "Hongzhu Foundry",
              "鸿铸铸造",
              "6909990000073",
              site(
                  "HZ1",
                  "Foundry",
                  "铸造车间",
                  "6909990000080",
                  "52 Foundry Street, Wangcheng",
                  "望城区铸造街52号",
                  "410200")),
          organization(
              "DINGCHENG",
              "Dingcheng Thermal",
              "鼎成热工",
              "6909990000097",
              site(
                  "DC1",
                  "Vessel shop",
                  "容器车间",
                  "6909990000103",
                  "9 Boiler Road, Kaifu",
                  "开福区锅炉路9号",
                  "410008")),
          organization("SHENJI", "Shenji Auditors", "审计", "6909990000110"),
          organization("XIANGYIN", "Xiangyin Bank", "湘银", null),
          organization("JIAHE", "Jiahe Park", "嘉禾园区", "6909990000127"));

  static final List<Partnership> PARTNERSHIPS =
      List.of(
          new Partnership(HENGYUE, JIAXIN),
          new Partnership(HENGYUE, HONGZHU),
          new Partnership(HENGYUE, DINGCHENG),
          new Partnership(LINGYUN, JIAXIN),
          new Partnership(LINGYUN, HONGZHU),
          new Partnership(JIAXIN, HONGZHU));

  private static final Profile AGREED = agreed(false, "");
  private static final Profile AGREED_WITH_LINGYUN = agreed(true, "");

  /** HENGYUE's system gets a despatch advice when HONGZHU announces a shipment in the portal. */
  private static final Profile TOLD_OF_DESPATCHES =
      agreed(false, "  outbound: [{message: DESADV, release: D97A}]\n");

  private final CommandGateway counter;

  public DemoNetwork(CommandGateway counter) {
    this.counter = counter;
  }

  /** Registers companies and partnerships; a repetition changes nothing. */
  public void introduce() {
    Stream.concat(
            ORGANIZATIONS.stream().map(OrganizationRegistered::new),
            PARTNERSHIPS.stream().map(it -> new PartnershipAgreed(it, profile(it), null)))
        .forEach(it -> counter.ask(new Introduce(provenance(it), it, null)));
  }

  /** The codes of all companies. */
  public static List<PartyCode> parties() {
    return ORGANIZATIONS.stream().map(Organization::code).toList();
  }

  private static Profile profile(Partnership it) {
    if (it.buyer().equals(LINGYUN)) return AGREED_WITH_LINGYUN;
    return it.equals(new Partnership(HENGYUE, HONGZHU)) ? TOLD_OF_DESPATCHES : AGREED;
  }

  /**
   * The profile: new parts are learned, everything is acknowledged, and rejections for business
   * reasons are reported. Only LINGYUN wants a DELFOR as response.
   *
   * @param edi further rules, one per line
   */
  private static Profile agreed(boolean scheduleResponse, String edi) {
    String yaml =
        """
        unknownPart: learn
        acknowledgement: always
        orderResponse: true
        scheduleResponse: %s
        edi:
          applicationErrors: true
        %s\
        """
            .formatted(scheduleResponse, edi);
    return requireNonNull(ProfileText.check(yaml, Notation.YAML).profile(), yaml);
  }

  private static Provenance provenance(PartyEvent event) {
    return new Provenance(
        new Provenance.Actor(new PartyCode("WEFT"), null, null),
        new Provenance.Source("hub", null, null, "demo"),
        event.participants(),
        "demo",
        null);
  }

  private static Organization organization(
      String code, String en, String zh, @Nullable String gln, Site... sites) {
    String bpn = gln == null ? null : number("BPNL", gln);
    return new Organization(new PartyCode(code), new Text(en, zh), gln, List.of(sites), bpn);
  }

  /** All sites are in one city, in streets that do not exist there. */
  private static Site site(
      String code,
      String en,
      String zh,
      String gln,
      String street,
      String streetZh,
      String postalCode) {
    var city = new Text("Changsha", "长沙市");
    var address = new Address(new Text(street, streetZh), city, postalCode, "CN");
    return new Site(code, new Text(en, zh), gln, number("BPNS", gln), number("BPNA", gln), address);
  }

  /** A made-up Catena-X number: ten digits of the GLN, then two letters as in Catena-X samples. */
  private static String number(String kind, String gln) {
    return kind + gln.substring(3) + "ZZ";
  }
}
