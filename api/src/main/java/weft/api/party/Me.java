package weft.api.party;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.language.Text;
import weft.party.PartyCode;
import weft.party.Side;
import weft.projections.party.Partners;
import weft.projections.party.Partners.Partner;

/** Who the token's holder is on this hub, and whom its party works with. */
@RestController
@RequestMapping("/api/v1")
class Me {
  private final Readings readings;

  Me(Readings readings) {
    this.readings = readings;
  }

  /** The caller as the membership table knows it. */
  record Who(
      @Nullable Named party,
      @Nullable String user,
      @Nullable String client,
      Set<Role> roles,
      List<Side> sides,
      @Nullable Side defaultSide) {}

  record Named(PartyCode code, Text name) {}

  record PartnerList(List<Partner> items) {}

  @Operation(operationId = "whoAmI", summary = "The caller as the hub knows it.")
  @GetMapping("/me")
  Who me(Caller caller) {
    return new Who(
        named(caller),
        caller.user(),
        caller.client(),
        caller.roles(),
        caller.sides(),
        caller.defaultSide());
  }

  private @Nullable Named named(Caller caller) {
    PartyCode party = caller.party();
    if (party == null) return null;
    Text name =
        partners(caller).items().stream()
            .filter(it -> it.code().equals(party.value()))
            .map(Partner::name)
            .findFirst()
            .orElse(new Text(party.value(), party.value()));
    return new Named(party, name);
  }

  @Operation(
      operationId = "listPartners",
      summary = "The caller's party and those it has a partnership with. Not versioned.")
  @GetMapping("/partners")
  PartnerList partners(Caller caller) {
    return new PartnerList(
        readings.read(readings.asViewer(caller, null), (db, _) -> Partners.list(db)));
  }
}
