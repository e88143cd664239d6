package weft.edi.demand;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.onward.NotWritable;
import weft.edi.reader.text.Envelope;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.party.EdiRules.Outbound;

/** Maps each demand message to its writer. A new message needs one class and one line here. */
public final class DemandWriter {
  private static final Map<String, Form> BY_MESSAGE =
      Map.ofEntries(
          entry("DELFOR", new Form(DemandOfMessage.FORECAST, EdifactSchedules::delfor)),
          entry("830", new Form(DemandOfMessage.FORECAST, X12Schedules::planning)),
          entry("4905", new Form(DemandOfMessage.FORECAST, VdaSchedules::callOffs)),
          entry("DELJIT", new Form(DemandOfMessage.CALL_OFF, EdifactSchedules::deljit)),
          entry("862", new Form(DemandOfMessage.CALL_OFF, X12Schedules::shipping)),
          entry("4915", new Form(DemandOfMessage.CALL_OFF, VdaSchedules::detailed)),
          entry("ORDERS", new Form(DemandOfMessage.ORDER, OrderEdifact::order)),
          entry("850", new Form(DemandOfMessage.ORDER, OrderX12::order)),
          entry("ORDCHG", new Form(DemandOfMessage.ORDER_CHANGE, OrderEdifact::change)),
          entry("860", new Form(DemandOfMessage.ORDER_CHANGE, OrderX12::change)));

  private DemandWriter() {}

  private record Form(DemandOfMessage asked, Writing writing) {}

  private interface Writing {
    byte[] write(Demand demand, Outbound rule, Envelope ours);
  }

  /** The kind of demand a message carries; null for a message that carries no demand. */
  public static @Nullable DemandOfMessage asked(String message) {
    Form form = BY_MESSAGE.get(message);
    return form == null ? null : form.asked();
  }

  /**
   * The first rule whose message carries the event's kind of demand; null if no rule matches. If a
   * supplier gets orders but no changes, a cancellation goes out as an {@code ORDERS} or 850 that
   * cancels the order.
   */
  static @Nullable Outbound rule(List<Outbound> agreed, Object event) {
    Outbound rule = first(agreed, DemandOfMessage.of(event));
    return rule == null && event instanceof OrderCancelled
        ? first(agreed, DemandOfMessage.ORDER)
        : rule;
  }

  /** Whether the supplier gets orders, or changes to them, as messages. */
  public static boolean writesOrders(List<Outbound> agreed) {
    return first(agreed, DemandOfMessage.ORDER) != null
        || first(agreed, DemandOfMessage.ORDER_CHANGE) != null;
  }

  private static @Nullable Outbound first(List<Outbound> agreed, @Nullable DemandOfMessage asked) {
    return agreed.stream()
        .filter(it -> asked != null && asked(it.message()) == asked)
        .findFirst()
        .orElse(null);
  }

  /**
   * Writes the whole interchange.
   *
   * @throws NotWritable if the receiver would read something other than the buyer asked for
   */
  public static byte[] write(Demand demand, Outbound rule, Envelope ours) {
    Form form = BY_MESSAGE.get(rule.message());
    if (form == null) throw new IllegalArgumentException(rule.message());
    NotWritable.requireTable(rule);
    return form.writing().write(demand, rule, ours);
  }
}
