package weft.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import weft.database.TestDatabase;
import weft.history.append.PostgresEventStorageEngine;

/**
 * Clients of two hubs on one database that all try to record the next event of one stream, version
 * after version.
 *
 * @param asked the number of appends
 * @param won the number of clients whose event was recorded, each version counted once
 * @param lost the number of clients that another one preceded
 */
public record Race(long asked, long won, long lost) {

  /** How a client appends; returns the id of the event that was acknowledged to it. */
  private interface Appending {
    Optional<String> append(PostgresEventStorageEngine engine, String stream, long version);
  }

  /**
   * Fails if a version has two winners or none, or if the stored event is not the acknowledged one.
   */
  public static Race run(TestDatabase db, int clients, int versions) throws Exception {
    return run(db, clients, versions, Race::atItsVersion);
  }

  /** The control: clients that append at the end, whatever is there. It must fail. */
  public static Race blindly(TestDatabase db, int clients, int versions) throws Exception {
    return run(db, clients, versions, Race::behindTheLast);
  }

  private static Race run(TestDatabase db, int clients, int versions, Appending appending)
      throws Exception {
    var stream = "Test:race-" + System.nanoTime();
    var winners = new AtomicReferenceArray<String>(versions);
    var lost = new AtomicLong();
    try (var pools = db.morePools();
        var here = Happening.store(db.pools());
        var there = Happening.store(pools);
        var senders = Executors.newFixedThreadPool(clients)) {
      var done = new ArrayList<Future<?>>();
      for (int client = 0; client < clients; client++) {
        var engine = (client % 2 == 0 ? here : there).engine();
        done.add(
            senders.submit(
                () -> {
                  for (int version = 0; version < versions; version++) {
                    var told = appending.append(engine, stream, version);
                    if (told.isEmpty()) {
                      lost.incrementAndGet();
                      while (engine.lastSequenceNumberFor(stream).orElse(-1L) < version)
                        Thread.onSpinWait();
                    } else if (!winners.compareAndSet(version, null, told.get()))
                      throw new AssertionError("Version " + version + " has two winners");
                  }
                  return null;
                }));
      }
      for (var it : done) it.get();
      List<String> stored =
          here.engine()
              .readEvents(stream)
              .asStream()
              .map(DomainEventMessage::getIdentifier)
              .map(String.class::cast)
              .toList();
      var told = new ArrayList<String>();
      for (int version = 0; version < versions; version++) told.add(winners.get(version));
      if (!stored.equals(told))
        throw new AssertionError("The stream is not what the winners were told");
    }
    return new Race((long) clients * versions, versions, lost.get());
  }

  private static Optional<String> atItsVersion(
      PostgresEventStorageEngine engine, String stream, long version) {
    try {
      var event = Happening.at(stream, version);
      engine.appendEvents(event);
      return Optional.of(event.getIdentifier());
    } catch (ConcurrencyException | AggregateStreamCreationException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> behindTheLast(
      PostgresEventStorageEngine engine, String stream, long version) {
    while (true) {
      long next = engine.lastSequenceNumberFor(stream).orElse(-1L) + 1;
      var recorded = atItsVersion(engine, stream, next);
      if (recorded.isPresent()) return recorded;
    }
  }
}
