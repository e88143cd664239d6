package weft.api.description;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import weft.api.asking.Needed;
import weft.calendar.Week;
import weft.json.Json;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.projections.rows.StoredJson;

/**
 * Describes the hub's records as schemas, as {@link Json} writes them: values as text, enums in
 * kebab case. A component is required if it is never null, or {@link Needed} in a body. A nested
 * record's name includes the enclosing record's.
 */
final class Schemas extends ModelResolver {
  private static final JsonMapper JSON = Json.mapper();

  Schemas(ObjectMapper mapper) {
    super(mapper, new Names());
  }

  @Override
  @SuppressWarnings("rawtypes") // the library's own signature
  public @Nullable Schema resolve(
      AnnotatedType annotated, ModelConverterContext context, Iterator<ModelConverter> chain) {
    JavaType asked = _mapper.constructType(annotated.getType());
    Class<?> type = asked.getRawClass();
    if (type == StoredJson.class)
      return context.resolve(annotated.type(asked.containedTypeOrUnknown(0)));
    if (type == BigDecimal.class || type == Quantity.class) return decimal();
    if (type == PartyCode.class) return party();
    if (type == Week.class) return week();
    Schema<?> schema = super.resolve(annotated, context, chain);
    if (type.isRecord()) require(type, context);
    if (type.isEnum() && schema != null) named(type, schema);
    return schema;
  }

  private static Schema<?> decimal() {
    return typed(new StringSchema().pattern("^-?[0-9]+([.][0-9]+)?$").description("A decimal."));
  }

  private static Schema<?> party() {
    return typed(
        new StringSchema()
            .pattern("^[A-Z0-9][A-Z0-9-]{0,34}$")
            .description("A party's code on the hub."));
  }

  private static Schema<?> week() {
    return typed(
        new StringSchema()
            .pattern("^[0-9]{4}-W[0-9]{2}$")
            .example("2026-W50")
            .description("An ISO week."));
  }

  private static Schema<?> typed(Schema<?> schema) {
    schema.addType("string");
    return schema;
  }

  @SuppressWarnings({"rawtypes", "unchecked"}) // the library's models are raw
  private static void require(Class<?> type, ModelConverterContext context) {
    String prefix = Names.of(type);
    context.getDefinedModels().entrySet().stream()
        .filter(
            it ->
                it.getKey().equals(prefix)
                    || (type.getTypeParameters().length > 0 && it.getKey().startsWith(prefix)))
        .map(it -> it.getValue())
        .filter(it -> it.getProperties() != null)
        .forEach(
            it -> {
              List<String> always =
                  required(type).filter(name -> it.getProperties().containsKey(name)).toList();
              it.setRequired(always.isEmpty() ? null : new ArrayList<>(always));
              nullable(type)
                  .forEach(name -> it.getProperties().computeIfPresent(name, Schemas::orNull));
            });
  }

  /** Components that are written as null where there is no value; they are never omitted. */
  private static Stream<String> nullable(Class<?> type) {
    return components(type)
        .filter(it -> mayBeNull(it) && !mayBeLeftOut(it))
        .map(RecordComponent::getName);
  }

  /** Returns a new schema, because several properties may share the given one. */
  private static Schema<?> orNull(Object name, Object property) {
    Schema<?> schema = (Schema<?>) property;
    if (schema.getAnyOf() != null || isOrNull(schema)) return schema;
    if (schema.get$ref() != null) {
      Schema<?> nothing = new JsonSchema();
      nothing.addType("null");
      Schema<?> either = new JsonSchema();
      either.addAnyOfItem(new JsonSchema().$ref(schema.get$ref()));
      either.addAnyOfItem(nothing);
      either.description(schema.getDescription());
      return either;
    }
    Schema<?> copy = AnnotationsUtils.clone(schema, true);
    copy.addType("null");
    if (copy.getEnum() != null) withNull(copy);
    return copy;
  }

  /** A schema without a type allows anything. */
  private static boolean isOrNull(Schema<?> schema) {
    return schema.getTypes() == null
        ? schema.get$ref() == null
        : schema.getTypes().contains("null");
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the library's models are raw
  private static void withNull(Schema schema) {
    List<Object> values = new ArrayList<>(schema.getEnum());
    values.add(null);
    schema.setEnum(values);
  }

  /** The components of an unwrapped component are at the same level. */
  private static Stream<RecordComponent> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(
            it ->
                it.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                    ? components(it.getType())
                    : Stream.of(it));
  }

  private static boolean mayBeNull(RecordComponent it) {
    return it.getAnnotatedType().isAnnotationPresent(Nullable.class)
        && !it.isAnnotationPresent(Needed.class);
  }

  private static boolean mayBeLeftOut(RecordComponent it) {
    return it.getAccessor().isAnnotationPresent(JsonInclude.class);
  }

  private static Stream<String> required(Class<?> type) {
    return components(type)
        .filter(it -> !mayBeNull(it) && !mayBeLeftOut(it))
        .map(RecordComponent::getName);
  }

  @SuppressWarnings("unchecked")
  private static void named(Class<?> type, @SuppressWarnings("rawtypes") Schema property) {
    property.setEnum(
        Arrays.stream(type.getEnumConstants())
            .map(it -> JSON.convertValue(it, String.class))
            .toList());
  }

  /** Detects two records with the same name, which would silently become one schema. */
  private static final class Names extends TypeNameResolver {
    private static final ConcurrentMap<String, Class<?>> TAKEN = new ConcurrentHashMap<>();

    static String of(Class<?> type) {
      Class<?> outer = type.getEnclosingClass();
      return outer == null ? type.getSimpleName() : of(outer) + type.getSimpleName();
    }

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
      if (!type.getName().startsWith("weft.")) return super.nameForClass(type, options);
      String name = of(type);
      Class<?> other = TAKEN.putIfAbsent(name, type);
      if (other != null && other != type)
        throw new IllegalStateException(type + " and " + other + " have the same name");
      return name;
    }
  }
}
