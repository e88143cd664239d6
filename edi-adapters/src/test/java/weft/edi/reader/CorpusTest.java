package weft.edi.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.writer.EdiWriter;

/** Third-party interchanges, stored next to the project and not part of it. */
class CorpusTest {
  private static final Corpus CORPUS = new Corpus("edifact");

  @BeforeAll
  static void needs_the_corpus() {
    CORPUS.need(CorpusTest.class);
  }

  @Test
  void every_file_is_read_to_its_end_and_every_fault_has_its_place() throws IOException {
    for (Path file : CORPUS.files()) {
      byte[] bytes = Files.readAllBytes(file);
      ReadInterchange read = EdiReader.read(bytes);
      assertThat(Samples.unaccounted(bytes, read)).as("%s", file).isZero();
      read.allFaults()
          .forEach(
              it -> {
                assertThat(it.offset()).as("%s %s", file, it).isBetween(0L, (long) bytes.length);
                assertThat(it.segment())
                    .as("%s %s", file, it)
                    .isBetween(0, read.segments().size() + 1);
                assertThat(it.text().en()).endsWith(".");
                assertThat(it.text().zh()).endsWith("。");
              });
    }
  }

  @Test
  void every_clean_message_rewritten_equals_its_input_segment_by_segment() throws IOException {
    int messages = 0;
    for (Path file : CORPUS.files()) {
      ReadInterchange read = EdiReader.read(Files.readAllBytes(file));
      Envelope envelope = read.envelope();
      if (envelope == null || envelope.prepared() == null) continue;
      for (ReadMessage message : read.messages()) {
        if (!message.acceptable()) continue;
        byte[] written = new EdiWriter(envelope, false).copy(message).toBytes();
        ReadMessage back =
            EdiReader.read(written, ReaderOptions.STANDARD.withCharset(envelope.charset()))
                .messages()
                .getFirst();
        assertThat(Staedi.tokens(back.segments()))
            .as("%s", file)
            .isEqualTo(Staedi.tokens(message.segments()));
        messages++;
      }
    }
    assertThat(messages).isPositive();
  }

  @Test
  void segments_and_values_are_those_that_StAEDI_reads() throws IOException {
    int agreed = 0;
    List<String> differing = new ArrayList<>();
    for (Path file : CORPUS.files()) {
      byte[] bytes = Files.readAllBytes(file);
      ReadInterchange read = EdiReader.read(bytes);
      Envelope envelope = read.envelope();
      if (envelope == null) continue;
      List<String> theirs = Staedi.tokens(bytes, envelope.charset());
      if (theirs == null) continue;
      List<String> ours = Staedi.tokens(read.segments());
      if (ours.equals(theirs)) agreed++;
      else differing.add(file.getFileName() + difference(ours, theirs));
    }
    System.out.println(
        "Same tokens as StAEDI in %d files, others in %s".formatted(agreed, differing));
    // Version 4 with a space for the repetition separator in UNA: Weft reads it as none, StAEDI
    // literally.
    assertThat(differing).allMatch(it -> it.startsWith("1_pydifact__aperak_rejected.edi"));
    assertThat(agreed).isGreaterThan(40);
  }

  private static String difference(List<String> ours, List<String> theirs) {
    for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++)
      if (!ours.get(i).equals(theirs.get(i))) return ": " + ours.get(i) + " / " + theirs.get(i);
    return ": " + ours.size() + " / " + theirs.size();
  }
}
