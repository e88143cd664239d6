package weft.projections.rows;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import weft.event.LimitedReaders;
import weft.event.Recorded;
import weft.party.PartyCode;

/**
 * Shows the rows of a board to parties that another stream concerns with them, such as an
 * inspection's row to every buyer of a shipment that names the batch. The board writes a row for
 * each such party beside the owner's row, from the position on at which the party became concerned.
 * The party also finds the events of the row's stream from then on, unless {@link LimitedReaders}
 * keep one from it.
 *
 * <p>The migration calls {@code select shown_through(table)} after {@code select versioned(…)}.
 *
 * @param streamType of the other streams, such as {@code Shipment}
 * @param events the type of their events
 * @param concerned the parties that such an event concerns with streams of the board, or no longer
 *     concerns; the streams need not exist yet
 * @param copy makes the row of another party than the owner
 * @param closesPast whether a party that is no longer concerned loses the past too; otherwise it
 *     still reads what it saw at earlier moments
 * @param subject what the other streams name instead of a stream of the board; null where they name
 *     the stream itself
 * @param whole whether such an event states everything that its stream concerns from now on, so
 *     that earlier concerns which it does not repeat have ended
 */
public record ShownThrough<R>(
    String streamType,
    Class<?> events,
    Function<Recorded, List<Concern>> concerned,
    Copy<R> copy,
    boolean closesPast,
    @Nullable Subject<R> subject,
    Predicate<Recorded> whole) {
  /** Other streams name streams of the board, and say themselves when a concern ends. */
  public ShownThrough(
      String streamType,
      Class<?> events,
      Function<Recorded, List<Concern>> concerned,
      Copy<R> copy,
      boolean closesPast) {
    this(streamType, events, concerned, copy, closesPast, null, _ -> false);
  }

  /**
   * Whether another stream concerns a party with a stream of the board.
   *
   * @param stream the stream, or the subject of several streams
   * @param ends whether it no longer does; other streams may still concern the party
   */
  public record Concern(String stream, PartyCode party, boolean ends) {}

  /**
   * The subject of several streams of the board, such as the batch of several inspections. All
   * events of a stream name it, and it never changes.
   *
   * @param column with the subject, in the board's table
   */
  public record Subject<R>(
      String column, Function<Recorded, String> ofEvent, Function<R, String> ofRow) {}

  /** Makes a row from the owner's row. Its item and owner are the reader's code. */
  public interface Copy<R> {
    /**
     * The reader's row.
     *
     * @param shown the row's column of this name: false where the party is no longer concerned
     * @param fromPosition the row's position
     */
    R of(R own, PartyCode reader, boolean shown, long fromPosition);

    /**
     * The owner's row of a stream without events, which begins when another stream concerns a party
     * with it; null where such a stream has no row.
     */
    default @Nullable R begun(String stream, long fromPosition) {
      return null;
    }
  }

  /** The table of the parties that other streams concern. */
  public static String readers(String table) {
    return table + "_reader";
  }

  /** The table of the events of the board's streams that other parties than the owner find. */
  public static String events(String table) {
    return table + "_event";
  }
}
