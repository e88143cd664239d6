package weft.chaos;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.api.security.Membership;
import weft.api.security.Memberships;
import weft.api.security.Role;
import weft.context.Contexts;
import weft.database.DatabaseRoles;
import weft.database.Login;
import weft.database.Pools;
import weft.desk.CommandGateway;
import weft.desk.Desk;
import weft.desk.DeskCommand.Introduce;
import weft.event.Provenance;
import weft.history.History;
import weft.json.EventTypes;
import weft.language.Text;
import weft.party.Organization;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyEvent;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.party.PartyEvent.PartnershipAgreed;
import weft.party.Profile;
import weft.party.Side;

/**
 * Buyers in addition to the demo's: so many that a sender always finds a place in its party's lane,
 * so that a command in flight is being applied instead of waiting its turn.
 */
final class Oems {
  private static final Profile PROFILE =
      new Profile(
          Profile.UnknownPart.LEARN,
          Profile.Acknowledgement.ALWAYS,
          true,
          false,
          false,
          null,
          null,
          null,
          null);

  private Oems() {}

  /** One part of each OEM, to be called off from one of the demo's suppliers. */
  static List<Line> lines() {
    return IntStream.rangeClosed(1, 18).mapToObj(Oems::line).toList();
  }

  private static Line line(int number) {
    var supplier = List.of("JIAXIN", "HONGZHU", "DINGCHENG").get(number % 3);
    return new Line(
        "OEM%02d".formatted(number),
        "oem%02d-edi".formatted(number),
        supplier,
        supplier.toLowerCase(Locale.ROOT) + "-api",
        "PLANT1",
        "");
  }

  /** Registers their logins and partnerships, with a running hub or before its start. */
  static void join(HubPostgres postgres, String database, String issuer)
      throws IOException, SQLException {
    var memberships =
        new Memberships(
            JdbcClient.create(postgres.database(database, "postgres")), Clock.systemUTC());
    lines().forEach(it -> memberships.add(membership(issuer, it)));
    try (var pools =
            Pools.open(
                "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + database,
                login(postgres, DatabaseRoles.WRITER),
                login(postgres, DatabaseRoles.READER));
        var history = History.on(pools).events(EventTypes.ALL).open()) {
      new Desk(Contexts.TYPES, Contexts.FILING, history.streams(), history.events())
          .open(history.commands());
      var counter = new CommandGateway(history.start().commands());
      lines().stream().flatMap(Oems::introduction).forEach(counter::ask);
    }
  }

  private static Login login(HubPostgres postgres, String user) throws IOException {
    return new Login(user, postgres.password(user));
  }

  private static Membership membership(String issuer, Line line) {
    return new Membership(
        issuer,
        line.buyerClient(),
        Membership.Kind.CLIENT,
        line.buyerClient(),
        new PartyCode(line.buyer()),
        Set.of(Role.EDI, Role.BUYER),
        List.of(Side.BUYER));
  }

  private static Stream<Introduce> introduction(Line line) {
    var name = new Text(line.buyer() + " Machinery", line.buyer() + " 机械");
    var site = new Site(line.site(), new Text("Plant 1", "一号工厂"), null);
    var buyer = new PartyCode(line.buyer());
    var partnership = new Partnership(buyer, new PartyCode(line.supplier()));
    return Stream.of(
        introduce(
            new OrganizationRegistered(new Organization(buyer, name, null, List.of(site))),
            Set.of(buyer)),
        introduce(new PartnershipAgreed(partnership, PROFILE, null), partnership.participants()));
  }

  private static Introduce introduce(PartyEvent event, Set<PartyCode> participants) {
    var hub = new Provenance.Actor(new PartyCode("WEFT"), null, null);
    var source = new Provenance.Source("hub", null, null, "chaos");
    return new Introduce(new Provenance(hub, source, participants, "chaos", null), event, null);
  }
}
