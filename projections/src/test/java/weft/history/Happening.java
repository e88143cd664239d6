package weft.history;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import weft.database.Pools;
import weft.event.Provenance;
import weft.history.append.PostgresEventStore;
import weft.history.store.EventJson;
import weft.history.store.EventMetaData;
import weft.measure.Quantity;
import weft.party.PartyCode;

/** The test's own event. */
public record Happening(String what, Quantity quantity) {
  public static final Map<String, Class<?>> TYPES = Map.of("Happening", Happening.class);
  public static final Provenance PROVENANCE =
      new Provenance(
          new Provenance.Actor(new PartyCode("HENGYUE"), null, "hengyue-edi"),
          new Provenance.Source("request", null, null, "r-1"),
          Set.of(new PartyCode("HENGYUE"), new PartyCode("JIAXIN")),
          "c-1",
          null);

  public static EventJson json() {
    return new EventJson(TYPES);
  }

  public static PostgresEventStore store(Pools pools) {
    return PostgresEventStore.open(pools.writer(), json());
  }

  public static DomainEventMessage<Happening> at(String stream, long sequence) {
    return at(stream, sequence, "something like the text that an event of this kind would carry");
  }

  public static DomainEventMessage<Happening> at(String stream, long sequence, String what) {
    return new GenericDomainEventMessage<>(
        "Test",
        stream,
        sequence,
        new Happening(what, Quantity.of(sequence)),
        EventMetaData.of(PROVENANCE));
  }

  /** Some 1.2 MB, like an order with this many lines. */
  public static String ofTenThousandLines() {
    return IntStream.range(0, 10_000)
        .mapToObj(
            """
            {"line":%1$d,"part":{"buyers":"HY-%1$d","name":"轴承座"},"quantity":{"value":%1$d,"unit":"PCE"},"price":"12.40"}\
            """
                ::formatted)
        .collect(Collectors.joining(","));
  }

  /** Text of this many characters that gzip hardly compresses. */
  public static String incompressible(int characters) {
    return new Random(characters)
        .ints(characters, ' ' + 3, '~')
        .mapToObj(it -> it == '\\' ? "轴" : Character.toString(it))
        .collect(Collectors.joining());
  }

  /** A snapshot of the state after an event. */
  public static DomainEventMessage<Happening> after(
      DomainEventMessage<Happening> last, String what) {
    return new GenericDomainEventMessage<>(
        "Test",
        last.getAggregateIdentifier(),
        last.getSequenceNumber(),
        new Happening(what, Quantity.of(last.getSequenceNumber())),
        EventMetaData.of(PROVENANCE),
        last.getIdentifier(),
        last.getTimestamp());
  }

  public static List<DomainEventMessage<Happening>> first(String stream, int count) {
    return IntStream.range(0, count).mapToObj(it -> at(stream, it)).toList();
  }
}
