package weft.edi.demand;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.onward.TheirNames;
import weft.ordering.Order;
import weft.party.Partnership;

/**
 * The demand in one buyer message, on its way to the supplier.
 *
 * @param events the events that took effect, all of one kind, in the message's order
 * @param standing the changed or cancelled order as it stood before; else null
 * @param told when the hub received the message; the date of a message that needs one but has none
 */
public record Demand(
    Partnership partnership,
    List<Object> events,
    @Nullable Order standing,
    LocalDate told,
    TheirNames names) {
  /** For messages that do not depend on an earlier order. */
  public Demand(Partnership partnership, List<Object> events, LocalDate told, TheirNames names) {
    this(partnership, events, null, told, names);
  }
}
