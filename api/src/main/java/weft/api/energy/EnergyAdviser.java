package weft.api.energy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.desk.CommandGateway;
import weft.desk.DeskCommand.Ask;
import weft.energy.EnergyAdvice.State;
import weft.energy.EnergyAdviceCommand.GiveAdvice;
import weft.energy.EnergyAdviceCommand.MeasureAdvice;
import weft.energy.EnergyAdviceId;
import weft.energy.LoadRequest;
import weft.energy.LoadRequestCommand.MeasureLoad;
import weft.energy.LoadRequestId;
import weft.energy.cost.LoadEffect;
import weft.energy.cost.MeasuredAdvice;
import weft.energy.cost.QuarterLoad;
import weft.energy.cost.ShiftSearch;
import weft.event.Provenance;
import weft.event.Refused;
import weft.event.StreamCommand;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.energy.EnergyAdviceRow;
import weft.projections.energy.EnergyQuarters;
import weft.projections.energy.EnergyQuarters.Measured;
import weft.projections.energy.LoadRequestRow;
import weft.projections.rows.BoardReads.Filter;

/** Gives advice from the last 28 days, and measures advice and load requests that were taken. */
public final class EnergyAdviser {
  private static final Logger LOG = LoggerFactory.getLogger(EnergyAdviser.class);
  private static final int DAYS = 28;

  /** A week of readings at least; fewer days say little. */
  private static final int MEASURED_AFTER_DAYS = 7;

  private static final int MOST = 5_000;
  private static final Duration DAY = Duration.ofDays(1);

  private final ReadContexts readings;
  private final CommandGateway counter;
  private final Clock clock;

  public EnergyAdviser(ReadContexts readings, CommandGateway counter, Clock clock) {
    this.readings = readings;
    this.counter = counter;
    this.clock = clock;
  }

  private record MachineAt(String site, String machine) {}

  /** Looks at every company once. */
  public void look() {
    var operator = readings.at(PartyScope.operator(new PartyCode("WEFT")), null);
    List<String> parties =
        readings.read(
            operator,
            (db, _) ->
                db.sql("select code from organization order by code").query(String.class).list());
    for (String it : parties) look(new PartyCode(it));
  }

  private <T> T read(PartyCode party, BiFunction<JdbcClient, ReadContext, T> queries) {
    return readings.read(readings.at(PartyScope.viewer(party), null), queries);
  }

  private void look(PartyCode party) {
    Instant now = clock.instant();
    Instant from = now.minus(DAY.multipliedBy(DAYS)).truncatedTo(ChronoUnit.DAYS);
    List<MachineAt> machines =
        read(
            party,
            (db, _) ->
                db.sql(
                        """
                        select distinct site, machine from energy_quarter
                        where owner = :owner and machine is not null and starts >= :from order by 1, 2 limit %d
                        """
                            .formatted(MOST))
                    .param("owner", party.value())
                    .param("from", from.atOffset(java.time.ZoneOffset.UTC))
                    .query((row, _) -> new MachineAt(row.getString(1), row.getString(2)))
                    .list());
    List<EnergyAdviceRow> advice =
        read(
            party,
            (db, it) ->
                EnergyAdviceRow.BOARD
                    .reads()
                    .list(
                        db,
                        it.scope(),
                        List.of(Filter.is("owner", party.value())),
                        List.of(),
                        it.moment(),
                        MOST));
    for (MachineAt it : machines)
      if (advice.stream().noneMatch(row -> isOpen(row, it, from))) advise(party, it, from, now);
    for (EnergyAdviceRow it : advice) if (it.state() == State.TAKEN) measure(party, it, now);
    measureLoads(party, now);
  }

  /**
   * Whether advice for the machine is taken, or was given within the 28 days, so that no other is
   * needed.
   */
  private static boolean isOpen(EnergyAdviceRow row, MachineAt it, Instant from) {
    return row.site().equals(it.site())
        && row.machine().equals(it.machine())
        && (row.state() == State.TAKEN || row.givenAt().isAfter(from));
  }

