package weft.edi.meaning;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.interchange.StatedAt;
import weft.ordering.LineChange;
import weft.ordering.Order;
import weft.ordering.OrderedPart;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderCommand.RecordWrongLines;
import weft.ordering.PurchaseOrderCommand.WrongLine;
import weft.scheduling.DeliveryScheduleCommand.RecordWrongCallOff;
import weft.scheduling.DeliveryScheduleCommand.RecordWrongRelease;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.release.ScheduleLine;

/**
 * Separates wrong items from right ones. If all faults of a buyer's schedule or order concern
 * single items, the hub records those items as wrong on their schedule or order and applies the
 * rest. If no item is right, it applies nothing. A supplier's response is applied as a whole or not
 * at all.
 */
public final class WrongItems {
  /** First segments of items: in EDIFACT and X12, in VDA, in IDocs. */
  private static final Set<String> BEGINNINGS =
      Set.of("LIN", "PO1", "POC", "512", "552", "E1EDP10", "E1EDP01");

  /** Items by the number of their first segment; items do not nest. */
  private final NavigableMap<Integer, Item> items = new TreeMap<>();

  private final Set<Item> wrong = new HashSet<>();
  private final List<StreamCommand> commands = new ArrayList<>();
  private boolean anyRight;

  /** The segments of one item, first to last. */
  private record Item(Segment first, int last) {
    private StatedAt at() {
      return new StatedAt(first.number(), first.tag(), null, first.offset());
    }
  }

  private WrongItems() {}

  /** The meaning reduced to its right items, if there are any. */
  public static Meaning apart(ReadMessage message, Meaning meaning) {
    if (meaning.isApplicable() || meaning.document() != null) return meaning;
    return new WrongItems().of(message, meaning);
  }

  private Meaning of(ReadMessage message, Meaning meaning) {
    find(message.body());
    for (Fault fault : meaning.faults()) {
      if (!fault.forbids()) continue;
      Item item = item(fault.segment());
      if (item == null) return meaning; // the fault concerns the whole message
      wrong.add(item);
    }
    for (StreamCommand it : meaning.commands()) if (!take(it)) return meaning;
    if (!anyRight) return meaning;
    commands.sort(Comparator.comparing(StreamCommand::stream)); // stable within a stream
    return new Meaning(meaning.partnership(), List.copyOf(commands), meaning.faults(), null, true);
  }

  private void find(Group group) {
    for (Group below : group.groups()) {
      Segment first = below.segments().isEmpty() ? null : below.segments().getFirst();
      if (first != null && BEGINNINGS.contains(first.tag()))
        items.put(first.number(), new Item(first, last(below)));
      else find(below);
    }
  }

  private static int last(Group group) {
    int last = group.segments().getLast().number();
    for (Group below : group.groups()) last = Math.max(last, last(below));
    return last;
  }

  private @Nullable Item item(@Nullable Integer segment) {
    if (segment == null) return null;
    Map.Entry<Integer, Item> from = items.floorEntry(segment);
    return from == null || segment > from.getValue().last() ? null : from.getValue();
  }

  /** Takes the right part of a command; false if the command cannot be split. */
  private boolean take(StreamCommand command) {
    switch (command) {
      case ReleaseForecast it -> {
        boolean isWrong = isWrong(it.part(), it.forecast().lines(), it.named());
        add(
            isWrong ? new RecordWrongRelease(it.schedule(), it.forecast(), it.part(), false) : it,
            !isWrong);
      }
      case ReleaseCallOff it -> {
        boolean isWrong = isWrong(it.part(), it.callOff().lines(), it.named());
        add(
            isWrong ? new RecordWrongCallOff(it.schedule(), it.callOff(), it.part(), false) : it,
            !isWrong);
      }
      case RecordWrongRelease it -> add(it, false);
      case RecordWrongCallOff it -> add(it, false);
      case PlaceOrder it -> place(it);
      case ChangeOrder it -> change(it);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void add(StreamCommand command, boolean right) {
    commands.add(command);
    anyRight |= right;
  }

  private boolean isWrong(
      @Nullable StatedAt part, List<ScheduleLine> lines, @Nullable List<ScheduleLine> named) {
    if (part != null && isWrong(part.segment())) return true;
    return Stream.concat(lines.stream(), named == null ? Stream.of() : named.stream())
        .anyMatch(it -> isWrong(it.segment()));
  }

  private boolean isWrong(@Nullable Integer segment) {
    Item item = item(segment);
    return item != null && wrong.contains(item);
  }

  private void place(PlaceOrder it) {
    Order order = it.placed();
    List<Order.Line> right =
        order.lines().stream().filter(line -> !isWrong(line.segment())).toList();
    if (right.isEmpty()) return;
    var taken =
        new Order(
            order.supplier(),
            order.site(),
            order.orderDate(),
            order.currency(),
            right,
            order.terms());
    add(new PlaceOrder(it.order(), taken, right(it.parts())), true);
    List<WrongLine> others =
        order.lines().stream()
            .filter(line -> isWrong(line.segment()))
            .map(line -> wrong(line.line(), line.segment()))
            .toList();
    if (!others.isEmpty()) add(new RecordWrongLines(it.order(), it.supplier(), others), false);
  }

  private void change(ChangeOrder it) {
    List<LineChange> right =
        it.changes().stream().filter(line -> !isWrong(line.segment())).toList();
    if (right.isEmpty()) return;
    add(
        new ChangeOrder(
            it.order(), it.supplier(), right, right(it.parts()), it.at(), it.currency()),
        true);
    List<WrongLine> others =
        it.changes().stream()
            .filter(line -> isWrong(line.segment()))
            .map(line -> wrong(line.line(), line.segment()))
            .toList();
    if (!others.isEmpty()) add(new RecordWrongLines(it.order(), it.supplier(), others), false);
  }

  private List<OrderedPart> right(List<OrderedPart> parts) {
    return parts.stream().filter(it -> !isWrong(it.at().segment())).toList();
  }

  private WrongLine wrong(String line, @Nullable Integer segment) {
    return new WrongLine(line, requireNonNull(item(segment), "it is wrong").at());
  }
}
