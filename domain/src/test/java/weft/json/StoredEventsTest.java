package weft.json;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import weft.context.Contexts;
import weft.document.BusinessDocument;
import weft.event.ContradictionEvent;
import weft.event.Provenance;
import weft.event.StreamType;
import weft.interchange.InterchangeEvent;
import weft.party.PartyCode;
import weft.scheduling.DeliveryScheduleId;

/** Stored events last for ever: a golden file pins the JSON of every event. */
class StoredEventsTest {
  private static final JsonMapper JSON = Json.mapper();

  @Test
  void every_event_of_every_context_has_a_name() {
    for (var type : Contexts.ALL) {
      var named = type.events().stream().map(it -> it.type().getName()).toList();
      assertThat(named).as(type.name()).containsExactlyInAnyOrderElementsOf(kinds(type.family()));
    }
    assertThat(Contexts.ALL).extracting(StreamType::name).doesNotHaveDuplicates();
  }

  private static List<String> kinds(Class<?> family) {
    if (!family.isSealed()) return List.of(family.getName());
    return Arrays.stream(family.getPermittedSubclasses())
        .flatMap(it -> kinds(it).stream())
        .toList();
  }

  @Test
  void every_name_has_its_golden_file_and_every_golden_file_its_event() throws Exception {
    var folder = Path.of(requireNonNull(getClass().getResource("/golden")).toURI());
    try (var files = Files.list(folder)) {
      assertThat(files.map(it -> it.getFileName().toString().replace(".json", "")))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(EventTypes.ALL.keySet().stream(), Stream.of("provenance")).toList());
    }
  }

  @Test
  void every_event_says_in_both_languages_what_happened() {
    for (Object event : Samples.ALL) {
      var text = Contexts.TYPES.sentence(event);
      assertThat(text.en()).as(name(event)).isNotBlank();
      assertThat(text.zh()).as(name(event)).containsPattern("\\p{IsHan}");
      assertThat(text.en() + text.zh()).as(name(event)).doesNotContain("%", "Optional", "null");
    }
  }

  /** Otherwise its sender gets no notice, and nobody finds it in the work list. */
  @Test
  void what_is_called_contradicted_words_itself_and_only_that() {
    for (Object event : Samples.ALL) {
      boolean called = event.getClass().getSimpleName().endsWith("Contradicted");
      assertThat(event instanceof ContradictionEvent).as(name(event)).isEqualTo(called);
      if (event instanceof ContradictionEvent it)
        assertThat(Contexts.TYPES.sentence(event)).as("history tells it").isEqualTo(it.told());
    }
  }

  @Test
  void every_event_has_a_sample() {
    assertThat(Samples.ALL.stream().map(Object::getClass).toList())
        .containsExactlyInAnyOrderElementsOf(EventTypes.ALL.values());
  }

  @Test
  void every_event_is_written_as_its_golden_file_says() {
    for (Object event : Samples.ALL) {
      String written = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(event) + "\n";
      assertThat(written).describedAs(name(event)).isEqualTo(golden(name(event)));
    }
  }

  @Test
  void every_golden_file_is_read_as_its_event() {
    for (Object event : Samples.ALL) {
      assertThat((Object) JSON.readValue(golden(name(event)), event.getClass())).isEqualTo(event);
    }
  }

  @Test
  void provenance_is_written_as_its_golden_file_says() {
    var provenance =
        new Provenance(
            new Provenance.Actor(new PartyCode("JIAXIN"), "sales@jiaxin", "portal"),
            new Provenance.Source("interchange", "01JDEXAMPLE", "1", "8f14e45f"),
            Set.of(new PartyCode("JIAXIN"), new PartyCode("HENGYUE")),
            "4bf92f3577b34da6a3ce929d0e0e4736",
            "01JDEXAMPLE",
            "01JDCOMMAND");
    assertThat(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(provenance) + "\n")
        .isEqualTo(golden("provenance"));
    assertThat(JSON.readValue(golden("provenance"), Provenance.class)).isEqualTo(provenance);
  }

  @Test
  void only_record_components_are_written() {
    for (Object event : Samples.ALL) assertOnlyComponents(event, JSON.valueToTree(event));
  }

  private static void assertOnlyComponents(@Nullable Object value, JsonNode written) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) assertOnlyComponents(list.get(i), written.get(i));
    } else if (value instanceof Record it && written.isObject()) {
      RecordComponent[] components = it.getClass().getRecordComponents();
      assertThat(written.propertyNames())
          .containsExactly(
              Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new));
      for (RecordComponent component : components)
        assertOnlyComponents(valueOf(component, it), written.get(component.getName()));
    }
  }

  @Test
  void older_json_without_nullable_components_is_read() {
    for (Object event : Samples.ALL) {
      JsonNode older = JSON.readTree(golden(name(event)));
      removeNullable(event, older);
      Object read = JSON.treeToValue(older, event.getClass());
      assertNullableAreNull(read);
    }
  }

  private static void removeNullable(@Nullable Object value, JsonNode json) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) removeNullable(list.get(i), json.get(i));
    } else if (value instanceof Record it && json instanceof ObjectNode object) {
      for (RecordComponent component : it.getClass().getRecordComponents()) {
        if (isNullable(component)) object.remove(component.getName());
        else removeNullable(valueOf(component, it), object.get(component.getName()));
      }
    }
  }

  private static void assertNullableAreNull(@Nullable Object value) {
    if (value instanceof List<?> list) list.forEach(StoredEventsTest::assertNullableAreNull);
    if (!(value instanceof Record it)) return;
    for (RecordComponent component : it.getClass().getRecordComponents()) {
      Object held = valueOf(component, it);
      boolean key = it instanceof DeliveryScheduleId; // one text, never in parts
      if (isNullable(component) && !key)
        assertThat(held).describedAs(component.toString()).isNull();
      else if (!key) assertNullableAreNull(held);
    }
  }

  @Test
  void unknown_properties_are_passed_over_at_any_depth() {
    for (Object event : Samples.ALL) {
      JsonNode newer = JSON.readTree(golden(name(event)));
      addUnknown(newer);
      assertThat((Object) JSON.treeToValue(newer, event.getClass())).isEqualTo(event);
    }
  }

  private static void addUnknown(JsonNode json) {
    json.forEach(StoredEventsTest::addUnknown);
    if (json instanceof ObjectNode object) object.put("addedByANewerHub", 1);
  }

  @Test
  void what_is_no_value_is_refused_with_its_place() {
    String broken = golden("order-cancelled").replace("JIAXIN", "no party code");
    assertThatThrownBy(
            () -> JSON.readValue(broken, requireNonNull(EventTypes.ALL.get("order-cancelled"))))
        .isInstanceOf(DatabindException.class)
        .hasMessageContaining("Not a party code: no party code")
        .hasMessageContaining("supplier");
  }

  @Test
  void a_document_kept_before_functions_were_read_is_an_original() {
    var older = (ObjectNode) JSON.readTree(golden("document-kept"));
    ((ObjectNode) older.path("document")).remove("function");
    var read = JSON.treeToValue(older, InterchangeEvent.DocumentKept.class);
    assertThat(read.document().function()).isEqualTo(BusinessDocument.Function.ORIGINAL);
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static @Nullable Object valueOf(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static String name(Object event) {
    return EventTypes.ALL.entrySet().stream()
        .filter(it -> it.getValue() == event.getClass())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static String golden(String name) {
    String file = "/golden/" + name + ".json";
    try (InputStream in = StoredEventsTest.class.getResourceAsStream(file)) {
      if (in == null) throw new AssertionError("No golden file " + file);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
