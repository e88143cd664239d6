package weft.api.energy;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.energy.EnergyBills.Billed;
import weft.api.energy.EnergySites.Place;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.energy.cost.BaselineTerms;
import weft.energy.cost.Saving;
import weft.machine.MachineId;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.projections.energy.EnergyBaselineRow;
import weft.projections.machine.MachineRow;

/** Savings of a period against a baseline. */
@RestController
@RequestMapping("/api/v1/energy/savings")
class EnergySavings {
  /** Below this share of the time, energy that nobody measured would look like a saving. */
  private static final BigDecimal ENOUGH = BigDecimal.valueOf(90, 2);

  private final BoardPages pages;
  private final ReadContexts readings;
  private final EnergySites sites;
  private final EnergyBills bills;
  private final MachineWork work;
  private final MachineUses uses;
  private final Clock clock;

  EnergySavings(
      BoardPages pages,
      ReadContexts readings,
      EnergySites sites,
      EnergyBills bills,
      MachineWork work,
      MachineUses uses,
      Clock clock) {
    this.pages = pages;
    this.readings = readings;
    this.sites = sites;
    this.bills = bills;
    this.work = work;
    this.uses = uses;
    this.clock = clock;
  }

  /**
   * A saving and what it rests on. Without all of its basis, the saving is null and {@code missing}
   * says why.
   *
   * @param tonnesBy {@code parts} where the hub counted and weighed them, {@code stated} where the
   *     caller did
   * @param missing {@code planned-after-measure}, {@code coverage}, {@code tonnes}, {@code
   *     baseline-readings}, or what a bill is missing
   */
  record SavingAnswer(
      String baseline,
      String site,
      @Nullable String machine,
      Instant from,
      Instant until,
      @Nullable BigDecimal tonnes,
      @Nullable String tonnesBy,
      @Nullable BigDecimal neededKWh,
      @Nullable BigDecimal actualKWh,
      @Nullable BigDecimal savedKWh,
      @Nullable BigDecimal savedShare,
      @Nullable BigDecimal adjustedBill,
      @Nullable BigDecimal actualBill,
      @Nullable BigDecimal saved,
      @Nullable BigDecimal lessEnergy,
      @Nullable BigDecimal shifting,
      @Nullable BigDecimal rawBill,
      @Nullable BigDecimal rawChange,
      @Nullable String currency,
      Quantity uncertainty,
      Quantity nonRoutineKWh,
      @Nullable String nonRoutine,
      LocalDate plannedOn,
      @Nullable BigDecimal coverage,
      List<String> missing,
      long position) {}

  @Operation(
      operationId = "readEnergySavings",
      summary =
          "What a period saved against a baseline: less energy for the same tonnes, and the same"
              + " energy at better hours, beside the bill without any adjustment. Demand is not in"
              + " it.")
  @GetMapping
  ResponseEntity<SavingAnswer> read(
      Caller caller,
      @ParameterObject RowQuery look,
      @Parameter(description = "The id of a baseline.") @RequestParam String baseline,
      @Parameter(description = "A moment, or a day at the site.") @RequestParam(required = false)
          @Nullable String from,
      @Parameter(description = "A moment, or a day at the site, included.")
          @RequestParam(required = false)
          @Nullable String until,
      @Parameter(
              description =
                  "The tonnes of the period, where the hub does not know them. Default: the"
                      + " machine's parts by the weight that part agreements state.")
          @RequestParam(required = false)
          @Nullable BigDecimal tonnes) {
    ReadContext reading = pages.reading(EnergyBaselineRow.BOARD, caller, look);
    String stream = Ids.stream(baseline);
    EnergyBaselineRow row =
        readings
            .read(
                reading,
                (db, it) ->
                    EnergyBaselineRow.BOARD.reads().one(db, it.scope(), stream, it.moment()))
            .orElseThrow(Ids::notFound);
    Instant now = requireNonNullElse(reading.asOf(), clock.instant());
    Place place = new Place(new PartyCode(row.owner()), row.site());
    ZoneId zone = sites.zone(reading, place.owner(), place.site());
    EnergyPeriod period = EnergyPeriod.read(from, until, zone, now);
    return ResponseEntity.ok(answer(reading, row, place, period, zone, tonnes));
  }

  private SavingAnswer answer(
      ReadContext reading,
      EnergyBaselineRow row,
      Place place,
      EnergyPeriod period,
      ZoneId zone,
      @Nullable BigDecimal stated) {
    BaselineTerms terms = row.terms();
    Set<String> missing = new LinkedHashSet<>();
    if (LocalDate.ofInstant(period.from(), zone).isBefore(row.plannedOn()))
      missing.add("planned-after-measure");
    Billed billed = bills.of(reading, place, row.machine(), period, zone);
    Saving.Used now = used(billed, "coverage", missing);
    Saving.Used before = terms.stated();
    if (before == null) {
      EnergyPeriod past = EnergyPeriod.days(terms.from(), terms.until(), zone);
      before =
          used(bills.of(reading, place, row.machine(), past, zone), "baseline-readings", missing);
    }
    boolean isStated = stated != null;
    BigDecimal tonnes = isStated ? stated : counted(reading, place, row.machine(), billed);
    if (tonnes == null) missing.add("tonnes");
    Saving saving =
        !missing.isEmpty() || now == null || before == null || tonnes == null
            ? null
            : Saving.of(terms, tonnes, before, now);
    return new SavingAnswer(
        row.id(),
        row.site(),
        row.machine(),
        period.from(),
        period.until(),
        tonnes,
        tonnes == null ? null : isStated ? "stated" : "parts",
        saving == null ? null : EnergyAnswer.plain(saving.neededKWh()),
        billed.bill().kWh(),
        saving == null ? null : EnergyAnswer.plain(saving.savedKWh()),
        saving == null ? null : saving.savedShare(),
        saving == null ? null : saving.adjustedBill(),
        billed.bill().energyCost(),
        saving == null ? null : saving.saved(),
        saving == null ? null : saving.lessEnergy(),
        saving == null ? null : saving.shifting(),
        saving == null ? null : saving.rawBill(),
        saving == null ? null : saving.rawChange(),
        billed.bill().currency(),
        row.uncertainty(),
        row.nonRoutineKWh(),
        row.nonRoutine(),
        row.plannedOn(),
        billed.coverage(),
        List.copyOf(missing),
        reading.position());
  }

  private static Saving.@Nullable Used used(Billed billed, String code, Set<String> missing) {
    BigDecimal kWh = billed.bill().kWh();
    BigDecimal cost = billed.bill().energyCost();
    BigDecimal coverage = billed.coverage();
    List<String> unknown =
        billed.bill().missing().stream().filter(it -> !it.equals("demand-by-month")).toList();
    missing.addAll(unknown);
    if (coverage == null || coverage.compareTo(ENOUGH) < 0) missing.add(code);
    if (kWh != null && cost != null && kWh.signum() > 0) return new Saving.Used(kWh, cost);
    if (unknown.isEmpty()) missing.add(code);
    return null;
  }

  private @Nullable BigDecimal counted(
      ReadContext reading, Place place, @Nullable String machine, Billed billed) {
    if (machine == null) return null;
    MachineRow known = work.machine(reading, place.owner(), place.site(), machine).orElse(null);
    if (known == null) return null;
    BigDecimal weight = work.kilograms(reading, place.owner(), known.part());
    if (weight == null) return null;
    String stream = new MachineId(place.owner(), place.site(), machine).stream();
    BigDecimal parts = uses.parts(reading, place, machine, stream, billed);
    return parts == null ? null : EnergyRead.tonnes(parts, weight);
  }
}
