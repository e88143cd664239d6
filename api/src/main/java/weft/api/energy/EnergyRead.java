package weft.api.energy;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.energy.EnergyAnswer.Grain;
import weft.api.energy.EnergyBills.Billed;
import weft.api.energy.EnergySites.Place;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.energy.cost.Bill;
import weft.party.PartyCode;
import weft.projections.energy.EnergyQuarters.MachineUse;
import weft.projections.energy.TariffRow;
import weft.projections.machine.MachineRow;

/** Energy of the caller's sites and machines with its cost, and others' by a grant of energy. */
@RestController
@RequestMapping("/api/v1/energy")
class EnergyRead {
  private static final BigDecimal TONNE = BigDecimal.valueOf(1000);

  private final BoardPages pages;
  private final GrantedEnergy granted;
  private final EnergySites sites;
  private final EnergyBills bills;
  private final MachineWork work;
  private final MachineUses uses;
  private final Clock clock;

  EnergyRead(
      BoardPages pages,
      GrantedEnergy granted,
      EnergySites sites,
      EnergyBills bills,
      MachineWork work,
      MachineUses uses,
      Clock clock) {
    this.pages = pages;
    this.granted = granted;
    this.sites = sites;
    this.bills = bills;
    this.work = work;
    this.uses = uses;
    this.clock = clock;
  }

  @Operation(
      operationId = "readEnergy",
      summary =
          "The energy of a site or machine: cost by band, demand, coverage, cost of a part and a"
              + " tonne, and a comparison of a machine with its own last 28 days. A park reads the"
              + " energy of companies that granted it, without cost; it names no site for all.")
  @GetMapping
  ResponseEntity<EnergyAnswer> read(
      Caller caller,
      @ParameterObject RowQuery look,
      @Parameter(
              description =
                  "Own site; of another party as PARTY/SITE. Default: the caller's only site.")
          @RequestParam(required = false)
          @Nullable String site,
      @Parameter(description = "Only this machine: its code.") @RequestParam(required = false)
          @Nullable String machine,
      @Parameter(description = "A moment, or a day at the site. Default: 7 days before the end.")
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(description = "A moment, or a day at the site, included. Default: now.")
          @RequestParam(required = false)
          @Nullable String until,
      @Parameter(description = "How fine the items are. Default: day.")
          @RequestParam(required = false)
          @Nullable Grain grain) {
    ReadContext reading = pages.reading(TariffRow.BOARD, caller, look);
    Instant now = requireNonNullElse(reading.asOf(), clock.instant());
    Grain fine = requireNonNullElse(grain, Grain.DAY);
    if (site == null && caller.is(Role.PARK))
      return ResponseEntity.ok(
          granted.all(reading, EnergyPeriod.read(from, until, ZoneOffset.UTC, now), fine, now));
    PartyCode party = caller.requireParty();
    Place place =
        site == null ? new Place(party, sites.only(party)) : sites.readable(reading, site);
    ZoneId zone = sites.zone(reading, place.owner(), place.site());
    EnergyPeriod period = EnergyPeriod.read(from, until, zone, now);
    boolean own = place.owner().equals(party);
    MachineRow known = null;
    if (machine != null && own)
      known = work.machine(reading, party, place.site(), machine).orElseThrow(Ids::notFound);
    Billed billed = bills.of(reading, place, machine, period, zone);
    return ResponseEntity.ok(
        own
            ? ofOwn(reading, place, machine, known, billed, fine)
            : GrantedEnergy.of(reading, place, machine, billed, fine));
  }

  private EnergyAnswer ofOwn(
      ReadContext reading,
      Place place,
      @Nullable String machine,
      @Nullable MachineRow known,
      Billed billed,
      Grain grain) {
    Bill bill = billed.bill();
    EnergyPeriod period = billed.period();
    List<String> missing = new ArrayList<>(bill.missing());
    List<MachineUse> days =
        known == null
            ? List.of()
            : uses.compared(reading, place, known.code(), known.stream(), billed);
    BigDecimal parts =
        known == null ? null : uses.parts(reading, place, known.code(), known.stream(), billed);
    BigDecimal weight = known == null ? null : work.kilograms(reading, place.owner(), known.part());
    BigDecimal tonnes = parts == null || weight == null ? null : tonnes(parts, weight);
    if (known != null && parts == null) missing.add("parts");
    if (known != null && weight == null) missing.add("weight");
    return new EnergyAnswer(
        place.site(),
        machine,
        period.from(),
        period.until(),
        grain,
        bill.currency(),
        bill.bands(),
        bill.kWh(),
        bill.energyCost(),
        bill.demand(),
        bill.cost(),
        billed.coverage(),
        parts,
        tonnes,
        each(bill.cost(), parts),
        each(bill.cost(), tonnes),
        known == null ? null : MachineUses.normal(days, billed),
        List.copyOf(missing),
        EnergyItems.of(billed, grain),
        null,
        reading.position());
  }

  static BigDecimal tonnes(BigDecimal parts, BigDecimal kilograms) {
    return EnergyAnswer.plain(parts.multiply(kilograms).divide(TONNE, 6, RoundingMode.HALF_UP));
  }

  private static @Nullable BigDecimal each(@Nullable BigDecimal cost, @Nullable BigDecimal of) {
    return cost == null || of == null || of.signum() <= 0
        ? null
        : cost.divide(of, 4, RoundingMode.HALF_UP);
  }
}
