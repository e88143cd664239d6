package weft.api.energy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.energy.Bill;
import weft.energy.QuarterLoad;
import weft.energy.Tariff;
import weft.projections.energy.EnergyQuarters;
import weft.projections.energy.EnergyQuarters.Measured;

/** Reads quarter hours and tariff of a site, and makes its bill. */
@Component
class EnergyBills {
  private final ReadContexts readings;
  private final Clock clock;

  EnergyBills(ReadContexts readings, Clock clock) {
    this.readings = readings;
    this.clock = clock;
  }

  /** The parts of a bill. */
  record Billed(
      Bill bill,
      List<Measured> quarters,
      Tariff tariff,
      ZoneId zone,
      EnergyPeriod period,
      int meters,
      @Nullable BigDecimal coverage) {}

  /** The bill of a site of the reader or of another company, or of a machine. */
  Billed of(
      ReadContext reading,
      EnergySites.Place place,
      @Nullable String machine,
      EnergyPeriod period,
      ZoneId zone) {
    Instant now = reading.asOf() == null ? clock.instant() : reading.asOf();
    Instant end = period.until().isAfter(now) ? now : period.until();
    return readings.read(
        reading,
        (db, it) -> {
          String owner = place.owner().value();
          List<Measured> quarters =
              EnergyQuarters.of(db, owner, place.site(), machine, period.from(), end);
          int meters = EnergyQuarters.meters(db, owner, place.site(), machine, period.from(), end);
          Tariff tariff = EnergySites.tariff(db, it, place.owner(), place.site());
          List<QuarterLoad> loads = quarters.stream().map(Measured::load).toList();
          Bill bill =
              machine == null
                  ? Bill.ofSite(loads, tariff, zone, period.from(), period.until())
                  : Bill.ofEnergy(loads, tariff, zone);
          long seconds = quarters.stream().mapToLong(Measured::seconds).sum();
          BigDecimal coverage = EnergyAnswer.share(seconds, meters, period.seconds(now));
          return new Billed(bill, quarters, tariff, zone, period, meters, coverage);
        });
  }
}
