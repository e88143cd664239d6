package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/** What shipments name of orders, by what it is of. */
final class SentForOrders {
  private final PartNumbers numbers;
  private final boolean sells;
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

  private record InUnit(String unit, Quantity quantity) {}

  SentForOrders(PartNumbers numbers, boolean sells) {
    this.numbers = numbers;
    this.sells = sells;
  }

  void add(ResultSet row) throws SQLException {
    var it =
        new InUnit(
            requireNonNull(row.getString(5)), new Quantity(requireNonNull(row.getBigDecimal(6))));
    named.computeIfAbsent(Of.of(row), _ -> new ArrayList<>()).add(it);
  }

  /** In the line's unit; what cannot be brought to it takes nothing off. */
  Quantity of(Of line, @Nullable String suppliersPart, String unit) {
    if (named.isEmpty()) return Quantity.ZERO;
    Quantity sum = in(unit, line.part(), line);
    if (suppliersPart == null || suppliersPart.equals(line.part())) return sum;
    var other = new Of(line.buyer(), line.supplier(), line.order(), suppliersPart);
    return sum.plus(in(unit, line.part(), other));
  }

  private Quantity in(String unit, String part, Of of) {
    Quantity sum = Quantity.ZERO;
    String partner = sells ? of.buyer() : of.supplier();
    for (InUnit it : named.getOrDefault(of, List.of()))
      sum =
          sum.plus(
              AgreedUnits.convert(numbers, partner, part, it.quantity(), it.unit(), unit)
                  .orElse(Quantity.ZERO));
    return sum;
  }
}
