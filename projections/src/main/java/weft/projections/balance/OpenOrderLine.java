package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.balance.OpenQuantity;
import weft.measure.Quantity;
import weft.projections.balance.Counted.Kind;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;

/**
 * One schedule line of an order.
 *
 * @param of which part of which order
 * @param said when it was ordered
 * @param by null where it was not asked for
 * @param despatched what was said of its line; {@code sent} what shipments name of the order's part
 */
record OpenOrderLine(
    SentForOrders.Of of,
    String line,
    @Nullable String site,
    String unit,
    Instant said,
    Quantity despatched,
    LocalDate on,
    Quantity quantity,
    Quantity sent,
    @Nullable ToldBy by) {
  static OpenOrderLine of(ResultSet row, SentForOrders sent, Trade trade) throws SQLException {
    var of =
        new SentForOrders.Of(
            requireNonNull(row.getString(3)),
            requireNonNull(row.getString(4)),
            requireNonNull(row.getString(12)),
            requireNonNull(row.getString(6)));
    String unit = requireNonNull(row.getString(7));
    return new OpenOrderLine(
        of,
        requireNonNull(row.getString(2)),
        trade.sites().codeOrNull(of.buyer(), of.supplier(), row.getString(5)),
        unit,
        requireNonNull(row.getObject(8, OffsetDateTime.class)).toInstant(),
        new Quantity(requireNonNull(row.getBigDecimal(9))),
        requireNonNull(row.getObject(10, LocalDate.class)),
        new Quantity(requireNonNull(row.getBigDecimal(11))),
        sent.of(of, row.getString(13), unit),
        trade.each() ? ToldBy.of(row, 14) : null);
  }

  /**
   * What is left of the lines of one part of an order: less what was said of each, and of all
   * together less what shipments name without the line.
   */
  static List<Quantity> open(List<OpenOrderLine> lines) {
    Map<String, Quantity> said = new LinkedHashMap<>();
    lines.forEach(it -> said.put(it.line(), it.despatched()));
    Quantity sum = said.values().stream().reduce(Quantity.ZERO, Quantity::plus);
    List<Quantity> left = new ArrayList<>();
    for (OpenOrderLine it : lines) {
      Quantity of = said.getOrDefault(it.line(), Quantity.ZERO);
      Quantity taken = of.exceeds(it.quantity()) ? it.quantity() : of;
      said.put(it.line(), of.minus(taken));
      left.add(it.quantity().minus(taken));
    }
    Quantity sent = lines.getFirst().sent();
    return sent.exceeds(sum) ? OpenQuantity.of(left, sent.minus(sum)) : left;
  }

  Counted counted(Kind kind, Trade trade, Quantity open) {
    String partner = trade.sells() ? of.buyer() : of.supplier();
    return new Counted(
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
        by);
  }
}
