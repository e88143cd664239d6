package weft.history.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.module.SimpleModule;
import weft.event.Provenance;
import weft.json.Json;
import weft.json.StateType;

/**
 * Serializes events as JSON under stable names. A class may be renamed or moved, but its name in
 * the registry must stay; an event whose name is not registered is refused, on writing and on
 * reading.
 */
public final class EventJson extends Jackson3Serializer {
  private final Map<String, Class<?>> classes;
  private final Map<Class<?>, String> names = new HashMap<>();
  private final Map<Class<?>, StateType> states = new HashMap<>();

  /**
   * Makes a serializer for events only.
   *
   * @param types the class of each stable name
   */
  public EventJson(Map<String, Class<?>> types) {
    this(types, List.of());
  }

  /** Makes a serializer for events and for these kinds of states. */
  public EventJson(Map<String, Class<?>> types, List<StateType> kept) {
    super(builder().jsonMapperBuilderCustomizer(it -> Json.configure(it).addModule(metaData())));
    classes = new HashMap<>(types);
    classes.put("Provenance", Provenance.class); // for stores that keep metadata value by value
    classes.put(EventPart.NAME, EventPart.class);
    for (var it : kept) {
      states.put(it.type(), it);
      if (classes.put(it.name(), it.type()) != null)
        throw new IllegalArgumentException(it.name() + " is the name of an event");
    }
    classes.forEach(
        (name, type) -> {
          var other = names.put(type, name);
          if (other != null)
            throw new IllegalArgumentException(type + " has two names: " + name + ", " + other);
        });
  }

  private static JacksonModule metaData() {
    return new SimpleModule("Axon metadata").addDeserializer(MetaData.class, new StoredMetaData());
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as in Axon's signature
  public <S, T> T deserialize(SerializedObject<S> stored) {
    return stored instanceof HandedMetaData it ? (T) it.value() : super.deserialize(stored);
  }

  @Override
  public Class<?> classForType(SerializedType type) {
    var known = classes.get(type.getName());
    if (known != null) return known;
    if (!isFrameworkType(type.getName()) && !SimpleSerializedType.emptyType().equals(type))
      throw new SerializationException(
          "No class is registered for the stored type " + type.getName() + "; history needs it");
    return super.classForType(type);
  }

  boolean isState(Class<?> type) {
    return states.containsKey(type);
  }

  /** The revision under which each kind of state is stored, by the kind's name. */
  Map<String, String> revisions() {
    return states.values().stream().collect(Collectors.toMap(StateType::name, StateType::revision));
  }

  /** Whether a snapshot has today's revision: the same rules and the same shape. */
  public boolean isOfToday(DomainEventData<?> snapshot) {
    var type = snapshot.getPayload().getType();
    var known = classes.get(type.getName());
    return known != null && typeForClass(known).equals(type);
  }

  @Override
  @SuppressWarnings({"rawtypes", "NullAway"}) // Axon passes null for "no type"
  public SerializedType typeForClass(@Nullable Class type) {
    var state = states.get(type);
    if (state != null) return new SimpleSerializedType(state.name(), state.revision());
    var name = names.get(type);
    if (name != null) return new SimpleSerializedType(name, getRevisionResolver().revisionOf(type));
    if (type != null && !isFrameworkType(type.getName()))
      throw new SerializationException("No stable name is registered for " + type.getName());
    return super.typeForClass(type);
  }

  /** Whether the type is one of metadata, tokens and the plain values inside them. */
  private static boolean isFrameworkType(String name) {
    return name.startsWith("org.axonframework.") || name.startsWith("java.") || name.equals("void");
  }

  private static final class StoredMetaData extends ValueDeserializer<MetaData> {
    @Override
    public MetaData deserialize(JsonParser parser, DeserializationContext context) {
      var values = new HashMap<String, Object>();
      if (parser.currentToken() == JsonToken.START_OBJECT) parser.nextToken();
      for (; parser.currentToken() == JsonToken.PROPERTY_NAME; parser.nextToken()) {
        var key = parser.currentName();
        parser.nextToken();
        var type = key.equals(EventMetaData.PROVENANCE) ? Provenance.class : Object.class;
        values.put(key, context.readValue(parser, type));
      }
      return MetaData.from(values);
    }
  }

  /** The position of a stored token; 0 without a token. */
  public long positionOf(byte @Nullable [] token, @Nullable String type) {
    if (token == null || type == null) return 0;
    TrackingToken read =
        deserialize(
            new org.axonframework.serialization.SimpleSerializedObject<>(
                token, byte[].class, type, null));
    return read.position().orElse(0);
  }
}
