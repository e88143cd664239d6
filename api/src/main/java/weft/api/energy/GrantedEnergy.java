package weft.api.energy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.energy.EnergyAnswer.Grain;
import weft.api.energy.EnergyAnswer.SiteSum;
import weft.api.energy.EnergyBills.Billed;
import weft.api.energy.EnergySites.Place;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.projections.energy.EnergyQuarters;

/**
 * The energy of companies that granted it, without its cost. The quarter hours of others are not
 * kept for past moments.
 */
@Component
class GrantedEnergy {
  private final ReadContexts readings;

  GrantedEnergy(ReadContexts readings) {
    this.readings = readings;
  }

  /** The sums over companies that granted their energy; no other company is in them. */
  EnergyAnswer all(ReadContext reading, EnergyPeriod period, Grain grain, Instant now) {
    boolean past = reading.moment().position() != null;
    Instant end = period.until().isAfter(now) ? now : period.until();
    List<SiteSum> sums = past ? List.of() : sums(reading, period, end, now);
    BigDecimal kWh =
        sums.isEmpty()
            ? null
            : EnergyAnswer.plain(
                sums.stream().map(SiteSum::kWh).reduce(BigDecimal.ZERO, BigDecimal::add));
    List<String> missing = new ArrayList<>();
    if (past) missing.add(EnergyAnswer.NOT_KEPT);
    else if (sums.isEmpty()) missing.add("readings");
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
        List.copyOf(missing),
        List.of(),
        past ? null : sums,
        reading.position());
  }

  private List<SiteSum> sums(ReadContext reading, EnergyPeriod period, Instant end, Instant now) {
    return readings
        .read(
            reading,
            (db, it) ->
                EnergyQuarters.granted(
                    db, it.scope().party().value(), null, period.from(), end))
        .stream()
        .map(it -> SiteSum.of(it, period.seconds(now)))
        .toList();
  }

  /** The energy of one company's site or machine. */
  static EnergyAnswer of(
      ReadContext reading, Place place, @Nullable String machine, Billed billed, Grain grain) {
    EnergyPeriod period = billed.period();
    BigDecimal kWh = billed.bill().kWh();
    List<String> missing = new ArrayList<>();
    if (billed.bill().missing().contains(EnergyAnswer.NOT_KEPT)) missing.add(EnergyAnswer.NOT_KEPT);
    else if (kWh == null) missing.add("readings");
    return new EnergyAnswer(
        place.owner() + "/" + place.site(),
        machine,
        period.from(),
        period.until(),
        grain,
        null,
        List.of(),
        kWh,
        null,
        null,
        null,
        billed.coverage(),
        null,
        null,
        null,
        null,
        null,
        List.copyOf(missing),
        EnergyItems.of(billed, grain).stream().map(GrantedEnergy::withoutBands).toList(),
        null,
        reading.position());
  }

  private static EnergyAnswer.Bucket withoutBands(EnergyAnswer.Bucket it) {
    return new EnergyAnswer.Bucket(it.from(), it.until(), it.kWh(), it.coverage(), List.of());
  }
}
