package weft.projections.rows;

import org.jspecify.annotations.Nullable;

/**
 * The position at which a view is read; null reads it as it is now. Past versions hold from their
 * own position until another one.
 */
public record Moment(@Nullable Long position) {
  public static final Moment NOW = new Moment(null);

  /**
   * The table, or what it was at the position, as something to select from. The position is the
   * parameter {@code :position}.
   */
  public String of(String table, String columns) {
    if (position == null) return table;
    return """
    (select %s from %s where from_position <= :position
     union all
     select %s from %s_past where from_position <= :position and until_position > :position)\
    """
        .formatted(columns, table, columns, table);
  }
}
