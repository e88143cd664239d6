package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.projections.rows.Origin;

/**
 * The event that stated a quantity.
 *
 * @param name the number of the release, order or shipment, or the batch; null where it has none
 * @param origin the segment that states it; null where no message did
 * @param told the quantity as stated, before anything was sent, received or reported; in the unit
 *     of the counted quantity
 */
public record ToldBy(
    String stream, long position, @Nullable String name, @Nullable Origin origin, Quantity told) {
  /** The same event, with its quantity converted to another unit. */
  ToldBy of(Quantity converted) {
    return new ToldBy(stream, position, name, origin, converted);
  }

  /**
   * Reads the columns stream, position, name, told, interchange, message, segment, in this order.
   */
  static ToldBy of(ResultSet row, int first) throws SQLException {
    String interchange = row.getString(first + 4);
    int segment = row.getInt(first + 6);
    Integer stated = row.wasNull() ? null : segment;
    return new ToldBy(
        requireNonNull(row.getString(first)),
        row.getLong(first + 1),
        row.getString(first + 2),
        interchange == null ? null : new Origin(interchange, row.getString(first + 5), stated),
        new Quantity(requireNonNull(row.getBigDecimal(first + 3))));
  }
}
