package weft.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import weft.agreement.PartnershipCommand;
import weft.agreement.PartyRefusal;
import weft.desk.DeskAnswer;
import weft.desk.DeskCommand;
import weft.desk.DeskRefusal;
import weft.desk.IntroductionRefusal;
import weft.event.Refusal;
import weft.event.StreamCommand;
import weft.interchange.RerunRefusal;
import weft.ordering.OrderRefusal;
import weft.ordering.PurchaseOrderCommand;
import weft.ordering.ResponseRefusal;
import weft.party.PartyEvent;
import weft.scheduling.DeliveryScheduleCommand;
import weft.scheduling.ReleaseAnswerRefusal;
import weft.scheduling.ScheduleRefusal;

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
  public static final String VERSION =
      Shape.of(
          DeskCommand.class,
          DeliveryScheduleCommand.class,
          PurchaseOrderCommand.class,
          PartnershipCommand.class,
          PartyEvent.class,
          DeskAnswer.class,
          DeskRefusal.class,
          IntroductionRefusal.class,
          OrderRefusal.class,
          PartyRefusal.class,
          RerunRefusal.class,
          ResponseRefusal.class,
          ReleaseAnswerRefusal.class,
          ScheduleRefusal.class);

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
