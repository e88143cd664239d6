package weft.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that is not what its events make of it.
 *
 * @param table where
 * @param key its key's columns
 * @param columns that differ; empty where only one side has the row
 * @param events that the row's own positions name, on either side, in order; those of its stream
 *     where it names none
 */
public record Difference(
    String table, Map<String, String> key, Kind kind, List<Column> columns, List<Event> events) {

  /** What is wrong with the live row. */
  public enum Kind {
    /** It says something else. */
    CHANGED,
    /** The replay has it, the live view has not. */
    MISSING,
    /** The live view has it, the replay has not. */
    EXTRA
  }

  public record Column(String name, @Nullable String live, @Nullable String replayed) {}

  public record Event(long position, String type, String stream, Instant recordedAt) {}
}
