package weft.api.energy;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
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
import weft.api.energy.EnergyAnswer.ComparedUse;
import weft.api.energy.EnergyAnswer.Grain;
import weft.api.energy.EnergyAnswer.SiteSum;
import weft.api.energy.EnergyBills.Billed;
import weft.api.energy.EnergySites.Place;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.energy.Bill;
import weft.energy.NormalUse;
import weft.party.PartyCode;
import weft.projections.energy.EnergyQuarters;
import weft.projections.energy.EnergyQuarters.MachineUse;
import weft.projections.energy.TariffRow;
import weft.projections.machine.MachineRow;

/** Energy of the caller's sites and machines with its cost, and others' by a grant of energy. */
@RestController
@RequestMapping("/api/v1/energy")
class EnergyRead {
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
  private static final BigDecimal TONNE = BigDecimal.valueOf(1000);

  private final BoardPages pages;
  private final ReadContexts readings;
  private final EnergySites sites;
  private final EnergyBills bills;
  private final MachineWork work;
  private final Clock clock;

  EnergyRead(
      BoardPages pages,
      ReadContexts readings,
      EnergySites sites,
      EnergyBills bills,
      MachineWork work,
      Clock clock) {
    this.pages = pages;
    this.readings = readings;
    this.sites = sites;
    this.bills = bills;
    this.work = work;
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
          all(reading, EnergyPeriod.read(from, until, ZoneOffset.UTC, now), fine, now));
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
            : ofOther(reading, place, machine, billed, fine));
  }

  /** The sums over companies that granted their energy; no other company is in them. */
  private EnergyAnswer all(ReadContext reading, EnergyPeriod period, Grain grain, Instant now) {
    List<SiteSum> sums =
        readings
            .read(
                reading,
                (db, it) ->
                    EnergyQuarters.granted(
                        db, it.scope().party().value(), null, period.from(), end(period, now)))
            .stream()
            .map(it -> SiteSum.of(it, period.seconds(now)))
            .toList();
    BigDecimal kWh =
        sums.isEmpty()
            ? null
            : EnergyAnswer.plain(
                sums.stream().map(SiteSum::kWh).reduce(BigDecimal.ZERO, BigDecimal::add));
    List<String> missing = sums.isEmpty() ? List.of("readings") : List.of();
    return new EnergyAnswer(
        null,
        null,
        period.from(),
        period.until(),
        grain,
        null,
        List.of(),
        kWh,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        missing,
        List.of(),
        sums,
        reading.position());
  }

  private static Instant end(EnergyPeriod period, Instant now) {
    return period.until().isAfter(now) ? now : period.until();
  }

  private EnergyAnswer ofOther(
      ReadContext reading, Place place, @Nullable String machine, Billed billed, Grain grain) {
    Bill bill = billed.bill();
    EnergyPeriod period = billed.period();
    List<String> missing = bill.kWh() == null ? List.of("readings") : List.of();
    return new EnergyAnswer(
        place.owner() + "/" + place.site(),
        machine,
        period.from(),
        period.until(),
        grain,
        null,
        List.of(),
        bill.kWh(),
        null,
        null,
        null,
        billed.coverage(),
        null,
        null,
        null,
        null,
        null,
        missing,
        EnergyItems.of(billed, grain).stream().map(EnergyRead::withoutBands).toList(),
        null,
        reading.position());
  }

  private static EnergyAnswer.Bucket withoutBands(EnergyAnswer.Bucket it) {
    return new EnergyAnswer.Bucket(it.from(), it.until(), it.kWh(), it.coverage(), List.of());
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
    List<MachineUse> days = known == null ? List.of() : days(reading, place, known, billed);
    List<MachineUse> within = days.stream().filter(it -> isWithin(it, billed)).toList();
    BigDecimal parts = known == null ? null : parts(within);
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
        known == null ? null : normal(days, billed),
        List.copyOf(missing),
        EnergyItems.of(billed, grain),
        null,
        reading.position());
  }

  private List<MachineUse> days(
      ReadContext reading, Place place, MachineRow machine, Billed billed) {
    Instant from = billed.period().from().minus(Duration.ofDays(NormalUse.LOOKS_BACK));
    return readings.read(
        reading,
        (db, _) ->
            EnergyQuarters.days(
                db,
                place.owner().value(),
                place.site(),
                machine.code(),
                machine.stream(),
                from,
                billed.period().until(),
                billed.zone()));
  }

  private static boolean isWithin(MachineUse it, Billed billed) {
    return !it.day().atStartOfDay(billed.zone()).toInstant().isBefore(billed.period().from());
  }

  private static @Nullable BigDecimal parts(List<MachineUse> days) {
    BigDecimal sum = null;
    for (MachineUse it : days)
      if (it.parts() != null) sum = sum == null ? it.parts() : sum.add(it.parts());
    return sum == null ? null : EnergyAnswer.plain(sum);
  }

  static BigDecimal tonnes(BigDecimal parts, BigDecimal kilograms) {
    return EnergyAnswer.plain(parts.multiply(kilograms).divide(TONNE, 6, RoundingMode.HALF_UP));
  }

  private static @Nullable BigDecimal each(@Nullable BigDecimal cost, @Nullable BigDecimal of) {
    return cost == null || of == null || of.signum() <= 0
        ? null
        : cost.divide(of, 4, RoundingMode.HALF_UP);
  }

  /** Compares by parts where every day counted some, otherwise by running hours. */
  private static ComparedUse normal(List<MachineUse> days, Billed billed) {
    List<MachineUse> within = days.stream().filter(it -> isWithin(it, billed)).toList();
    List<MachineUse> before = days.stream().filter(it -> !isWithin(it, billed)).toList();
    boolean byPart =
        !days.isEmpty()
            && days.stream()
                .allMatch(it -> it.runningSeconds().signum() == 0 || it.parts() != null);
    NormalUse.Use now =
        within.stream()
            .map(it -> use(it, byPart))
            .reduce((a, b) -> new NormalUse.Use(a.kWh().add(b.kWh()), a.work().add(b.work())))
            .orElse(null);
    NormalUse it = NormalUse.of(now, before.stream().map(day -> use(day, byPart)).toList());
    Instant from = billed.period().from();
    return new ComparedUse(
        it.state(),
        it.value(),
        it.usual(),
        byPart ? "part" : "hour",
        from.minus(Duration.ofDays(NormalUse.LOOKS_BACK)),
        from,
        it.days());
  }

  private static NormalUse.Use use(MachineUse it, boolean byPart) {
    BigDecimal work =
        byPart
            ? requireNonNullElse(it.parts(), BigDecimal.ZERO)
            : it.runningSeconds().divide(HOUR, 6, RoundingMode.HALF_UP);
    return new NormalUse.Use(it.kWh(), work);
  }
}
