package weft.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that differs from what its events produce.
 *
 * @param key its key's columns
 * @param columns that differ; empty where only one side has the row
 * @param events at the row's own positions, on either side, in order; the newest five of its stream
 *     where the row names no position
 * @param blamed the position of the event that wrote the row, as the replay has it, or as the live
 *     table has a row that the replay does not; null where the history has no such event
 */
public record Difference(
    String table,
    Map<String, String> key,
    Kind kind,
    List<Column> columns,
    List<Event> events,
    @Nullable Long blamed) {

  /** How the live row is wrong. */
  public enum Kind {
    /** Some columns have other values. */
    CHANGED,
    /** The replay has the row, the live view does not. */
    MISSING,
    /** The live view has the row, the replay does not. */
    EXTRA
  }

  public record Column(String name, @Nullable String live, @Nullable String replayed) {}

  public record Event(long position, String type, String stream, Instant recordedAt) {}
}
