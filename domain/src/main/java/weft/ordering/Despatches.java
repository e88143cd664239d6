package weft.ordering;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.ordering.PurchaseOrderEvent.OrderDespatched;
import weft.ordering.PurchaseOrderEvent.OrderDespatched.Sent;

/**
 * The despatched quantities of an order's lines, by despatch advice.
 *
 * @param sent quantities of each shipment, keyed by its number and the year in which it left; a
 *     later report replaces the earlier one
 */
record Despatches(Map<String, List<Sent>> sent) {
  static final Despatches NONE = new Despatches(Map.of());

  Despatches with(OrderDespatched event) {
    Map<String, List<Sent>> all = new HashMap<>(sent);
    if (event.lines().isEmpty()) all.remove(key(event));
    else all.put(key(event), event.lines());
    return new Despatches(Map.copyOf(all));
  }

  private static String key(OrderDespatched it) {
    return it.despatch() + "\n" + it.year();
  }

  /**
   * Returns whether the shipment reported the same lines before, in any segments of its message.
   */
  boolean has(OrderDespatched said) {
    List<Sent> before = sent.getOrDefault(key(said), List.of());
    return placeless(before).equals(placeless(said.lines()));
  }

  private static List<Sent> placeless(List<Sent> lines) {
    return lines.stream().map(it -> new Sent(it.line(), it.quantity(), it.unit(), 0)).toList();
  }

  boolean isEmpty() {
    return sent.isEmpty();
  }

  /** Groups the quantities by line number. */
  Map<String, List<Sent>> byLine() {
    return sent.values().stream().flatMap(List::stream).collect(Collectors.groupingBy(Sent::line));
  }

  /** Returns the sum in the line's unit. Quantities in another unit are left out. */
  static Quantity sum(List<Sent> sent, Order.Line line) {
    return sent.stream()
        .filter(it -> Units.isSame(it.unit(), line.unit()))
        .map(Sent::quantity)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  /**
   * Returns the order lines that an advice reports, each in the unit of the advice. An item that
   * names no line of the order, or another part than its line's, is left out.
   */
  static List<Sent> meant(Order order, List<Despatched> said) {
    var lines = new NamedLines(order);
    return said.stream().flatMap(it -> meant(lines, it).stream()).toList();
  }

  /** Returns the items that name a line by its number but name another part. */
  static List<Despatched> others(Order order, List<Despatched> said) {
    var lines = new NamedLines(order);
    return said.stream()
        .filter(
            it -> {
              Order.Line line = lines.of(it);
              return line != null && !it.mayBe(line);
            })
        .toList();
  }

  private static Optional<Sent> meant(NamedLines lines, Despatched said) {
    return Optional.ofNullable(lines.of(said))
        .filter(said::mayBe)
        .map(it -> new Sent(it.line(), said.quantity(), unit(said, it), said.segment()));
  }

  private static String unit(Despatched said, Order.Line line) {
    String unit = said.unit();
    return unit == null || Units.isSame(unit, line.unit()) ? line.unit() : unit;
  }

  /** Indexes an order's lines by number and part, because an order may have thousands of lines. */
  private static final class NamedLines {
    private final Map<String, Order.Line> byNumber = new HashMap<>();
    private final Map<String, Set<Order.Line>> byPart = new HashMap<>();

    NamedLines(Order order) {
      order.lines().forEach(it -> byNumber.putIfAbsent(it.line(), it));
      order.lines().forEach(it -> byNumber.putIfAbsent(plain(it.line()), it));
      for (Order.Line it : order.lines()) {
        part(it.part(), it);
        if (it.supplierPart() != null) part(it.supplierPart(), it);
      }
    }

    private void part(String number, Order.Line line) {
      byPart.computeIfAbsent(number, _ -> new HashSet<>()).add(line);
    }

    /**
     * Returns the line by its number, also with other leading zeros. Without a number, returns the
     * only line of the part; null if there are several.
     */
    Order.@Nullable Line of(Despatched said) {
      String number = said.line();
      if (number != null) {
        Order.Line exactly = byNumber.get(number);
        return exactly == null ? byNumber.get(plain(number)) : exactly;
      }
      Set<Order.Line> all =
          said.part() == null ? Set.of() : byPart.getOrDefault(said.part(), Set.of());
      return all.size() == 1 ? all.iterator().next() : null;
    }

    private static String plain(String number) {
      int zeros = 0;
      while (zeros < number.length() - 1 && number.charAt(zeros) == '0') zeros++;
      return number.substring(zeros);
    }
  }
}
