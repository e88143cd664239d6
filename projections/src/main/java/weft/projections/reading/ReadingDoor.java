package weft.projections.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import weft.database.Pools;
import weft.party.PartyCode;
import weft.projections.reading.ReadingsTaken.RefusedLine;

/** Folds the readings of a request in one transaction. Readings are durable once it has ended. */
public final class ReadingDoor {
  /** A gateway's clock may be ahead by this much. */
  static final Duration AHEAD = Duration.ofMinutes(5);

  /** A reading may be late by this much. */
  static final Duration LATE = Duration.ofHours(24);

  private final JdbcClient db;
  private final TransactionTemplate transaction;

  public ReadingDoor(Pools pools) {
    this.db = JdbcClient.create(pools.writer());
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(pools.writer()));
  }

  /** A gateway's sign of life; one that is too old or too far ahead is ignored. */
  public record Heartbeat(String gateway, Instant at) {}

  /** Whether all of the owner's codes are machines by now. */
  public boolean knows(PartyCode owner, Collection<String> codes) {
    Set<String> asked = new HashSet<>(codes);
    return asked.isEmpty() || new LiveMachines(db).streams(owner, asked).size() == asked.size();
  }

  /**
   * Takes readings of a party's machines, and refuses those whose code is no machine of the party.
   */
  public ReadingsTaken take(
      PartyCode owner, List<ReportedReading> readings, List<Heartbeat> heartbeats, Instant now) {
    ReadingsTaken taken =
        transaction.execute(_ -> new Taking(owner, now).take(readings, heartbeats));
    return Objects.requireNonNull(taken);
  }

  /** One transaction. */
  private final class Taking {
    private final PartyCode owner;
    private final Instant now;
    private final LiveMachines machines = new LiveMachines(db);
    private final List<RefusedLine> refused = new ArrayList<>();
    private final ReadingWrites writes = new ReadingWrites(db);
    private final ReplacedMeters meters;
    private int taken;
    private int repeated;

    Taking(PartyCode owner, Instant now) {
      this.owner = owner;
      this.now = now;
      this.meters = new ReplacedMeters(db, now);
    }

    ReadingsTaken take(List<ReportedReading> readings, List<Heartbeat> heartbeats) {
      new GatewaysHeard(db, owner).hear(heartbeats, now);
      Set<String> codes = new HashSet<>();
      readings.forEach(it -> codes.add(it.machine()));
      Map<String, String> streams = codes.isEmpty() ? Map.of() : machines.streams(owner, codes);
      Map<String, List<ReportedReading>> byStream = new HashMap<>();
      for (ReportedReading it : readings) {
        String stream = streams.get(it.machine());
        String code = stream == null ? "unknown-machine" : outOfTime(it.reading().at());
        if (stream == null || code != null) refuse(it, Objects.requireNonNull(code));
        else byStream.computeIfAbsent(stream, _ -> new ArrayList<>()).add(it);
      }
      if (!byStream.isEmpty())
        for (LiveMachine it : machines.lock(owner, byStream.keySet()))
          take(meters.current(it), Objects.requireNonNull(byStream.get(it.stream())));
      writes.write(now);
      refused.sort(Comparator.comparingInt(RefusedLine::line));
      return new ReadingsTaken(taken, repeated, List.copyOf(refused));
    }

    private void refuse(ReportedReading it, String code) {
      refused.add(new RefusedLine(it.line(), code));
    }

    private @Nullable String outOfTime(Instant at) {
      if (at.isAfter(now.plus(AHEAD))) return "clock-ahead";
      return at.isBefore(now.minus(LATE)) ? "too-old" : null;
    }

    private void take(LiveMachine live, List<ReportedReading> reported) {
      var folding = new MachineFolding(writes, live, now);
      refused.addAll(folding.fresh(reported));
      taken += folding.taken();
      repeated += folding.repeated();
    }
  }
}
