package weft.ordering;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.ordering.PurchaseOrderEvent.OrderContradicted.Kind;
import weft.ordering.PurchaseOrderEvent.OrderDespatched.Sent;
import weft.promise.Promise;

/** Applies a change to the lines of an order: all of it or none. */
final class ChangedLines {
  private final Map<String, Order.Line> lines = new LinkedHashMap<>();
  final List<Order.Line> changed = new ArrayList<>();
  final List<String> removed = new ArrayList<>();
  private final Order before;

  ChangedLines(Order order) {
    before = order;
    order.lines().forEach(it -> lines.put(it.line(), it));
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  boolean isUnchanged() {
    return changed.isEmpty() && removed.isEmpty();
  }

  /**
   * Returns the first line that the change reduces below the despatched quantity; null if there is
   * none.
   */
  @Nullable String below(Despatches despatches) {
    if (despatches.isEmpty()) return null;
    Map<String, List<Sent>> sent = despatches.byLine();
    for (Order.Line it : before.lines()) {
      Order.Line now = lines.get(it.line());
      Quantity left = now == null ? Quantity.ZERO : now.quantity();
      List<Sent> of = sent.getOrDefault(it.line(), List.of());
      if (it.quantity().exceeds(left) && Despatches.sum(of, now == null ? it : now).exceeds(left))
        return it.line();
    }
    return null;
  }

  /**
   * Returns the first line whose part or unit changes after some of it was despatched; null if
   * there is none. The despatched quantity could no longer be deducted from such a line.
   */
  @Nullable String otherwise(Despatches despatches) {
    if (despatches.isEmpty()) return null;
    Map<String, List<Sent>> sent = despatches.byLine();
    for (Order.Line it : before.lines()) {
      Order.Line now = lines.get(it.line());
      if (now != null
          && sent.containsKey(it.line())
          && !(now.part().equals(it.part()) && Units.isSame(now.unit(), it.unit())))
        return it.line();
    }
    return null;
  }

  /** Replaces the lines by the new lines. */
  void become(List<Order.Line> now) {
    Map<String, Order.Line> all = new LinkedHashMap<>();
    now.forEach(it -> all.put(it.line(), it));
    for (Order.Line it : before.lines())
      if (!all.containsKey(it.line())) {
        lines.remove(it.line());
        removed.add(it.line());
      }
    for (Order.Line it : all.values()) {
      Order.Line standing = lines.get(it.line());
      if (standing != null && it.withoutOrigin().equals(standing.withoutOrigin())) continue;
      lines.put(it.line(), it);
      changed.add(it);
    }
  }

  /** Applies one change. Returns null, or why the change contradicts the order. */
  @Nullable Kind take(LineChange change) {
    Order.Line standing = lines.get(change.line());
    return switch (change.kind()) {
      case REMOVED -> {
        if (standing == null) yield Kind.LINE_UNKNOWN;
        lines.remove(change.line());
        changed.removeIf(it -> it.line().equals(change.line()));
        removed.add(change.line());
        yield null;
      }
      case CHANGED -> standing == null ? Kind.LINE_UNKNOWN : put(change, standing);
      case ADDED -> {
        if (standing == null)
          yield lines.size() < Order.MOST_LINES ? put(change, null) : Kind.TOO_MANY_LINES;
        Order.Line asked = resolved(change, standing);
        boolean same = asked != null && asked.withoutOrigin().equals(standing.withoutOrigin());
        yield same ? null : Kind.LINE_ADDED_TWICE;
      }
    };
  }

  private @Nullable Kind put(LineChange change, Order.@Nullable Line standing) {
    Order.Line line = resolved(change, standing);
    if (line == null) return Kind.CHANGE_INCOMPLETE;
    if (standing != null && !goes(change.moves(), standing.quantity(), line.quantity()))
      return Kind.QUANTITY_OTHERWISE;
    boolean same = standing != null && line.withoutOrigin().equals(standing.withoutOrigin());
    if (!same) {
      lines.put(line.line(), line);
      removed.remove(line.line()); // the last change of a line in a message applies
      changed.removeIf(it -> it.line().equals(line.line()));
      changed.add(line);
    }
    return null;
  }

  /**
   * Returns whether the quantity moves in the stated direction. If it does not, the sender may have
   * stated only the difference.
   */
  private static boolean goes(LineChange.@Nullable Moves way, Quantity before, Quantity now) {
    return switch (way) {
      case UP -> now.exceeds(before);
      case DOWN -> before.exceeds(now);
      case null -> true;
    };
  }

  /** Returns the line after the change; null if the change is incomplete. */
  private static Order.@Nullable Line resolved(LineChange it, Order.@Nullable Line standing) {
    String part = it.part() != null ? it.part() : standing == null ? null : standing.part();
    Quantity quantity = quantity(it, standing);
    if (part == null || quantity == null) return null;
    List<Promise> schedule = schedule(it, standing, quantity);
    if (schedule == null) return null;
    return new Order.Line(
        it.line(),
        part,
        it.supplierPart() != null || standing == null ? it.supplierPart() : standing.supplierPart(),
        it.description() != null || standing == null ? it.description() : standing.description(),
        requireNonNullElse(it.unit(), standing == null ? "PCE" : standing.unit()),
        quantity,
        it.price() != null || standing == null ? it.price() : standing.price(),
        schedule,
        it.segment(),
        it.texts() != null || standing == null ? it.texts() : standing.texts(),
        it.stated());
  }

  private static @Nullable Quantity quantity(LineChange it, Order.@Nullable Line standing) {
    if (it.quantity() != null) return it.quantity();
    if (!it.schedule().isEmpty())
      return it.schedule().stream().map(Promise::quantity).reduce(Quantity.ZERO, Quantity::plus);
    return standing == null ? null : standing.quantity();
  }

  /**
   * Returns the line's deliveries after the change; null if a new total would have to be divided
   * among several deliveries.
   */
  private static @Nullable List<Promise> schedule(
      LineChange it, Order.@Nullable Line standing, Quantity quantity) {
    if (!it.schedule().isEmpty()) return it.schedule();
    LocalDate only = it.date();
    if (only == null && standing != null && standing.schedule().size() == 1)
      only = standing.schedule().getFirst().date();
    if (only != null) return List.of(new Promise(only, quantity));
    return standing != null && standing.quantity().equals(quantity) ? standing.schedule() : null;
  }
}
