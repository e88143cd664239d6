package weft.edi.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Third-party VDA files, stored next to the project and not part of it. */
class VdaCorpusTest {
  private static final Corpus CORPUS = new Corpus("vda");

  @BeforeAll
  static void needs_the_corpus() {
    CORPUS.need(VdaCorpusTest.class);
  }

  @Test
  void every_file_is_read_to_its_end_and_every_fault_has_its_place() throws IOException {
    for (Path file : CORPUS.files()) {
      byte[] bytes = Files.readAllBytes(file);
      ReadInterchange read = EdiReader.read(bytes);
      assertThat(Samples.unaccounted(bytes, read)).as("%s", file).isZero();
      assertThat(read.messages()).as("%s", file).hasSize(1);
      assertThat(read.segments()).as("%s", file).allMatch(it -> it.table() != null);
      read.allFaults().forEach(it -> assertThat(it.segment()).as("%s %s", file, it).isPositive());
    }
  }
}
