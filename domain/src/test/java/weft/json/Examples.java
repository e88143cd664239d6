package weft.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import weft.capacity.CapacityGroupId;
import weft.consumption.ConsumptionAccountId;
import weft.context.Contexts;
import weft.event.Provenance;
import weft.event.StreamCommand;
import weft.event.StreamType;
import weft.measure.Quantity;
import weft.ordering.PurchaseOrderId;
import weft.parts.PartAgreementId;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PersonCode;
import weft.production.ProductionScheduleId;
import weft.question.QuestionId;
import weft.scheduling.DeliveryScheduleId;
import weft.sharing.GrantId;
import weft.shipment.ShipmentId;
import weft.stock.StockId;

/**
 * Creates records from their types with every component filled: one of each record, and one for
 * each variant of a component.
 */
final class Examples {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");

  private static final Map<Class<?>, Object> VALUES =
      Map.ofEntries(
          Map.entry(String.class, "4711"),
          Map.entry(PartyCode.class, JIAXIN),
          Map.entry(Provenance.Actor.class, new Provenance.Actor(JIAXIN, "P-0007", "4711")),
          Map.entry(PersonCode.class, new PersonCode("P-0007")),
          Map.entry(Partnership.class, new Partnership(HENGYUE, JIAXIN)),
          Map.entry(PurchaseOrderId.class, new PurchaseOrderId(HENGYUE, "4500012345")),
          Map.entry(
              DeliveryScheduleId.class,
              new DeliveryScheduleId(HENGYUE, JIAXIN, "PLANT1", "4711/A", "5500012", "Gate 7")),
          Map.entry(
              ProductionScheduleId.class, new ProductionScheduleId(JIAXIN, "JX1", "JX-4711/A")),
          Map.entry(CapacityGroupId.class, new CapacityGroupId(JIAXIN, "MILL-5")),
          Map.entry(GrantId.class, new GrantId(JIAXIN, "01JDEXAMPLE")),
          Map.entry(QuestionId.class, new QuestionId(HENGYUE, JIAXIN, "01JDEXAMPLE")),
          Map.entry(
              ConsumptionAccountId.class, new ConsumptionAccountId(HENGYUE, JIAXIN, "PLANT1")),
          Map.entry(StockId.class, new StockId(JIAXIN, "JX1", "4711/A")),
          Map.entry(ShipmentId.class, new ShipmentId(HENGYUE, JIAXIN, "LS-1", 2026)),
          Map.entry(PartAgreementId.class, new PartAgreementId(HENGYUE, JIAXIN, "4711/A")),
          Map.entry(Quantity.class, Quantity.of("12.5")),
          Map.entry(BigDecimal.class, new BigDecimal("1250.00")),
          Map.entry(LocalDate.class, LocalDate.of(2026, 12, 1)),
          Map.entry(LocalTime.class, LocalTime.of(16, 30)),
          Map.entry(LocalDateTime.class, LocalDateTime.of(2026, 12, 1, 16, 30)),
          Map.entry(Instant.class, Instant.parse("2026-12-01T08:30:00.000001Z")),
          Map.entry(int.class, 7),
          Map.entry(Integer.class, 7),
          Map.entry(long.class, 70_000_000_000L),
          Map.entry(Long.class, 70_000_000_000L),
          Map.entry(boolean.class, true),
          Map.entry(Boolean.class, true),
          Map.entry(byte[].class, new byte[] {1}));

  private Examples() {}

  static List<Object> of(Type type) {
    return switch (type) {
      case ParameterizedType it -> of((Class<?>) it.getRawType(), it.getActualTypeArguments());
      case Class<?> it -> of(it);
      default -> throw new IllegalArgumentException("No example of " + type);
    };
  }

  private static List<Object> of(Class<?> container, Type[] arguments) {
    List<Object> items = of(arguments[0]);
    if (container == List.class) return List.of(items);
    if (container == Set.class) return List.of(Set.copyOf(items));
    if (container == Map.class)
      return List.of(Map.of(items.getFirst(), of(arguments[1]).getFirst()));
    throw new IllegalArgumentException("No example of " + container);
  }

  private static List<Object> of(Class<?> type) {
    Object value = VALUES.get(type);
    if (value != null) return List.of(value);
    if (type.isEnum()) return List.of(type.getEnumConstants()[0]);
    if (type.isRecord()) return records(type);
    if (type == StreamCommand.class)
      return kinds(
          Contexts.ALL.stream()
              .map(StreamType::deciding)
              .filter(Objects::nonNull)
              .map(it -> it.commands())
              .toArray(Class<?>[]::new));
    if (type.isSealed()) return kinds(type.getPermittedSubclasses());
    throw new IllegalArgumentException("No example of " + type);
  }

  private static List<Object> kinds(Class<?>... kinds) {
    return Arrays.stream(kinds).flatMap(it -> of(it).stream()).toList();
  }

  private static List<Object> records(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<List<Object>> choices =
        Arrays.stream(components).map(it -> of(it.getGenericType())).toList();
    int most = choices.stream().mapToInt(List::size).max().orElse(1);
    var all = new ArrayList<Object>();
    for (int i = 0; i < most; i++) {
      int nth = i;
      Object[] values = choices.stream().map(it -> it.get(nth % it.size())).toArray();
      all.add(made(type, components, values));
    }
    return all;
  }

  private static Object made(Class<?> type, RecordComponent[] components, Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("No example of " + type, e);
    }
  }
}
