package weft.edi.meaning;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Function;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Place;
import weft.document.BusinessDocument.Reference;
import weft.event.StreamCommand;
import weft.interchange.StatedAt;
import weft.ordering.Despatched;
import weft.ordering.PurchaseOrderCommand.AdviseDespatch;
import weft.ordering.PurchaseOrderId;
import weft.party.Partnership;

/** What a despatch advice says of the orders that it names. */
final class DespatchedOrders {
  private DespatchedOrders() {}

  /** In stream-id order; none of an advice without a number, and of a copy. */
  static List<StreamCommand> of(BusinessDocument advice, StatedAt at) {
    if (advice.number().isEmpty() || advice.function() == Function.COPY) return List.of();
    Map<String, List<Despatched>> orders = new TreeMap<>();
    for (Reference it : advice.references())
      if (it.to() == Reference.To.ORDER) orders.put(it.number(), new ArrayList<>());
    Map<Integer, Integer> quantities = quantities(advice);
    for (int place = 0; place < advice.lines().size(); place++) {
      Line it = advice.lines().get(place);
      if (it.order() == null || it.order().isBlank()) continue;
      List<Despatched> sent = orders.computeIfAbsent(it.order(), _ -> new ArrayList<>());
      if (advice.function() != Function.CANCELLATION && it.quantity() != null)
        sent.add(
            new Despatched(
                it.orderLine(),
                it.part(),
                it.quantity(),
                it.unit(),
                quantities.getOrDefault(place, it.segment())));
    }
    Partnership between = advice.partnership();
    return orders.entrySet().stream()
        .<StreamCommand>map(
            it ->
                new AdviseDespatch(
                    new PurchaseOrderId(between.buyer(), it.getKey()),
                    between.supplier(),
                    advice.number(),
                    List.copyOf(it.getValue()),
                    at))
        .sorted(Comparator.comparing(StreamCommand::stream))
        .toList();
  }

  /** The segments that state the lines' quantities, by their places, where those are not theirs. */
  private static Map<Integer, Integer> quantities(BusinessDocument advice) {
    return requireNonNullElse(advice.places(), List.<Place>of()).stream()
        .filter(it -> it.number() == Place.What.QUANTITY && it.line() != null)
        .collect(Collectors.toMap(Place::line, Place::segment));
  }
}
