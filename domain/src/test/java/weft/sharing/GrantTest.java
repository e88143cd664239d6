package weft.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.party.PartyCode;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;
import weft.sharing.GrantCommand.GiveGrant;
import weft.sharing.GrantCommand.WithdrawGrant;
import weft.sharing.GrantEvent.GrantGiven;
import weft.sharing.GrantEvent.GrantWithdrawn;
import weft.sharing.GrantRefusal.AlreadyOver;
import weft.sharing.GrantRefusal.DemandHasNoState;
import weft.sharing.GrantRefusal.EndsBeforeItBegins;
import weft.sharing.GrantRefusal.GrantExists;
import weft.sharing.GrantRefusal.GrantedToOneself;
import weft.sharing.GrantRefusal.MachinesHaveNoGrain;
import weft.sharing.GrantRefusal.NoContextsNamed;
import weft.sharing.GrantRefusal.NoPartsNamed;
import weft.sharing.GrantRefusal.NoSuchGrant;

/** An owner shares its data with another party, until it ends the grant. */
class GrantTest {
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final GrantId ID = new GrantId(JIAXIN, "01JDEXAMPLE");
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 7);
  private static final Grant ALL = grant(HENGYUE, null, null);

  @Test
  void a_grant_is_given_once() {
    given()
        .when(give(ALL))
        .then(new GrantGiven(ID, ALL))
        .when(give(ALL))
        .thenRefused(new GrantExists());
  }

  @Test
  void a_withdrawn_grant_is_over_for_good() {
    given(new GrantGiven(ID, ALL))
        .when(new WithdrawGrant(ID))
        .then(new GrantWithdrawn(ID, HENGYUE))
        .when(new WithdrawGrant(ID))
        .thenNothing()
        .when(give(ALL))
        .thenRefused(new GrantExists());
  }

  @Test
  void only_what_was_given_can_be_withdrawn() {
    given().when(new WithdrawGrant(ID)).thenRefused(new NoSuchGrant());
  }

  @Test
  void nobody_needs_a_grant_of_its_own() {
    given().when(give(grant(JIAXIN, null, null))).thenRefused(new GrantedToOneself(JIAXIN));
  }

  @Test
  void a_list_of_parts_names_one_at_least() {
    given().when(give(grant(HENGYUE, List.of(), null))).thenRefused(new NoPartsNamed());
    var one = grant(HENGYUE, List.of("JX-4711"), null);
    given().when(give(one)).then(new GrantGiven(ID, one));
  }

  @Test
  void a_grant_may_end_today_and_not_before() {
    var today = grant(HENGYUE, null, TODAY);
    given().when(give(today)).then(new GrantGiven(ID, today));
    given()
        .when(give(grant(HENGYUE, null, TODAY.minusDays(1))))
        .thenRefused(new AlreadyOver(TODAY.minusDays(1)));
  }

  @Test
  void demand_and_machines_are_shared_exactly_or_not_at_all() {
    given()
        .when(give(new Grant(HENGYUE, What.DEMAND, null, Grain.STATE, null, false)))
        .thenRefused(new DemandHasNoState());
    given()
        .when(give(new Grant(HENGYUE, What.MACHINES, null, Grain.STATE, null, false)))
        .thenRefused(new MachinesHaveNoGrain());
  }

  @Test
  void an_audit_names_one_context_at_least() {
    given()
        .when(give(Grant.audit(HENGYUE, List.of(), null, null, true)))
        .thenRefused(new NoContextsNamed());
    var ordering = Grant.audit(HENGYUE, List.of("ordering"), null, null, true);
    given().when(give(ordering)).then(new GrantGiven(ID, ordering));
  }

  @Test
  void an_audit_does_not_end_before_the_history_that_it_opens_begins() {
    Instant tomorrow = Instant.parse("2026-12-08T08:00:00Z");
    given()
        .when(give(Grant.audit(HENGYUE, null, tomorrow, TODAY, true)))
        .thenRefused(new EndsBeforeItBegins(TODAY, tomorrow));
    var sameDay = Grant.audit(HENGYUE, null, tomorrow, TODAY.plusDays(1), true);
    given().when(give(sameDay)).then(new GrantGiven(ID, sameDay));
  }

  @Test
  void an_id_is_read_as_it_was_written() {
    assertThat(ID.stream()).isEqualTo("Grant:JIAXIN:01JDEXAMPLE");
    assertThat(GrantId.of(ID.stream())).isEqualTo(ID);
  }

  private static GiveGrant give(Grant grant) {
    return new GiveGrant(ID, grant, TODAY);
  }

  private static Grant grant(
      PartyCode to, @Nullable List<String> parts, @Nullable LocalDate until) {
    return new Grant(to, What.OUTPUT, parts, Grain.EXACT, until, false);
  }

  private static Scenario<GrantCommand, GrantEvent, SharedWith> given(GrantEvent... past) {
    return Scenario.given(SharedWith.NOBODY, List.of(past));
  }
}
