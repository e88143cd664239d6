package weft.api.asking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.util.ClassUtil;
import weft.api.problem.Problem;
import weft.api.problem.UnreadableBody;
import weft.language.Text;

/** All faults of one JSON body, found while it is read; reading continues after each fault. */
final class BodyFaults extends DeserializationProblemHandler {
  private static final int MOST = 100;
  private static final Text REPEATED =
      new Text("This field stands more than once in its object.", "同一对象中此字段重复出现。");
  private static final Text UNKNOWN = new Text("This operation has no such field.", "此操作没有该字段。");

  private final List<Problem.Fault> faults = new ArrayList<>();

  /** The place of the first value that cannot be read; null where all can be. */
  private @Nullable TokenStreamLocation unreadable;

  /**
   * Finds keys that stand more than once in their object.
   *
   * @param json before the body's first token
   */
  void findRepeated(JsonParser json) {
    Deque<Set<String>> open = new ArrayDeque<>();
    for (JsonToken it = json.nextToken(); it != null; it = json.nextToken()) {
      if (it == JsonToken.START_OBJECT) open.push(new HashSet<>());
      else if (it == JsonToken.END_OBJECT) open.pop();
      else if (it == JsonToken.PROPERTY_NAME && !open.getFirst().add(json.currentName()))
        add(json, "field-repeated", REPEATED);
    }
  }

  /**
   * Throws the faults: 400 where a value cannot be read, else 422. Does nothing where there are
   * none.
   */
  void end() {
    if (faults.isEmpty()) return;
    if (unreadable == null) throw Body.faulty(faults);
    throw UnreadableBody.problem(unreadable, faults).exception();
  }

  private void add(JsonParser at, String code, Text text) {
    add(at.streamReadContext().pathAsPointer(), code, text);
  }

  private void add(JsonPointer at, String code, Text text) {
    if (faults.size() < MOST) faults.add(new Problem.Fault(at.toString(), code, text));
  }

  private void invalid(JsonParser at) {
    if (unreadable == null) unreadable = at.currentTokenLocation();
    add(at, "value-invalid", UnreadableBody.INVALID);
  }

  @Override
  public boolean handleUnknownProperty(
      DeserializationContext context,
      JsonParser at,
      ValueDeserializer<?> deserializer,
      Object bean,
      String name) {
    JsonParser body = context.getParser();
    if (at.equals(body)) add(at, "field-unknown", UNKNOWN);
    // the value was buffered until its object was complete, so the parser of the body is behind it
    else
      add(body.streamReadContext().pathAsPointer().appendProperty(name), "field-unknown", UNKNOWN);
    at.skipChildren();
    return true;
  }

  @Override
  public @Nullable Object handleWeirdKey(
      DeserializationContext context, Class<?> type, String key, String message) {
    invalid(context.getParser());
    return null;
  }

  @Override
  public @Nullable Object handleWeirdStringValue(
      DeserializationContext context, Class<?> type, String value, String message) {
    invalid(context.getParser());
    return none(type);
  }

  @Override
  public @Nullable Object handleWeirdNumberValue(
      DeserializationContext context, Class<?> type, Number value, String message) {
    invalid(context.getParser());
    return none(type);
  }

  @Override
  public @Nullable Object handleUnexpectedToken(
      DeserializationContext context,
      JavaType type,
      JsonToken token,
      JsonParser at,
      String message) {
    invalid(at);
    at.skipChildren();
    return none(type.getRawClass());
  }

  @Override
  public @Nullable Object handleMissingInstantiator(
      DeserializationContext context,
      Class<?> type,
      @Nullable ValueInstantiator instantiator,
      JsonParser at,
      String message) {
    invalid(at);
    at.skipChildren();
    return none(type);
  }

  private static @Nullable Object none(Class<?> type) {
    return type.isPrimitive() ? ClassUtil.defaultValue(type) : null;
  }
}
