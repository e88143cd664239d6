package weft.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.agreement.PartnershipCommand.AgreeProfile;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.desk.CommandGateway;
import weft.desk.DeskCommand.Ask;
import weft.event.Provenance;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Profile;
import weft.projections.party.AgreedProfile;
import weft.projections.party.PartnershipBoard;
import weft.projections.party.Partnerships;
import weft.projections.rows.Moment;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartnershipsTest {
  private static final Partnership FIRST = RandomHistory.PARTNERSHIPS.getFirst();
  private static final Profile LEARNING =
      new Profile(
          Profile.UnknownPart.LEARN,
          Profile.Acknowledgement.ALWAYS,
          true,
          false,
          false,
          "GBK",
          null,
          null,
          null);
  private final TestDatabase db = TestDatabase.fresh();
  private final PartyReads reads = new PartyReads(db.pools());
  private long introduced;

  @BeforeAll
  void history() {
    try (var hub = Views.open(db, List.of(new PartnershipBoard()), 1_000, 1)) {
      Views.introduce(hub);
      introduced = hub.positions().head();
      var buyer = new Provenance.Actor(FIRST.buyer(), "edi@buyer", null);
      var source = new Provenance.Source("portal", null, null, "click");
      var provenance = new Provenance(buyer, source, FIRST.participants(), "click", null);
      new CommandGateway(hub.commands())
          .ask(new Ask(provenance, null, 1, new AgreeProfile(FIRST, LEARNING, "new system")));
      Views.settle(hub);
    }
  }

  @AfterAll
  void close() {
    db.close();
  }

  private List<AgreedProfile> list(PartyScope scope, Moment moment) {
    return reads.inParty(
        scope,
        it -> Partnerships.list(it, scope, null, null, moment, RandomHistory.PARTIES.size() * 9));
  }

  private AgreedProfile first(Moment moment) {
    var scope = PartyScope.viewer(FIRST.supplier());
    return reads.inParty(
        scope, it -> Partnerships.find(it, scope, FIRST, null, moment).orElseThrow());
  }

  @Test
  void the_last_word_is_in_force_and_each_moment_has_its_own() {
    assertThat(first(Moment.NOW).profile()).isEqualTo(LEARNING);
    assertThat(first(new Moment(introduced)).profile()).isEqualTo(Profile.PLAIN);
    assertThat(list(PartyScope.viewer(FIRST.buyer()), new Moment(0L))).isEmpty();
  }

  @Test
  void each_version_says_who_why_and_by_which_door() {
    var scope = PartyScope.viewer(FIRST.buyer());
    var versions =
        reads.inParty(scope, it -> Partnerships.below(it, scope, FIRST, 99, Moment.NOW, 9));
    assertThat(versions).extracting(AgreedProfile::version).containsExactly(2L, 1L);
    assertThat(versions.getFirst().reason()).isEqualTo("new system");
    assertThat(versions.getFirst().byUser()).isEqualTo("edi@buyer");
    assertThat(versions.getFirst().via()).isEqualTo("portal");
    assertThat(versions.getLast().reason()).isNull();
    assertThat(versions.getLast().via()).isEqualTo("hub");
  }

  @Test
  void one_sees_the_partnerships_one_is_part_of_and_the_operator_all() {
    for (PartyCode party : RandomHistory.PARTIES)
      assertThat(list(PartyScope.viewer(party), Moment.NOW))
          .extracting(AgreedProfile::partnership)
          .containsExactlyInAnyOrderElementsOf(
              RandomHistory.PARTNERSHIPS.stream()
                  .filter(it -> it.participants().contains(party))
                  .toList());
    assertThat(list(PartyScope.operator(new PartyCode("WEFT")), Moment.NOW))
        .hasSameSizeAs(RandomHistory.PARTNERSHIPS);
  }

  /** Row security alone, without the hub's own condition. */
  @Test
  void row_security_alone_shows_each_party_its_own_and_a_stranger_nothing() {
    for (PartyCode party : RandomHistory.PARTIES)
      assertThat(reads.inParty(PartyScope.viewer(party), PartnershipsTest::all))
          .isNotEmpty()
          .allMatch(it -> it.contains(party.value()));
    assertThat(reads.inParty(PartyScope.viewer(new PartyCode("XIANGYIN")), PartnershipsTest::all))
        .isEmpty();
  }

  private static List<Set<String>> all(JdbcClient db) {
    return db.sql("select buyer, supplier from partnership_version")
        .query((row, _) -> Set.of(row.getString(1), row.getString(2)))
        .list();
  }

  @Test
  void lists_go_on_where_the_page_before_ended() {
    var scope = PartyScope.operator(new PartyCode("WEFT"));
    var pages =
        reads.inParty(
            scope,
            it -> {
              var one = Partnerships.list(it, scope, null, null, Moment.NOW, 1);
              var rest =
                  Partnerships.list(it, scope, null, one.getFirst().partnership(), Moment.NOW, 100);
              return List.of(one, rest);
            });
    assertThat(pages.getLast())
        .hasSize(RandomHistory.PARTNERSHIPS.size() - 1)
        .doesNotContainAnyElementsOf(pages.getFirst());
  }
}
