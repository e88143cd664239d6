package weft.api.energy;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.energy.EnergyAnswer.ComparedUse;
import weft.api.energy.EnergyBills.Billed;
import weft.api.energy.EnergySites.Place;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.energy.cost.NormalUse;
import weft.projections.energy.ClosedEnergy;
import weft.projections.energy.EnergyQuarters;
import weft.projections.energy.EnergyQuarters.MachineUse;

/** Reads a machine's days with their work, and compares a period with the days before it. */
@Component
class MachineUses {
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

  private final ReadContexts readings;

  MachineUses(ReadContexts readings) {
    this.readings = readings;
  }

  /**
   * The period's days and those before it with which it is compared; none where the energy of the
   * period is not known. A past moment knows the days that were closed.
   *
   * @param machine the owner's code
   */
  List<MachineUse> compared(
      ReadContext reading, Place place, String machine, String stream, Billed billed) {
    if (!billed.isKnown()) return List.of();
    Instant from = billed.period().from().minus(Duration.ofDays(NormalUse.LOOKS_BACK));
    return of(reading, place, machine, stream, from, billed);
  }

  private List<MachineUse> of(
      ReadContext reading,
      Place place,
      String machine,
      String stream,
      Instant from,
      Billed billed) {
    String owner = place.owner().value();
    Instant until = billed.period().until();
    return readings.read(
        reading,
        (db, it) ->
            it.moment().position() == null
                ? EnergyQuarters.days(
                    db, owner, place.site(), machine, stream, from, until, billed.zone())
                : ClosedEnergy.days(db, it.moment(), owner, place.site(), machine, from, until));
  }

  /**
   * The parts that the machine counted in the period; null where it counted none, or where the
   * energy of the period is not known. A past moment knows them only of whole days of shifts.
   */
  @Nullable BigDecimal parts(
      ReadContext reading, Place place, String machine, String stream, Billed billed) {
    if (!billed.isKnown()) return null;
    EnergyPeriod period = billed.period();
    if (reading.moment().position() == null)
      return sum(of(reading, place, machine, stream, period.from(), billed));
    return readings.read(
        reading,
        (db, it) ->
            ClosedEnergy.parts(
                db,
                it.moment(),
                place.owner().value(),
                place.site(),
                machine,
                period.from(),
                period.until()));
  }

  private static boolean isWithin(MachineUse it, Billed billed) {
    return !it.day().atStartOfDay(billed.zone()).toInstant().isBefore(billed.period().from());
  }

  private static @Nullable BigDecimal sum(List<MachineUse> days) {
    BigDecimal sum = null;
    for (MachineUse it : days)
      if (it.parts() != null) sum = sum == null ? it.parts() : sum.add(it.parts());
    return sum == null ? null : EnergyAnswer.plain(sum);
  }

  /** Compares by parts where every day counted some, otherwise by running hours. */
  static ComparedUse normal(List<MachineUse> days, Billed billed) {
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
