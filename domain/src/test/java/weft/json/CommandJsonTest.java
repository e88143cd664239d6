package weft.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;
import weft.context.Contexts;
import weft.desk.DeskAnswer;
import weft.desk.DeskCommand;
import weft.event.Refusal;
import weft.ordering.PurchaseOrderCommand;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;

/** A command arrives at another instance exactly as sent. */
class CommandJsonTest {
  private final CommandJson json = new CommandJson();

  private static List<Object> every(Class<?>... families) {
    var all = new ArrayList<Object>();
    for (Class<?> family : families)
      for (Class<?> it : family.getPermittedSubclasses()) all.addAll(Examples.of(it));
    return all;
  }

  static Stream<Object> commands() {
    return every(DeskCommand.class).stream();
  }

  static Stream<Object> answers() {
    return every(DeskAnswer.class).stream();
  }

  static Stream<Object> refusals() {
    return Contexts.ALL.stream()
        .flatMap(it -> it.refusals().stream())
        .flatMap(it -> every(it).stream());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void a_command(DeskCommand it) {
    assertThat(json.read(json.write(it, DeskCommand.class), DeskCommand.class)).isEqualTo(it);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void an_answer(DeskAnswer it) {
    assertThat(json.read(json.write(it, DeskAnswer.class), DeskAnswer.class)).isEqualTo(it);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void a_refusal(Refusal it) {
    assertThat(json.read(json.write(it, Refusal.class), Refusal.class)).isEqualTo(it);
  }

  @Test
  void an_order_or_change_of_a_hub_that_does_not_say_its_parts_names_none() {
    var said =
        every(PurchaseOrderCommand.class).stream()
            .filter(it -> it instanceof PlaceOrder || it instanceof ChangeOrder)
            .toList();
    assertThat(said).isNotEmpty();
    for (Object it : said) {
      var older = (ObjectNode) Json.mapper().valueToTree(it);
      assertThat(older.remove("parts")).isNotEmpty();
      Object read = Json.mapper().treeToValue(older, it.getClass());
      assertThat(read instanceof PlaceOrder order ? order.parts() : ((ChangeOrder) read).parts())
          .isEmpty();
    }
  }

  @Test
  void no_other_class_is_made_of_what_came() {
    byte[] foreign = "{\"class\":\"java.net.URL\",\"file\":\"x\"}".getBytes(UTF_8);
    assertThatThrownBy(() -> json.read(foreign, DeskCommand.class))
        .isInstanceOf(JacksonException.class);
  }
}
