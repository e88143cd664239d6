package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.parts.BaseUnit;
import weft.projections.balance.CountedQuantity.Kind;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;

/**
 * One schedule line of an order.
 *
 * @param of the order and part
 * @param said when it was ordered
 * @param told null where the caller did not ask for it
 * @param despatched the quantities that shipments state for this line, each in its own unit
 * @param supplierPart the supplier's number in the order
 */
record OpenOrderLine(
    SentForOrders.Of of,
    String line,
    @Nullable String site,
    String unit,
    Instant said,
    List<Despatched> despatched,
    LocalDate on,
    Quantity quantity,
    @Nullable String supplierPart,
    @Nullable ToldBy told) {
  /** A quantity that was sent for a line. */
  record Despatched(Quantity quantity, String unit) {
    private static List<Despatched> all(@Nullable String said) {
      if (said == null) return List.of();
      List<Despatched> all = new ArrayList<>();
      for (String it : said.split(";", -1)) {
        int space = it.indexOf(' ');
        all.add(new Despatched(Quantity.of(it.substring(0, space)), it.substring(space + 1)));
      }
      return all;
    }
  }

  static OpenOrderLine of(ResultSet row, Trade trade) throws SQLException {
    var of =
        new SentForOrders.Of(
            requireNonNull(row.getString(3)),
            requireNonNull(row.getString(4)),
            requireNonNull(row.getString(12)),
            requireNonNull(row.getString(6)));
    return new OpenOrderLine(
        of,
        requireNonNull(row.getString(2)),
        trade.sites().codeOrNull(of.buyer(), of.supplier(), row.getString(5)),
        requireNonNull(row.getString(7)),
        requireNonNull(row.getObject(8, OffsetDateTime.class)).toInstant(),
        Despatched.all(row.getString(9)),
        requireNonNull(row.getObject(10, LocalDate.class)),
        new Quantity(requireNonNull(row.getBigDecimal(11))),
        row.getString(13),
        trade.each() ? ToldBy.of(row, 14) : null);
  }

  /** The same line in another unit; empty where no conversion is agreed. */
  Optional<OpenOrderLine> in(String other, BaseUnit by) {
    Optional<Quantity> wanted = by.convert(quantity, unit, other);
    Optional<Quantity> said = told == null ? wanted : by.convert(told.told(), unit, other);
    if (wanted.isEmpty() || said.isEmpty()) return Optional.empty();
    return Optional.of(
        new OpenOrderLine(
            of,
            line,
            site,
            other,
            this.said,
            despatched,
            on,
            wanted.get(),
            supplierPart,
            told == null ? null : told.of(said.get())));
  }

  /**
   * The quantity sent for its line, in the line's unit. Quantities that cannot be converted are
   * left out.
   */
  Quantity sentOfIt(@Nullable BaseUnit by) {
    Quantity sum = Quantity.ZERO;
    for (Despatched it : despatched) {
      if (Units.isSame(it.unit(), unit)) sum = sum.plus(it.quantity());
      else if (by != null)
        sum = sum.plus(by.convert(it.quantity(), it.unit(), unit).orElse(Quantity.ZERO));
    }
    return sum;
  }

  CountedQuantity counted(Kind kind, Trade trade, Quantity open) {
    String partner = trade.sells() ? of.buyer() : of.supplier();
    return new CountedQuantity(
        kind,
        trade.numbers().own(partner, of.part()),
        trade.sells() ? null : site,
        partner,
        of.part(),
        site,
        on,
        Bucket.DAY,
        DateKind.DELIVERY,
        true,
        open,
        unit,
        said,
        told);
  }
}
