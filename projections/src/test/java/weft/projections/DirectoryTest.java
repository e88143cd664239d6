package weft.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.TestDatabase;
import weft.desk.CommandGateway;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.interchange.InterchangeKey;
import weft.language.Text;
import weft.party.Organization;
import weft.party.Organization.Site;
import weft.party.PartyCode;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.projections.interchange.InterchangeBoard;
import weft.projections.party.DirectoryView;

class DirectoryTest {
  private static final String GLN = "6909990000226";

  private static final Text NAME = new Text("x", "x");

  private static OrganizationRegistered registered(String code, String gln) {
    var name = new Text(code, code);
    return new OrganizationRegistered(new Organization(new PartyCode(code), name, gln, List.of()));
  }

  /** Two hubs that register it at once cannot see each other's row. */
  @Test
  void a_GLN_that_two_organizations_claim_stays_the_first_ones_and_stops_nothing() {
    try (TestDatabase db = TestDatabase.fresh()) {
      var directory = new DirectoryView(JdbcClient.create(db.pools().writer()));
      try (var hub = Views.open(db, List.of(directory), 1_000, 1)) {
        var counter = new CommandGateway(hub.commands());
        counter.ask(Views.introduction(registered("EAST", GLN)));
        counter.ask(Views.introduction(registered("WEST", GLN)));
        counter.ask(Views.introduction(registered("SOUTH", "6909990000233")));
        Views.settle(hub);
        assertThat(directory.party(GLN, "14")).hasValue(new PartyCode("EAST"));
        assertThat(directory.party("WEST", "ZZ")).hasValue(new PartyCode("WEST"));
        assertThat(directory.party("6909990000233", "14")).hasValue(new PartyCode("SOUTH"));
        assertThat(hub.deadLetters().waiting("directory")).isZero();
      }
    }
  }

  @Test
  void a_party_and_its_sites_are_found_by_their_D_U_N_S_numbers_whoever_claims_them_later() {
    try (TestDatabase db = TestDatabase.fresh()) {
      var directory = new DirectoryView(JdbcClient.create(db.pools().writer()));
      try (var hub = Views.open(db, List.of(directory), 1_000, 1)) {
        var counter = new CommandGateway(hub.commands());
        var east = new PartyCode("EAST");
        var site = new Site("E1", NAME, null, null, null, null, "549900022");
        for (var it :
            List.of(
                new Organization(east, NAME, GLN, List.of(site), null, "549900011"),
                new Organization(new PartyCode("WEST"), NAME, null, List.of(), null, "549900011")))
          counter.ask(Views.introduction(new OrganizationRegistered(it)));
        Views.settle(hub);
        assertThat(directory.party("549900011", "1")).hasValue(east);
        assertThat(directory.named("549900011")).hasValue(east);
        assertThat(directory.party("549900011", "14")).isEmpty();
        assertThat(directory.party("549900011", "ZZ")).isEmpty();
        assertThat(directory.party(GLN, "1")).isEmpty();
        assertThat(directory.site(east, "549900022")).hasValue(site);
        assertThat(directory.organization(east).orElseThrow().duns()).isEqualTo("549900011");
        assertThat(directory.organization(new PartyCode("WEST")).orElseThrow().duns()).isNull();
        assertThat(hub.deadLetters().waiting("directory")).isZero();
      }
    }
  }

  /** An interchange that is applied later has events in two streams, and one row. */
  @Test
  void all_uses_of_a_control_reference_are_written_in_one_sequence() {
    var first = new InterchangeKey("A:B", "-", "7");
    var board = new InterchangeBoard();
    Object sequence = board.sequenceOf(in(first));
    assertThat(sequence).isEqualTo(first.stream());
    assertThat(board.sequenceOf(in(first.next()))).isEqualTo(sequence);
    assertThat(board.sequenceOf(in(first.next().next()))).isEqualTo(sequence);
    assertThat(board.sequenceOf(in(new InterchangeKey("A:B", "-", "8")))).isNotEqualTo(sequence);
  }

  private static Recorded in(InterchangeKey key) {
    var by = new Provenance.Actor(new PartyCode("EAST"), null, null);
    var source = new Provenance.Source("hub", null, null, null);
    var provenance = new Provenance(by, source, Set.of(), "test", null);
    return new Recorded(
        1, key.stream(), 0, "1", Instant.EPOCH, registered("EAST", GLN), provenance);
  }
}
