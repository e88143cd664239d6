package weft.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import weft.context.Contexts;
import weft.desk.DeskAnswer;
import weft.desk.DeskCommand;
import weft.event.Refusal;
import weft.event.StreamCommand;
import weft.party.PartyEvent;

/**
 * Reads and writes the desk's commands, answers and refusals as JSON, for one hub node that asks
 * another to execute them. The JSON is never stored, so it can name Java classes; nodes whose JSON
 * would differ have different {@link #VERSION}s.
 */
public final class CommandJson {
  /** Types where the JSON must name the class, because one of several can stand there. */
  private static final List<Class<?>> CHOICES =
      List.of(
          DeskCommand.class,
          DeskAnswer.class,
          Refusal.class,
          StreamCommand.class,
          PartyEvent.class);

  /** A short hash that changes with the shape of anything that hub nodes send to each other. */
  public static final String VERSION = Shape.of(said());

  private static Class<?>[] said() {
    List<Class<?>> said = new ArrayList<>(List.of(DeskCommand.class, DeskAnswer.class));
    said.add(PartyEvent.class);
    for (var type : Contexts.ALL) {
      if (type.deciding() != null) said.add(type.deciding().commands());
      said.addAll(type.refusals());
    }
    return said.toArray(Class<?>[]::new);
  }

  private final JsonMapper mapper;

  public CommandJson() {
    var builder = Json.configure(JsonMapper.builder());
    builder.polymorphicTypeValidator(
        BasicPolymorphicTypeValidator.builder().allowIfSubType("weft.").build());
    CHOICES.forEach(it -> builder.addMixIn(it, Named.class));
    mapper = builder.build();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, property = "class")
  private interface Named {}

  /** Writes a value as UTF-8 JSON. */
  public <T> byte[] write(T value, Class<T> kind) {
    return mapper.writerFor(kind).writeValueAsBytes(value);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws tools.jackson.core.JacksonException if a hub of another version wrote it
   */
  public <T> T read(byte[] written, Class<T> kind) {
    return mapper.readValue(written, kind);
  }
}
