package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.HONGZHU;
import static weft.deploy.demo.DemoNetwork.JIAXIN;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.party.PartyCode;
import weft.projections.reading.ReadingDoor;
import weft.projections.reading.ReportedReading;

/**
 * Reports the demo's machines: first the last week, or what is missing of it, then every ten
 * seconds. It uses the same door as a gateway, and begins after the start, which does not wait for
 * it. The profile {@code still} leaves the machines silent.
 */
@Component
@Profile("demo & !still")
class DemoGateway implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DemoGateway.class);
  private static final Duration WEEK = Duration.ofDays(7);

  /** Less than a gateway may be late, to leave time for the request. */
  private static final Duration CHUNK = Duration.ofHours(12);

  private static final int SECONDS = 10;

  private final ReadingDoor door;
  private final JdbcClient writer;
  private final Clock clock;
  private final Map<DemoMachine, Instant> reported = new HashMap<>();
  private final ScheduledExecutorService work =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("demo-gateway").factory());

  DemoGateway(ReadingDoor door, JdbcClient writer, Clock clock) {
    this.door = door;
    this.writer = writer;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    var _ = work.scheduleWithFixedDelay(this::report, 0, SECONDS, TimeUnit.SECONDS);
  }

  void report() {
    try {
      if (reported.isEmpty()) catchUp();
      else live();
    } catch (RuntimeException e) { // such as a database that is away; the next round goes on
      log.debug("The demo's machines wait", e);
    }
  }

  /** Reports the week in chunks, each as if it came when it ended. */
  private void catchUp() {
    Instant now = now();
    Map<DemoMachine, Instant> known = new HashMap<>();
    for (DemoMachine it : DemoMachine.ALL) known.put(it, lastAt(it, now.minus(WEEK)));
    for (Instant end = now.minus(WEEK); end.isBefore(now); ) {
      end = end.plus(CHUNK).isAfter(now) ? now : end.plus(CHUNK);
      for (PartyCode owner : List.of(JIAXIN, HONGZHU)) take(owner, known, end, now);
    }
    reported.putAll(known);
  }

  private void take(PartyCode owner, Map<DemoMachine, Instant> known, Instant until, Instant now) {
    List<ReportedReading> readings = new ArrayList<>();
    var of = new DemoReadings(today(now));
    for (DemoMachine it : DemoMachine.ALL) {
      if (!it.id().owner().equals(owner)) continue;
      Instant end = it.live() ? until : earlier(until, DemoShopFloor.at(today(now), 0));
      Instant last = known.get(it);
      if (last == null || !last.isBefore(end)) continue;
      readings.addAll(of.of(it, last, end));
      known.put(it, end);
    }
    if (!readings.isEmpty()) door.take(owner, readings, List.of(), until);
  }

  private void live() {
    Instant now = now();
    var of = new DemoReadings(today(now));
    for (PartyCode owner : List.of(JIAXIN, HONGZHU)) {
      List<ReportedReading> readings = new ArrayList<>();
      for (DemoMachine it : DemoMachine.ALL) {
        if (!it.live() || !it.id().owner().equals(owner)) continue;
        ReportedReading reading = of.at(it, reported.getOrDefault(it, now), now);
        if (reading == null) continue;
        readings.add(reading);
      }
      door.take(owner, readings, List.of(), now);
      readings.forEach(it -> reported.put(machine(owner, it.machine()), now));
    }
  }

  private static DemoMachine machine(PartyCode owner, String code) {
    return DemoMachine.ALL.stream()
        .filter(it -> it.id().owner().equals(owner) && it.id().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private Instant lastAt(DemoMachine machine, Instant earliest) {
    return writer
        .sql("select last_at from machine_live where stream = ? and last_at > ?::timestamptz")
        .params(machine.id().stream(), earliest.toString())
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional()
        .orElse(earliest);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, DemoShopFloor.ZONE);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  @Override
  public void close() {
    work.shutdownNow();
  }
}
