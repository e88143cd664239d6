package weft.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import weft.calendar.IsoText;
import weft.calendar.Week;
import weft.capacity.CapacityGroupId;
import weft.certificate.CertificateType;
import weft.energy.EnergyAdviceId;
import weft.energy.EnergyBaselineId;
import weft.energy.LoadRequestId;
import weft.energy.MeterId;
import weft.inspection.ConcessionId;
import weft.inspection.InspectionId;
import weft.inspection.InspectionPlanId;
import weft.inspection.InstrumentId;
import weft.machine.MachineId;
import weft.measure.PlainNumber;
import weft.measure.Quantity;
import weft.ordering.PurchaseOrderId;
import weft.parts.PartAgreementId;
import weft.party.PartyCode;
import weft.party.PersonCode;
import weft.picking.PickingId;
import weft.production.ProductionScheduleId;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.SeenReleases;
import weft.sharing.GrantId;
import weft.shipment.ShipmentId;
import weft.stock.StockId;

/**
 * The JSON mapping of the hub: records by their components only, enums in kebab case, quantities
 * and prices as decimal strings, dates in ISO 8601, business keys as their stream ids. Unknown
 * properties are ignored, so that an older hub can read a newer one's events.
 */
public final class Json {
  private Json() {}

  public static JsonMapper mapper() {
    return configure(JsonMapper.builder()).build();
  }

  /** Applies the same configuration to any builder. */
  public static JsonMapper.Builder configure(JsonMapper.Builder builder) {
    return builder
        .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
        .changeDefaultVisibility(
            it ->
                it.withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE)
                    .withFieldVisibility(Visibility.ANY))
        .disable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .addModule(values());
  }

  /**
   * A mapper for input from outside: it reads numbers as {@link PlainNumber} and dates as {@link
   * IsoText}.
   */
  public static JsonMapper foreign() {
    return configureForeign(JsonMapper.builder()).build();
  }

  /** Configures the web server's builder, which reads input from outside. */
  public static JsonMapper.Builder configureForeign(JsonMapper.Builder builder) {
    var theirs = new SimpleModule("values of others");
    read(theirs, Quantity.class, it -> new Quantity(PlainNumber.of(it)));
    read(theirs, BigDecimal.class, PlainNumber::of);
    read(theirs, LocalDate.class, IsoText::day);
    read(theirs, Instant.class, IsoText::moment);
    read(theirs, LocalDateTime.class, IsoText::clock);
    read(theirs, Week.class, IsoText::week);
    return configure(builder)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT) // 1.5 days are not one
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS) // 2 is no status of stock
        .addModule(theirs);
  }

  private static SimpleModule values() {
    var module = new SimpleModule("weft");
    text(module, PartyCode.class, PartyCode::value, PartyCode::new);
    text(module, PersonCode.class, PersonCode::value, PersonCode::new);
    text(module, Quantity.class, Quantity::toString, it -> new Quantity(PlainNumber.ofStored(it)));
    text(module, BigDecimal.class, BigDecimal::toPlainString, PlainNumber::ofStored);
    text(module, DeliveryScheduleId.class, DeliveryScheduleId::stream, DeliveryScheduleId::of);
    text(module, PurchaseOrderId.class, PurchaseOrderId::stream, PurchaseOrderId::of);
    text(
        module, ProductionScheduleId.class, ProductionScheduleId::stream, ProductionScheduleId::of);
    text(module, CapacityGroupId.class, CapacityGroupId::stream, CapacityGroupId::of);
    text(module, GrantId.class, GrantId::stream, GrantId::of);
    text(module, StockId.class, StockId::stream, StockId::of);
    text(module, ShipmentId.class, ShipmentId::stream, ShipmentId::of);
    text(module, PartAgreementId.class, PartAgreementId::stream, PartAgreementId::of);
    text(module, InspectionPlanId.class, InspectionPlanId::stream, InspectionPlanId::of);
    text(module, InspectionId.class, InspectionId::stream, InspectionId::of);
    text(module, InstrumentId.class, InstrumentId::stream, InstrumentId::of);
    text(module, ConcessionId.class, ConcessionId::stream, ConcessionId::of);
    text(module, PickingId.class, PickingId::stream, PickingId::of);
    text(module, MachineId.class, MachineId::stream, MachineId::of);
    text(module, EnergyBaselineId.class, EnergyBaselineId::stream, EnergyBaselineId::of);
    text(module, MeterId.class, MeterId::stream, MeterId::of);
    text(module, EnergyAdviceId.class, EnergyAdviceId::stream, EnergyAdviceId::of);
    text(module, LoadRequestId.class, LoadRequestId::stream, LoadRequestId::of);
    text(module, CertificateType.class, CertificateType::code, CertificateType::of);
    text(module, Week.class, Week::toString, Week::parse);
    texts(module, SeenReleases.class, SeenReleases::texts, SeenReleases::of);
    return module;
  }

  private static <T> void texts(
      SimpleModule module,
      Class<T> type,
      Function<T, List<String>> write,
      Function<List<String>, T> read) {
    module.addSerializer(
        type,
        new StdSerializer<T>(type) {
          @Override
          public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writeStartArray();
            write.apply(value).forEach(out::writeString);
            out.writeEndArray();
          }
        });
    module.addDeserializer(
        type,
        new StdDeserializer<T>(type) {
          @Override
          public T deserialize(JsonParser in, DeserializationContext context) {
            return read.apply(List.of(context.readValue(in, String[].class)));
          }
        });
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(
        type,
        new StdSerializer<T>(type) {
          @Override
          public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writeString(write.apply(value));
          }
        });
    read(module, type, read);
  }

  private static <T> void read(SimpleModule module, Class<T> type, Function<String, T> read) {
    module.addDeserializer(
        type,
        new StdDeserializer<T>(type) {
          @Override
          public T deserialize(JsonParser in, DeserializationContext context) {
            String text = in.getValueAsString();
            if (text == null)
              return type.cast(context.handleUnexpectedToken(context.constructType(type), in));
            try {
              return read.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
              return type.cast(
                  context.handleWeirdStringValue(type, text, "%s", String.valueOf(e.getMessage())));
            }
          }
        });
  }
}
