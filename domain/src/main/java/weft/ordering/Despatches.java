package weft.ordering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.ordering.PurchaseOrderEvent.OrderDespatched;
import weft.ordering.PurchaseOrderEvent.OrderDespatched.Sent;

/**
 * What the supplier says it sent of an order's lines, advice by advice.
 *
 * @param sent of each advice by its number; what it says later takes the place of what it said
 */
record Despatches(Map<String, List<Sent>> sent) {
  static final Despatches NONE = new Despatches(Map.of());

  Despatches with(OrderDespatched event) {
    Map<String, List<Sent>> all = new HashMap<>(sent);
    if (event.lines().isEmpty()) all.remove(event.despatch());
    else all.put(event.despatch(), event.lines());
    return new Despatches(Map.copyOf(all));
  }

  /** Whether an advice said just that before, wherever in its message. */
  boolean has(String despatch, List<Sent> lines) {
    List<Sent> before = sent.getOrDefault(despatch, List.of());
    return placeless(before).equals(placeless(lines));
  }

  private static List<Sent> placeless(List<Sent> lines) {
    return lines.stream().map(it -> new Sent(it.line(), it.quantity(), it.unit(), 0)).toList();
  }

  boolean isEmpty() {
    return sent.isEmpty();
  }

  /** All that was sent of a line in its unit; what was counted in another is not known in this. */
  Quantity of(Order.Line line) {
    return sent.values().stream()
        .flatMap(List::stream)
        .filter(it -> it.line().equals(line.line()) && Units.isSame(it.unit(), line.unit()))
        .map(Sent::quantity)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  /**
   * The lines of the order that an advice means. What names none of them, or counts in another
   * unit, is in the advice alone.
   */
  static List<Sent> meant(Order order, List<Despatched> said) {
    return said.stream().flatMap(it -> meant(order, it).stream()).toList();
  }

  private static Optional<Sent> meant(Order order, Despatched said) {
    return line(order, said)
        .filter(it -> said.unit() == null || Units.isSame(said.unit(), it.unit()))
        .map(it -> new Sent(it.line(), said.quantity(), it.unit(), said.segment()));
  }

  /** By its number, be it with other zeros in front; else the only one of the part. */
  private static Optional<Order.Line> line(Order order, Despatched said) {
    String number = said.line();
    if (number != null)
      return Stream.concat(
              order.line(number).stream(),
              order.lines().stream().filter(it -> plain(it.line()).equals(plain(number))))
          .findFirst();
    List<Order.Line> all =
        order.lines().stream().filter(it -> isOf(it, said.part())).limit(2).toList();
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  private static boolean isOf(Order.Line line, @Nullable String part) {
    return part != null && (part.equals(line.part()) || part.equals(line.supplierPart()));
  }

  private static String plain(String number) {
    return number.replaceFirst("^0+(?=.)", "");
  }
}
