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
import weft.energy.Tariff;
import weft.energy.cost.Bill;
import weft.energy.cost.QuarterLoad;
import weft.projections.energy.ClosedEnergy;
import weft.projections.energy.ClosedEnergy.Unknown;
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
      @Nullable BigDecimal coverage,
      List<Unknown> unknown) {
    /** Whether the energy of the whole period is known; always so for the present. */
    boolean isKnown() {
      return !bill.missing().contains(EnergyAnswer.DAYS_OPEN)
          && !bill.missing().contains(EnergyAnswer.NOT_KEPT);
    }

    /** Whether the energy of a part of the period is known. */
    boolean knows(Instant from, Instant until) {
      return new ClosedEnergy(List.of(), 0, unknown).knows(from, until);
    }
  }

  /** The bill of a site of the reader or of another company, or of a machine. */
  Billed of(
      ReadContext reading,
      EnergySites.Place place,
      @Nullable String machine,
      EnergyPeriod period,
      ZoneId zone) {
    Instant now = reading.asOf() == null ? clock.instant() : reading.asOf();
    Instant end = period.until().isAfter(now) ? now : period.until();
    String owner = place.owner().value();
    return readings.read(
        reading,
        (db, it) -> {
          Tariff tariff = EnergySites.tariff(db, it, place.owner(), place.site());
          boolean past = it.moment().position() != null;
          if (past && !it.scope().party().equals(place.owner()))
            return notKept(tariff, zone, period);
          ClosedEnergy energy =
              past
                  ? ClosedEnergy.of(
                      db, it.moment(), owner, place.site(), machine, period.from(), end)
                  : new ClosedEnergy(
                      EnergyQuarters.of(db, owner, place.site(), machine, period.from(), end),
                      EnergyQuarters.meters(db, owner, place.site(), machine, period.from(), end),
                      List.of());
          boolean known = energy.knows(period.from(), end);
          Bill bill =
              known ? bill(energy, tariff, machine, period, zone) : unknown(EnergyAnswer.DAYS_OPEN);
          long seconds = energy.quarters().stream().mapToLong(Measured::seconds).sum();
          BigDecimal coverage =
              known ? EnergyAnswer.share(seconds, energy.meters(), period.seconds(now)) : null;
          return new Billed(
              bill,
              energy.quarters(),
              tariff,
              zone,
              period,
              energy.meters(),
              coverage,
              energy.unknown());
        });
  }

  private static Bill bill(
      ClosedEnergy energy,
      Tariff tariff,
      @Nullable String machine,
      EnergyPeriod period,
      ZoneId zone) {
    List<QuarterLoad> loads = energy.quarters().stream().map(Measured::load).toList();
    return machine == null
        ? Bill.ofSite(loads, tariff, zone, period.from(), period.until())
        : Bill.ofEnergy(loads, tariff, zone);
  }

  private static Billed notKept(Tariff tariff, ZoneId zone, EnergyPeriod period) {
    Bill bill = unknown(EnergyAnswer.NOT_KEPT);
    var always = new Unknown(period.from(), null);
    return new Billed(bill, List.of(), tariff, zone, period, 0, null, List.of(always));
  }

  private static Bill unknown(String why) {
    return new Bill(null, List.of(), null, null, null, null, List.of(why));
  }
}
