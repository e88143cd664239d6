package weft.deploy.issuer;

import static weft.api.security.Membership.Kind.CLIENT;
import static weft.api.security.Membership.Kind.USER;
import static weft.api.security.Role.AUDITOR;
import static weft.api.security.Role.BANK;
import static weft.api.security.Role.BUYER;
import static weft.api.security.Role.EDI;
import static weft.api.security.Role.GATEWAY;
import static weft.api.security.Role.MANAGEMENT;
import static weft.api.security.Role.OPERATOR;
import static weft.api.security.Role.PARK;
import static weft.api.security.Role.PLANNER;
import static weft.api.security.Role.PRODUCTION;
import static weft.api.security.Role.QUALITY;
import static weft.api.security.Role.SALES;
import static weft.api.security.Role.WAREHOUSE;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.api.security.Membership;
import weft.api.security.Membership.Kind;
import weft.api.security.Role;
import weft.deploy.demo.DemoPerson;
import weft.party.PartyCode;
import weft.party.Side;

/** A demo login. Its password or secret is {@code demo}, which is public. */
record DemoAccount(
    Kind kind, String name, @Nullable String party, Set<Role> roles, List<Side> sides) {
  static final String PASSWORD = "demo";

  private static final List<Side> BUYS = List.of(Side.BUYER);
  private static final List<Side> SELLS = List.of(Side.SUPPLIER);
  private static final List<Side> SELLS_AND_BUYS = List.of(Side.SUPPLIER, Side.BUYER);
  private static final List<Side> NEITHER = List.of();
  private static final Set<Role> WHOLE_SUPPLIER =
      Set.of(EDI, SALES, PLANNER, WAREHOUSE, PRODUCTION, QUALITY, MANAGEMENT);

  static final List<DemoAccount> ALL =
      List.of(
          new DemoAccount(CLIENT, "hengyue-edi", "HENGYUE", Set.of(EDI, BUYER), BUYS),
          new DemoAccount(CLIENT, "hengyue-planner", "HENGYUE", Set.of(PLANNER), BUYS),
          new DemoAccount(CLIENT, "lingyun-edi", "LINGYUN", Set.of(EDI, BUYER), BUYS),
          new DemoAccount(CLIENT, "jiaxin-api", "JIAXIN", WHOLE_SUPPLIER, SELLS_AND_BUYS),
          new DemoAccount(CLIENT, "jiaxin-gateway", "JIAXIN", Set.of(GATEWAY), NEITHER),
          new DemoAccount(CLIENT, "hongzhu-api", "HONGZHU", WHOLE_SUPPLIER, SELLS),
          new DemoAccount(CLIENT, "dingcheng-api", "DINGCHENG", WHOLE_SUPPLIER, SELLS),
          new DemoAccount(CLIENT, "shenji-audit", "SHENJI", Set.of(AUDITOR), NEITHER),
          new DemoAccount(CLIENT, "xiangyin-bank", "XIANGYIN", Set.of(BANK), NEITHER),
          new DemoAccount(CLIENT, "jiahe-park", "JIAHE", Set.of(PARK), NEITHER),
          new DemoAccount(USER, "buyer@hengyue", "HENGYUE", Set.of(BUYER), BUYS),
          new DemoAccount(USER, "edi@hengyue", "HENGYUE", Set.of(EDI), BUYS),
          new DemoAccount(USER, "planner@hengyue", "HENGYUE", Set.of(PLANNER), BUYS),
          new DemoAccount(USER, "quality@hengyue", "HENGYUE", Set.of(QUALITY), BUYS),
          new DemoAccount(USER, "sales@jiaxin", "JIAXIN", Set.of(SALES), SELLS_AND_BUYS),
          new DemoAccount(USER, "edi@jiaxin", "JIAXIN", Set.of(EDI), SELLS_AND_BUYS),
          new DemoAccount(USER, "planner@jiaxin", "JIAXIN", Set.of(PLANNER), SELLS_AND_BUYS),
          new DemoAccount(USER, "warehouse@jiaxin", "JIAXIN", Set.of(WAREHOUSE), SELLS_AND_BUYS),
          new DemoAccount(USER, "quality@jiaxin", "JIAXIN", Set.of(QUALITY), SELLS_AND_BUYS),
          new DemoAccount(USER, "foreman@jiaxin", "JIAXIN", Set.of(PRODUCTION), SELLS_AND_BUYS),
          new DemoAccount(
              USER,
              "director@jiaxin",
              "JIAXIN",
              Set.of(MANAGEMENT, SALES, PLANNER, PRODUCTION),
              SELLS_AND_BUYS),
          new DemoAccount(USER, "sales@hongzhu", "HONGZHU", Set.of(SALES), SELLS),
          new DemoAccount(USER, "quality@hongzhu", "HONGZHU", Set.of(QUALITY), SELLS),
          new DemoAccount(
              USER, "director@hongzhu", "HONGZHU", Set.of(MANAGEMENT, SALES, PLANNER), SELLS),
          new DemoAccount(USER, "auditor@shenji", "SHENJI", Set.of(AUDITOR), NEITHER),
          new DemoAccount(USER, "bank@xiangyin", "XIANGYIN", Set.of(BANK), NEITHER),
          new DemoAccount(USER, "park@jiahe", "JIAHE", Set.of(PARK), NEITHER),
          new DemoAccount(USER, "operator@weft", null, Set.of(OPERATOR), NEITHER));

  static List<DemoAccount> of(Kind kind) {
    return ALL.stream().filter(it -> it.kind() == kind).toList();
  }

  Membership membership(String issuer) {
    var code = party == null ? null : new PartyCode(party);
    if (kind == CLIENT) return new Membership(issuer, name, kind, name, code, roles, sides, null);
    var person = DemoPerson.with(name);
    return new Membership(
        issuer, name, kind, person.name(), code, roles, sides, person.department());
  }
}
