package weft.projections.rows;

import java.util.List;

/**
 * How lists shorten rows that are too long: some columns are read as empty lists. A count column of
 * the row shows that they were omitted; a read by id returns the whole row.
 *
 * @param tooLong SQL of whether row {@code t} is too long; uses columns stored apart from the long
 *     ones, so that PostgreSQL need not read those
 * @param columns to omit, each a list
 */
record ListColumns(String tooLong, List<String> columns) {
  /** How many lines a row in a list shows at most. */
  static final int MOST_LINES = 100;

  /** The column of table {@code t} as a list reads it. */
  String column(String name) {
    return columns.contains(name)
        ? "case when %s then '[]'::jsonb else t.%s end".formatted(tooLong, name)
        : "t." + name;
  }
}
