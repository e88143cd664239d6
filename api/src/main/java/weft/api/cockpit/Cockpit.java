package weft.api.cockpit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.balance.Shortages;
import weft.api.balance.reading.BalanceReading;
import weft.api.balance.reading.BalanceReading.Gathered;
import weft.api.balance.reading.BalanceReading.Question;
import weft.api.picking.PickingShifts;
import weft.api.picking.PickingShifts.PickedShift;
import weft.api.problem.Problem;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.language.Text;
import weft.party.Organization.Site;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Side;

/** Management's one answer about a site, with all numbers at one position. */
@RestController
@RequestMapping("/api/v1/cockpit")
class Cockpit {
  private final BalanceReading balances;
  private final ReadContexts readings;
  private final Shortages shortages;
  private final PickingShifts shifts;
  private final PartyDirectory directory;

  Cockpit(
      BalanceReading balances,
      ReadContexts readings,
      Shortages shortages,
      PickingShifts shifts,
      PartyDirectory directory) {
    this.balances = balances;
    this.readings = readings;
    this.shortages = shortages;
    this.shifts = shifts;
    this.directory = directory;
  }

  @Operation(
      operationId = "getCockpit",
      summary =
          "Orders, line, stock, picking and utilization of a site at one position, for management.",
      description =
          "Each number has a `link` to the portal's screen that shows what made it. A number that"
              + " is not known is null, and `unknown` says why.")
  @GetMapping
  ResponseEntity<CockpitAnswer> get(
      Caller caller,
      @RequestParam(required = false)
          @Parameter(description = "The caller's own site; a company with one site can omit it.")
          @Nullable String site,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable Long atLeast) {
    caller.require(Role.MANAGEMENT);
    PartyCode party = caller.requireParty();
    String place = site(party, site);
    ReadContext reading = balances.reading(caller, Side.SUPPLIER, asOf, atLeast);
    ReadContext owner = BalanceReading.asOwner(reading, party);
    Gathered gathered = balances.gather(reading, new Question(null, null, null));
    Instant now = gathered.now();
    LocalDate today = gathered.calendars().of(party.value(), place).dateOf(now);
    PickedShift shift = shifts.current(owner, place);
    ShopFloor floor =
        readings.read(
            owner,
            (db, it) -> ShopFloor.of(db, it, place, shift == null ? null : shift.from(), now));
    return ResponseEntity.ok(
        new CockpitAnswer(
            place,
            reading.position(),
            now,
            DueOrders.of(gathered.inputs().values(), place, today),
            floor.line(),
            StockState.of(shortages.of(reading, gathered), place),
            PickingState.of(floor.openPickings(), shift),
            floor.utilization(),
            CockpitAnswer.VIEWS));
  }

  private String site(PartyCode party, @Nullable String asked) {
    List<Site> own = directory.sites(party);
    if (asked == null) {
      if (own.size() == 1) return own.getFirst().code();
      throw Problem.parameter("site", new Text("Name one of your sites.", "请指定贵公司的一个工厂。"));
    }
    return directory.site(party, asked).orElseThrow(Ids::notFound).code();
  }
}
