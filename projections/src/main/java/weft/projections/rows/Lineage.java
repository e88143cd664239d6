package weft.projections.rows;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;
import java.util.stream.Stream;
import weft.projections.rows.Board.Seen;

/**
 * How a view tells what an interchange changed in it: each declares it in its own room, from the
 * rows that it has anyway, and what reads it knows no view. Row security applies to its tables; by
 * side or owner the rows are narrowed where they are read.
 *
 * @param seen whose rows they are; this decides the select's last two columns
 * @param streams whether the column of that name in the singular is one, of which a URL has another
 *     form; false: an id as it is
 * @param tables those whose rows say with which message or segment they came, past ones included
 * @param select of these columns in this order, for the interchange {@code :interchange}: kind,
 *     change, stream, name, line, due, before, now, message, segment, position, ordinal,
 *     with_items, and then buyer and supplier of what is {@link Seen#BY_SIDES}; of what is {@link
 *     Seen#BY_OWNER} its owner, and whether who sees all reads this row among those of several
 *     owners. {@code with_items} is of rows without a segment: whether they are told with the items
 *     of their event, or with the whole message alone.
 */
public record Lineage(Seen seen, boolean streams, Set<String> tables, String select) {
  /** Of what a stream is the id of, such as an order. */
  public static Lineage ofStreams(Seen seen, Set<String> tables, String select) {
    return new Lineage(seen, true, tables, select);
  }

  /** Of what has an id of its own. */
  public static Lineage ofIds(Seen seen, Set<String> tables, String select) {
    return new Lineage(seen, false, tables, select);
  }

  /** A versioned table in both its halves. */
  public static Set<String> versioned(String table) {
    return Stream.of(table, table + "_past").collect(toUnmodifiableSet());
  }
}
