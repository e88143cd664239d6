package weft.edi.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;

class MessagePipelineTest {
  private static final ReadMessage DELFOR =
      EdiReader.read(Samples.bytes("delfor-d97a-hengyue.edi")).messages().getFirst();
  private static final ReadMessage ORDERS =
      EdiReader.read(Samples.bytes("orders-d96a.edi")).messages().getFirst();

  @Test
  void a_message_type_is_mapped_by_its_function_and_others_mean_nothing() {
    try (var pipeline = new MessagePipeline(Map.of("DELFOR", (it, from) -> Parties.found(it)))) {
      assertThat(pipeline.map(DELFOR, Parties.PLAIN)).isEqualTo(Parties.found(DELFOR));
      assertThat(pipeline.knows("ORDERS")).isFalse();
      assertThat(pipeline.map(ORDERS, Parties.PLAIN)).isEqualTo(Meaning.NONE);
    }
  }

  @Test
  void messages_mapped_at_once_do_not_meet() {
    List<ReadMessage> all =
        IntStream.range(0, 200)
            .mapToObj(it -> EdiReader.read(Parties.delfor("R" + it)).messages().getFirst())
            .toList();
    try (var pipeline = new MessagePipeline(Map.of("DELFOR", (it, from) -> Parties.found(it)))) {
      List<Meaning> mapped =
          all.parallelStream().map(it -> pipeline.map(it, Parties.PLAIN)).toList();
      assertThat(mapped).isEqualTo(all.stream().map(Parties::found).toList());
    }
  }

  @Test
  void a_mapping_that_fails_harms_its_own_message_alone() {
    try (var pipeline =
        new MessagePipeline(
            Map.of(
                "DELFOR",
                (it, from) -> {
                  if (from.receiver() == null) throw new IllegalStateException("no such unit");
                  return Parties.found(it);
                }))) {
      assertThatThrownBy(() -> pipeline.map(DELFOR, Parties.TO_THE_HUB))
          .hasRootCauseMessage("no such unit");
      assertThat(pipeline.map(DELFOR, Parties.PLAIN)).isEqualTo(Parties.found(DELFOR));
    }
  }
}
