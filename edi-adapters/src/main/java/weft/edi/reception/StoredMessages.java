package weft.edi.reception;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.edi.mapping.Translator;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reception.MessageInterpreter.Understood;
import weft.edi.reception.inbox.Inbox;
import weft.edi.reception.inbox.ReferenceUses;
import weft.event.StreamCommand;
import weft.event.Streams;
import weft.interchange.Correction;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.InterchangeKey;
import weft.ordering.PurchaseOrderCommand;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderCommand.ReplaceOrder;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.party.Partnership;
import weft.party.PartyDirectory;
import weft.shipment.ShipmentCommand.AdviseShipment;
import weft.shipment.ShippedOrders;

/** Reads messages of stored interchanges in their last version, with the current directory. */
record StoredMessages(
    Inbox inbox, PartyDirectory directory, Translator translator, Streams streams) {
  /**
   * Returns the partnership of a message by the current directory; null if the parties have no
   * agreement.
   */
  @Nullable Partnership agreed(UUID interchange, int number) {
    Understood it = understood(interchange, number);
    Partnership partnership = it == null ? null : it.partnership();
    return partnership == null || directory.profile(partnership).isEmpty() ? null : partnership;
  }

  /**
   * Returns the commands of a message that need a placed order: it answers, changes or withdraws
   * one, or reports despatches of several.
   */
  List<PurchaseOrderCommand> saidOfOrders(UUID interchange, int number) {
    Understood it = understood(interchange, number);
    List<PurchaseOrderCommand> said = new ArrayList<>();
    if (it != null)
      for (StreamCommand command : it.commands())
        switch (command) {
          case PurchaseOrderCommand order when !places(order) -> said.add(order);
          case AdviseShipment shipment -> said.addAll(ShippedOrders.of(shipment));
          default -> {}
        }
    return said;
  }

  private static boolean places(PurchaseOrderCommand it) {
    return it instanceof PlaceOrder || it instanceof ReplaceOrder;
  }

  /** Returns those commands whose order is placed with this supplier. */
  List<PurchaseOrderCommand> ofPlaced(List<PurchaseOrderCommand> said) {
    Map<String, List<Object>> pasts = streams.read(said.stream().map(it -> it.stream()).toList());
    return said.stream()
        .filter(
            it ->
                pasts.getOrDefault(it.stream(), List.of()).stream()
                    .anyMatch(
                        event ->
                            event instanceof OrderPlaced placed
                                && placed.supplier().equals(it.supplier())))
        .toList();
  }

  private @Nullable Understood understood(UUID interchange, int number) {
    return inbox.reading(interchange, item -> understood(item, number));
  }

  private @Nullable Understood understood(Inbox.Item item, int number) {
    InterchangeKey key = key(item);
    List<Object> past = key == null ? List.of() : past(key);
    InterchangeReceived received = Interchange.of(past).received();
    if (received == null) return null;
    ReaderOptions options =
        PartnerReading.options(directory, received.owner(), received.key().receiver());
    Inbox.Item correction = putRight(past, number);
    ReadInterchange read =
        EdiReader.read((correction == null ? item : correction).bytes(), options);
    return number > read.messages().size()
        ? null
        : understood(received, read, options, read.messages().get(number - 1));
  }

  /**
   * Returns the correction with which a message was last read; null if it was read as it arrived.
   */
  Inbox.@Nullable Item putRight(List<Object> past, int number) {
    Correction last = null;
    for (Object event : past)
      if (event instanceof MessageRerun it && it.number() == number) last = it.correction();
    return last == null ? null : inbox.find(UUID.fromString(last.id())).orElseThrow();
  }

  Understood understood(
      InterchangeReceived received,
      ReadInterchange read,
      ReaderOptions options,
      ReadMessage message) {
    return new MessageInterpreter(
            directory,
            translator,
            received.owner(),
            Reception.supplier(received, directory),
            Addressee.checked(read, received.key().receiver(), directory),
            options)
        .of(message);
  }

  /** Returns the key of an interchange; null if it has no envelope of its owner. */
  @Nullable InterchangeKey key(Inbox.Item item) {
    InterchangeKey first = Arrival.key(item, directory);
    return first == null ? null : new ReferenceUses(streams, inbox).of(first, item.id());
  }

  List<Object> past(InterchangeKey key) {
    String stream = key.stream();
    return streams.read(Set.of(stream)).getOrDefault(stream, List.of());
  }
}
