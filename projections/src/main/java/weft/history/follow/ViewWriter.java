package weft.history.follow;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.history.deadletter.DeadLetter;
import weft.history.deadletter.DeadLetterTable;
import weft.history.deadletter.ParkedSequences;
import weft.history.store.Unreadable;

/**
 * Writes a view's batches, each within the caller's transaction. Where a batch fails, this class
 * halves it until it finds the event at fault, parks it and its sequence behind it, and writes all
 * other events. The rows are the same as with any other division into batches.
 */
public final class ViewWriter {
  private static final Logger log = LoggerFactory.getLogger(ViewWriter.class);

  private final View view;
  private final JdbcClient database;
  private final DeadLetterTable letters;
  private final Savepoints savepoints;

  public ViewWriter(View view, DataSource writer, DeadLetterTable letters) {
    this.view = view;
    this.database = JdbcClient.create(writer);
    this.letters = letters;
    this.savepoints = new Savepoints(writer);
  }

  View view() {
    return view;
  }

  /**
   * Writes all events that can be written and parks the rest.
   *
   * @param batch in order of position, never empty
   */
  void write(List<Recorded> batch) {
    ParkedSequences parking =
        letters.parking(
            view.name(), view::sequenceOf, batch.getFirst().position(), batch.getLast().position());
    List<Recorded> admitted = parking.admit(batch);
    if (!admitted.isEmpty()) {
      // A savepoint of its own would take every batch a round trip more.
      Throwable failure =
          savepoints.attemptAfter(DeadLetterTable.SAVEPOINT, () -> writeAll(admitted));
      if (failure != null) part(admitted, failure, parking);
    }
    letters.park(view.name(), DeadLetter.Kind.VIEW, parking.letters());
  }

  private void halve(List<Recorded> batch, ParkedSequences parking) {
    if (batch.isEmpty()) return;
    Throwable failure = attempt(batch);
    if (failure != null) part(batch, failure, parking);
  }

  /** Writes the halves of a batch that failed; parks the only event of one. */
  private void part(List<Recorded> batch, Throwable failure, ParkedSequences parking) {
    if (batch.size() == 1) {
      Recorded event = batch.getFirst();
      log.error("{} parks the event at {}", view.name(), event.position(), failure);
      parking.stopAt(event, failure, 1);
      return;
    }
    int half = batch.size() / 2;
    halve(batch.subList(0, half), parking);
    halve(parking.admit(batch.subList(half, batch.size())), parking);
  }

  /** Writes all of the batch or nothing. Returns the exception if an event in it is at fault. */
  @Nullable Throwable attempt(List<Recorded> batch) {
    return savepoints.attempt(() -> writeAll(batch));
  }

  private void writeAll(List<Recorded> batch) {
    Unreadable.refuse(batch);
    view.write(database, batch);
  }
}
