package weft.edi.demand;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.onward.TheirNames;
import weft.ordering.Order;
import weft.party.Partnership;

/**
 * What one message of a buyer asked for, on its way to the supplier.
 *
 * @param events what took effect of it, all of one kind and in its order
 * @param standing the order that is changed or withdrawn, as it stood before; else null
 * @param told when the hub was told, for messages that must bear a date where it has none
 */
public record Demand(
    Partnership partnership,
    List<Object> events,
    @Nullable Order standing,
    LocalDate told,
    TheirNames names) {
  /** Where it needs nothing of what stood before. */
  public Demand(Partnership partnership, List<Object> events, LocalDate told, TheirNames names) {
    this(partnership, events, null, told, names);
  }
}