  private void advise(PartyCode party, MachineAt at, Instant from, Instant now) {
    var found =
        read(
            party,
            (db, it) -> {
              ZoneId zone = zone(db, it, party, at.site());
              var search = new ShiftSearch(EnergySites.tariff(db, it, party, at.site()), zone);
              Instant end = LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
              return search.find(
                  at.machine(),
                  loads(db, party, at.site(), at.machine(), from, end),
                  loads(db, party, at.site(), null, from, end));
            });
    found.ifPresent(
        it ->
            ask(
                party,
                new GiveAdvice(
                    new EnergyAdviceId(party, at.site(), at.machine() + "-" + it.until()), it)));
  }

  private void measure(PartyCode party, EnergyAdviceRow row, Instant now) {
    Instant taken = row.answeredAt();
    if (taken == null) return;
    var measured =
        read(
            party,
            (db, it) -> {
              ZoneId zone = zone(db, it, party, row.site());
              LocalDate first = LocalDate.ofInstant(taken, zone).plusDays(1);
              LocalDate end = first.plusDays(DAYS);
              if (now.isBefore(end.atStartOfDay(zone).toInstant()))
                return Optional.<MeasuredAdvice>empty();
              var search = new ShiftSearch(EnergySites.tariff(db, it, party, row.site()), zone);
              return search.measure(
                  row.given(),
                  loads(
                      db,
                      party,
                      row.site(),
                      row.machine(),
                      first.atStartOfDay(zone).toInstant(),
                      end.atStartOfDay(zone).toInstant()));
            });
    measured
        .filter(it -> it.days() >= MEASURED_AFTER_DAYS)
        .ifPresent(it -> ask(party, new MeasureAdvice(EnergyAdviceId.of(row.stream()), it)));
  }

  private void measureLoads(PartyCode supplier, Instant now) {
    List<LoadRequestRow> taken =
        read(
            supplier,
            (db, it) ->
                LoadRequestRow.BOARD
                    .reads()
                    .list(
                        db,
                        it.scope(),
                        List.of(
                            Filter.is("supplier", supplier.value()), Filter.is("state", "taken")),
                        List.of(),
                        it.moment(),
                        MOST));
    for (LoadRequestRow row : taken) {
      // Readings may come up to a day late.
      if (row.state() != LoadRequest.State.TAKEN || row.until().plus(DAY).isAfter(now)) continue;
      Instant from = row.beginning().minus(DAY.multipliedBy(DAYS + 1));
      List<QuarterLoad> loads =
          read(supplier, (db, _) -> loads(db, supplier, row.site(), null, from, row.until()));
      LoadEffect.of(loads, row.beginning(), row.until())
          .ifPresent(
              it -> ask(supplier, new MeasureLoad(LoadRequestId.of(row.stream()), supplier, it)));
    }
  }

  private static ZoneId zone(JdbcClient db, ReadContext it, PartyCode party, String site) {
    return ZoneId.of(EnergySites.calendar(db, it, party, site).timeZone());
  }

  private static List<QuarterLoad> loads(
      JdbcClient db,
      PartyCode party,
      String site,
      @Nullable String machine,
      Instant from,
      Instant until) {
    return EnergyQuarters.of(db, party.value(), site, machine, from, until).stream()
        .map(Measured::load)
        .toList();
  }

  private void ask(PartyCode party, StreamCommand command) {
    String key = command.stream();
    var provenance =
        new Provenance(
            new Provenance.Actor(party, null, null),
            new Provenance.Source("energy", null, null, key),
            command.concerns(),
            key,
            null);
    try {
      var _ = counter.ask(new Ask(provenance, null, null, List.of(command)));
    } catch (Refused e) {
      LOG.debug("Another hub asked this before: {}", e.getMessage());
    }
  }
}
