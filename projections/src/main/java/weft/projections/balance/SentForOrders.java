package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/** The quantities that shipments state for orders, by order and part. */
final class SentForOrders {
  private final Map<Of, List<InUnit>> named = new HashMap<>();

  /** A part of an order. */
  record Of(String buyer, String supplier, String order, String part) {
    static Of of(ResultSet row) throws SQLException {
      return new Of(
          requireNonNull(row.getString(1)),
          requireNonNull(row.getString(2)),
          requireNonNull(row.getString(3)),
          requireNonNull(row.getString(4)));
    }
  }

  /**
   * A quantity sent in one unit.
   *
   * @param told when its last part was reported
   */
  record InUnit(String unit, Quantity quantity, Instant told) {}

  void add(ResultSet row) throws SQLException {
    var it =
        new InUnit(
            requireNonNull(row.getString(5)),
            new Quantity(requireNonNull(row.getBigDecimal(6))),
            requireNonNull(row.getObject(7, OffsetDateTime.class)).toInstant());
    put(Of.of(row), it);
  }

  void put(Of of, InUnit it) {
    named.computeIfAbsent(of, _ -> new ArrayList<>()).add(it);
  }

  /** The quantities in each reported unit, by either number of the part. */
  List<InUnit> of(Of part, @Nullable String suppliersPart) {
    if (named.isEmpty()) return List.of();
    List<InUnit> all = new ArrayList<>(named.getOrDefault(part, List.of()));
    if (suppliersPart != null && !suppliersPart.equals(part.part()))
      all.addAll(
          named.getOrDefault(
              new Of(part.buyer(), part.supplier(), part.order(), suppliersPart), List.of()));
    return all;
  }
}
