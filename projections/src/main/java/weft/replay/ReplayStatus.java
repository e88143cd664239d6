package weft.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.replay.Verdict.Compared;

/**
 * A replay that somebody asked for.
 *
 * @param views their names
 * @param done events read so far
 * @param of events to read, of all views; 0 before it begins
 * @param secondsLeft at the rate so far; null before it begins and after it ended
 * @param fault why it failed; null otherwise
 * @param verdicts of the views that are compared already
 * @param owners whose rows an auditor compares; empty for the operator, who compares all
 */
public record ReplayStatus(
    UUID id,
    State state,
    Instant askedAt,
    List<String> views,
    long done,
    long of,
    @Nullable Long secondsLeft,
    @Nullable Fault fault,
    List<ViewVerdict> verdicts,
    Set<String> owners) {

  public enum State {
    /** It waits or runs. */
    RUNNING,
    EQUAL,
    DIFFERENT,
    FAILED
  }

  /** Why a replay failed. */
  public enum Fault {
    /** The hub that ran it stopped. */
    STOPPED,
    /** A view's rows are of an older release; the hub rebuilds them. */
    OLDER_ROWS,
    /** A view could not be replayed; the hub's log says why. */
    NOT_REPLAYED
  }

  /**
   * A view and its replay. This record is stored as JSON.
   *
   * @param position as of which both were compared
   * @param rows of the replay
   * @param sha256 of the replay's rows
   * @param live of the live rows
   * @param differing the number of rows that differ
   * @param named the first of them
   */
  public record ViewVerdict(
      String view,
      long position,
      long rows,
      String sha256,
      String live,
      boolean equal,
      long differing,
      List<DifferingRow> named) {

    /** The view's digest is that of its tables' names, counts and digests. */
    static ViewVerdict of(Verdict it) {
      List<Compared> tables = it.tables();
      return new ViewVerdict(
          it.view(),
          it.position(),
          tables.stream().mapToLong(table -> table.replayed().rows()).sum(),
          sha256(tables.stream().map(table -> line(table.table(), table.replayed()))),
          sha256(tables.stream().map(table -> line(table.table(), table.live()))),
          it.isEqual(),
          tables.stream().mapToLong(Compared::differing).sum(),
          tables.stream().flatMap(table -> table.named().stream()).map(DifferingRow::of).toList());
    }

    private static String line(String table, Digest digest) {
      return "%s %d %s\n".formatted(table, digest.rows(), digest.sha256());
    }

    private static String sha256(Stream<String> lines) {
      try {
        var all = lines.collect(Collectors.joining()).getBytes(UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e); // every JDK has it
      }
    }
  }

  /**
   * A row that differs. It has no values: they are the business of its owners.
   *
   * @param columns that differ; empty where only one side has the row
   * @param event the position of the event that wrote it; null where the history has none
   */
  public record DifferingRow(
      String table,
      Map<String, String> key,
      Difference.Kind kind,
      List<String> columns,
      @Nullable Long event) {

    private static DifferingRow of(Difference it) {
      return new DifferingRow(
          it.table(),
          it.key(),
          it.kind(),
          it.columns().stream().map(Difference.Column::name).toList(),
          it.blamed());
    }
  }
}
