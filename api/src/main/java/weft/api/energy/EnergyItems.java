package weft.api.energy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import weft.api.energy.EnergyAnswer.Bucket;
import weft.api.energy.EnergyAnswer.Grain;
import weft.api.energy.EnergyBills.Billed;
import weft.api.problem.Problem;
import weft.energy.cost.Bill;
import weft.language.Text;
import weft.projections.energy.EnergyQuarters.Measured;

/** Cuts a period into quarter hours, hours, days or months of the site. */
final class EnergyItems {
  private static final int MOST = 3_000;

  private EnergyItems() {}

  static List<Bucket> of(Billed billed, Grain grain) {
    List<Bucket> items = new ArrayList<>();
    Instant at = billed.period().from();
    Instant end = billed.period().until();
    int next = 0;
    List<Measured> quarters = billed.quarters();
    while (at.isBefore(end)) {
      if (items.size() == MOST)
        throw Problem.parameter(
            "grain", new Text("Too many items. Choose a coarser grain.", "数据点过多，请选择更大的时间粒度。"));
      Instant until = after(at, grain, billed.zone());
      if (until.isAfter(end)) until = end;
      List<Measured> within = new ArrayList<>();
      while (next < quarters.size() && quarters.get(next).load().starts().isBefore(until))
        within.add(quarters.get(next++));
      items.add(item(billed, at, until, within));
      at = until;
    }
    return List.copyOf(items);
  }

  private static Bucket item(Billed billed, Instant from, Instant until, List<Measured> within) {
    if (within.isEmpty() || !billed.knows(from, until))
      return new Bucket(from, until, null, null, List.of());
    Bill bill =
        Bill.ofEnergy(within.stream().map(Measured::load).toList(), billed.tariff(), billed.zone());
    long seconds = within.stream().mapToLong(Measured::seconds).sum();
    return new Bucket(
        from,
        until,
        bill.kWh(),
        EnergyAnswer.share(seconds, billed.meters(), Duration.between(from, until).toSeconds()),
        bill.bands());
  }

  private static Instant after(Instant at, Grain grain, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    return switch (grain) {
      case QUARTER -> at.truncatedTo(ChronoUnit.HOURS).plusSeconds(900L * (minute(at) / 15 + 1));
      case HOUR -> local.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
      case DAY -> local.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
      case MONTH ->
          local.toLocalDate().withDayOfMonth(1).plusMonths(1).atStartOfDay(zone).toInstant();
    };
  }

  private static int minute(Instant at) {
    return LocalDateTime.ofInstant(at, java.time.ZoneOffset.UTC).getMinute();
  }
}
