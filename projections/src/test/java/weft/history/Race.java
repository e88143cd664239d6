package weft.history;

import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import weft.database.TestDatabase;

/**
 * Clients that all want to record the next event of one stream, version after version.
 *
 * @param asked how many appends there were
 * @param won how many were told that theirs is recorded, each version counted once
 * @param lost how many were told that somebody was faster
 */
public record Race(long asked, long won, long lost) {

  /** Fails where a version has two winners, or the stream is not what the winners were told. */
  public static Race run(TestDatabase db, int clients, int versions) throws Exception {
    var stream = "Test:race-" + System.nanoTime();
    var winners = new AtomicIntegerArray(versions);
    var lost = new AtomicLong();
    try (var store = Happening.store(db.pools());
        var senders = Executors.newFixedThreadPool(clients)) {
      var engine = store.engine();
      var done = new ArrayList<Future<?>>();
      for (int client = 0; client < clients; client++) {
        int me = client;
        done.add(
            senders.submit(
                () -> {
                  for (int version = 0; version < versions; version++)
                    if (won(engine, stream, version, "by " + me)) winners.incrementAndGet(version);
                    else {
                      lost.incrementAndGet();
                      while (engine.lastSequenceNumberFor(stream).orElse(-1L) < version)
                        Thread.onSpinWait();
                    }
                }));
      }
      for (var it : done) it.get();
      for (int version = 0; version < versions; version++)
        if (winners.get(version) != 1)
          throw new AssertionError("Version " + version + " has winners: " + winners.get(version));
      if (engine.readEvents(stream).asStream().count() != versions)
        throw new AssertionError("The stream is not what the winners were told");
    }
    return new Race((long) clients * versions, versions, lost.get());
  }

  private static boolean won(
      PostgresEventStorageEngine engine, String stream, long version, String what) {
    try {
      engine.appendEvents(Happening.at(stream, version, what));
      return true;
    } catch (ConcurrencyException | AggregateStreamCreationException e) {
      return false;
    }
  }
}
