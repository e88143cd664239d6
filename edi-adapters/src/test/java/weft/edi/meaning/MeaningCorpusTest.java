package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.meaning.words.Correspondents;
import weft.edi.reader.EdiReader;

/** Third-party interchanges, stored next to the project and not part of it. */
class MeaningCorpusTest {

  @ParameterizedTest
  @ValueSource(strings = {"DELFOR", "ORDERS"})
  void no_message_makes_its_meaning_throw(String type) throws IOException {
    for (Path file : files(type)) {
      var read = EdiReader.read(Files.readAllBytes(file));
      for (var message : read.messages())
        assertThatCode(
                () ->
                    Village.PIPELINE.map(
                        message,
                        new Correspondents(Village.PLAIN, Village.HENGYUE, Village.JIAXIN)))
            .as(file.getFileName() + " " + message.reference())
            .doesNotThrowAnyException();
    }
  }

  private static List<Path> files(String type) throws IOException {
    Path here = Path.of("").toAbsolutePath();
    while (here.getParent() != null && !Files.isDirectory(here.resolve("domain")))
      here = here.getParent();
    Path corpus = here.resolveSibling("shared").resolve("edi-corpus/edifact").resolve(type);
    if (!Files.isDirectory(corpus))
      System.out.println("MeaningCorpusTest is skipped: no ../shared/edi-corpus/edifact/" + type);
    Assumptions.assumeTrue(Files.isDirectory(corpus));
    try (var all = Files.list(corpus)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
