package weft.projections.rows;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;
import java.util.stream.Stream;
import weft.projections.rows.Board.Seen;

/**
 * How a view reports what an interchange changed in it. Each view declares this in its own package,
 * from rows that it has anyway; the code that reads it knows no particular view. Row security
 * applies to the tables, and the reader narrows the rows by side or owner.
 *
 * @param seen who sees the rows; decides the select's last two columns
 * @param streams whether the column named stream holds stream ids, which a URL shows in another
 *     form; false for plain ids
 * @param tables whose rows name their message or segment, including past versions
 * @param select of these columns in this order, for the interchange {@code :interchange}: kind,
 *     change, stream, name, line, due, before, now, message, segment, position, ordinal,
 *     with_items; then, for {@link Seen#BY_SIDES}, buyer and supplier, and for {@link
 *     Seen#BY_OWNER}, the owner and whether a reader who sees all reads this row among those of
 *     several owners. {@code with_items} applies to rows without a segment: true shows them with
 *     the items of their event, false only with the whole message.
 */
public record Lineage(Seen seen, boolean streams, Set<String> tables, String select) {
  /** For rows with the id of a stream, such as an order. */
  public static Lineage ofStreams(Seen seen, Set<String> tables, String select) {
    return new Lineage(seen, true, tables, select);
  }

  /** For rows with ids of their own. */
  public static Lineage ofIds(Seen seen, Set<String> tables, String select) {
    return new Lineage(seen, false, tables, select);
  }

  /** The names of a versioned table and of its past versions. */
  public static Set<String> versioned(String table) {
    return Stream.of(table, table + "_past").collect(toUnmodifiableSet());
  }
}
