package weft.api.party;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.people.People;
import weft.api.people.Person;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.securitylog.ShownParties;
import weft.language.Text;
import weft.party.PartyCode;
import weft.party.PersonCode;
import weft.party.Side;
import weft.projections.party.DirectoryView;
import weft.projections.party.Partners;
import weft.projections.party.Partners.Partner;
import weft.projections.sharing.GrantRow;

/** The caller's identity on this hub, and its party's partners. */
@RestController
@RequestMapping("/api/v1")
class CallerProfile {
  private static final int MOST_GRANTS = 500;

  private final ReadContexts readings;
  private final DirectoryView directory;
  private final People people;

  CallerProfile(ReadContexts readings, DirectoryView directory, People people) {
    this.people = people;
    this.readings = readings;
    this.directory = directory;
  }

  /**
   * The caller as in the membership table.
   *
   * @param user the login
   * @param person the user's code, which the history shows
   * @param name the user's name
   */
  record Who(
      @Nullable Named party,
      @Nullable String user,
      @Nullable String person,
      @Nullable String name,
      @Nullable String client,
      Set<Role> roles,
      List<Side> sides,
      @Nullable Side defaultSide) {}

  record Named(PartyCode code, Text name) {}

  /**
   * The parties that a party knows.
   *
   * @param others parties that share data with it, or it with them, but are not partners
   */
  record PartnerList(List<Partner> items, List<Named> others) {}

  @Operation(operationId = "whoAmI", summary = "The caller's identity on the hub.")
  @GetMapping("/me")
  Who me(Caller caller) {
    Person person = person(caller);
    return new Who(
        named(caller),
        person == null ? null : requireNonNullElse(person.login(), person.code()),
        caller.user(),
        person == null ? null : person.name(),
        caller.client(),
        caller.roles(),
        caller.sides(),
        caller.defaultSide());
  }

  private @Nullable Person person(Caller caller) {
    String code = caller.user();
    return code == null
        ? null
        : people.find(caller.actor().party(), new PersonCode(code)).orElse(null);
  }

  private @Nullable Named named(Caller caller) {
    PartyCode party = caller.party();
    if (party == null) return null;
    Text name =
        readings.read(readings.asViewer(caller, null), (db, _) -> Partners.list(db)).stream()
            .filter(it -> it.code().equals(party.value()))
            .map(Partner::name)
            .findFirst()
            .orElse(new Text(party.value(), party.value()));
    return new Named(party, name);
  }

  @Operation(
      operationId = "listPartners",
      summary =
          "The caller's party and its partners; for others that it shares data with, only the"
              + " names. Not versioned.")
  @GetMapping("/partners")
  PartnerList partners(Caller caller) {
    ReadContext reading = readings.asViewer(caller, null);
    List<Partner> partners = readings.read(reading, (db, _) -> Partners.list(db));
    if (caller.is(Role.AUDITOR))
      ShownParties.of(partners.stream().map(Partner::code).collect(Collectors.toSet()));
    // The operator sees all parties anyway; an auditor's grants share no data of its own.
    boolean shares = !caller.is(Role.OPERATOR) && !caller.is(Role.AUDITOR);
    return new PartnerList(partners, shares ? others(reading, partners) : List.of());
  }

  private List<Named> others(ReadContext reading, List<Partner> partners) {
    Set<String> codes = new TreeSet<>();
    var grants = GrantRow.BOARD.reads();
    readings
        .read(
            reading,
            (db, it) -> grants.list(db, it.scope(), List.of(), List.of(), it.moment(), MOST_GRANTS))
        .forEach(it -> codes.addAll(List.of(it.giver(), it.receiver())));
    for (Partner it : partners) codes.remove(it.code());
    return codes.stream()
        .map(PartyCode::new)
        .flatMap(it -> directory.organization(it).stream())
        .map(it -> new Named(it.code(), it.name()))
        .toList();
  }
}
