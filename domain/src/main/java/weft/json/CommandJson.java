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
 * The desk's commands, answers and refusals as JSON, for a hub that does what another was told.
 * Nothing of it is kept, so each says its class; hubs that would write them otherwise have another
 * {@link #VERSION}.
 */
public final class CommandJson {
  /** Where one of several classes may stand. */
  private static final List<Class<?>> CHOICES =
      List.of(
          DeskCommand.class,
          DeskAnswer.class,
          Refusal.class,
          StreamCommand.class,
          PartyEvent.class);

  /** A short text that is another one where anything is that hubs say to each other. */
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

  /** One of these as UTF-8. */
  public <T> byte[] write(T value, Class<T> kind) {
    return mapper.writerFor(kind).writeValueAsBytes(value);
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws tools.jackson.core.JacksonException where it was not written by a hub like this one
   */
  public <T> T read(byte[] written, Class<T> kind) {
    return mapper.readValue(written, kind);
  }
}
