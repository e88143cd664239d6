package weft.projections.rows;

import org.jspecify.annotations.Nullable;

/**
 * The position at which a view is read; null reads the current rows. A past version holds from its
 * own position until {@code until_position}.
 */
public record Moment(@Nullable Long position) {
  public static final Moment NOW = new Moment(null);

  /** A table expression with the rows at the position, which is the parameter {@code :position}. */
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
