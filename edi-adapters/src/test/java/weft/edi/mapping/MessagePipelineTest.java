package weft.edi.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.smooks.api.resource.visitor.sax.ng.BeforeVisitor;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;

class MessagePipelineTest {
  private static final ReadMessage DELFOR =
      EdiReader.read(Samples.bytes("delfor-d97a-hengyue.edi")).messages().getFirst();
  private static final ReadMessage ORDERS =
      EdiReader.read(Samples.bytes("orders-d96a.edi")).messages().getFirst();

  private static final Mapping<String, String> PARTS =
      (message, known) -> known + message.body().groupsAt("GIS").size();

  @Test
  void a_message_type_is_mapped_by_its_function() {
    try (var pipeline = new MessagePipeline<>(Map.of("DELFOR", PARTS), Granularity.MESSAGE)) {
      assertThat(pipeline.map(DELFOR, "plants: ")).isEqualTo("plants: 2");
      assertThat(pipeline.knows("ORDERS")).isFalse();
      assertThat(pipeline.map(ORDERS, "")).isNull();
    }
  }

  @Test
  void a_partner_s_visitor_sees_each_segment_with_its_values() {
    List<String> seen = new ArrayList<>();
    BeforeVisitor visitor =
        (element, context) ->
            seen.add(element.getAttribute("number") + ":" + element.getAttribute("e1.2"));
    try (var pipeline = new MessagePipeline<>(Map.of("DELFOR", PARTS), Granularity.SEGMENT)) {
      pipeline.visiting("QTY", visitor);
      assertThat(pipeline.map(DELFOR, "")).isEqualTo("2");
    }
    long quantities = DELFOR.segments().stream().filter(it -> it.tag().equals("QTY")).count();
    assertThat(seen).hasSize((int) quantities).contains("31:160");
  }

  @Test
  void messages_mapped_at_once_do_not_meet() {
    try (var pipeline = new MessagePipeline<>(Map.of("DELFOR", PARTS), Granularity.MESSAGE)) {
      List<String> mapped =
          IntStream.range(0, 200)
              .parallel()
              .mapToObj(it -> Objects.requireNonNull(pipeline.map(DELFOR, it + ":")))
              .toList();
      assertThat(mapped).isEqualTo(IntStream.range(0, 200).mapToObj(it -> it + ":2").toList());
    }
  }

  @Test
  void a_mapping_that_fails_harms_its_own_message_alone() {
    Mapping<String, String> failing =
        (message, known) -> {
          if (known.equals("bad")) throw new IllegalStateException("no such unit");
          return known;
        };
    try (var pipeline = new MessagePipeline<>(Map.of("DELFOR", failing), Granularity.MESSAGE)) {
      assertThatThrownBy(() -> pipeline.map(DELFOR, "bad")).hasRootCauseMessage("no such unit");
      assertThat(pipeline.map(DELFOR, "good")).isEqualTo("good");
    }
  }
}
