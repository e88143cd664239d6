package weft.api.energy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.energy.EnergyAnswer.Grain;
import weft.api.energy.EnergyAnswer.SiteSum;
import weft.api.energy.EnergyBills.Billed;
import weft.api.energy.EnergySites.Place;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.party.PartyCode;
import weft.projections.energy.EnergyQuarters;
import weft.projections.energy.EnergyQuarters.OfSite;

/**
 * The energy of companies that granted it, without its cost. The quarter hours of others are not
 * kept for past moments.
 */
@Component
class GrantedEnergy {
  private static final int MOST_SITES = 5_000;

  private final ReadContexts readings;
  private final EnergySites sites;

  GrantedEnergy(ReadContexts readings, EnergySites sites) {
    this.readings = readings;
    this.sites = sites;
  }

  /** The sums over companies that granted their energy; no other company is in them. */
  EnergyAnswer all(ReadContext reading, EnergyPeriod period, Grain grain, Instant now) {
    boolean past = reading.moment().position() != null;
    Instant end = period.until().isAfter(now) ? now : period.until();
    List<SiteSum> sums = past ? List.of() : sums(reading, period, end, now);
    BigDecimal kWh =
        sums.stream()
            .<BigDecimal>mapMulti(
                (it, known) -> {
                  if (it.kWh() != null) known.accept(it.kWh());
                })
            .reduce(BigDecimal::add)
            .map(EnergyAnswer::plain)
            .orElse(null);
    List<String> missing = new ArrayList<>();
    if (past) missing.add(EnergyAnswer.NOT_KEPT);
    else if (kWh == null) missing.add("readings");
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

  /** Each site of these companies, also one without readings in the period. */
  private List<SiteSum> sums(ReadContext reading, EnergyPeriod period, Instant end, Instant now) {
    Map<Place, SiteSum> sums = new LinkedHashMap<>();
    for (Place it : sites.granted(reading)) {
      if (sums.size() == MOST_SITES) break;
      sums.put(it, SiteSum.unmeasured(it.owner().value(), it.site()));
    }
    List<OfSite> measured =
        readings.read(
            reading,
            (db, it) ->
                EnergyQuarters.granted(db, it.scope().party().value(), null, period.from(), end));
    for (OfSite it : measured)
      sums.put(
          new Place(new PartyCode(it.owner()), it.site()), SiteSum.of(it, period.seconds(now)));
    return List.copyOf(sums.values());
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
