package weft.projections.rows;

import java.util.List;

/**
 * How lists show rows that are too long for them: without some columns, which are read as empty
 * lists. The row says by a count of its own that they are left out, and is read whole by its id.
 *
 * @param tooLong SQL of whether row {@code t} is; of columns that are kept beside the long ones, so
 *     that PostgreSQL need not read these
 * @param columns what is left out then, each a list
 */
record Heads(String tooLong, List<String> columns) {
  /** So many lines a row of a list shows. */
  static final int MOST_LINES = 100;

  /** The column of table {@code t} as a list reads it. */
  String column(String name) {
    return columns.contains(name)
        ? "case when %s then '[]'::jsonb else t.%s end".formatted(tooLong, name)
        : "t." + name;
  }
}
