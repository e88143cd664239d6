package weft.edi.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** X12 interchanges that nobody here wrote; they lie beside the project and are no part of it. */
class X12CorpusTest {
  private static final Path CORPUS = corpus();

  private static Path corpus() {
    Path here = Path.of("").toAbsolutePath();
    while (here.getParent() != null && !Files.isDirectory(here.resolve("domain")))
      here = here.getParent();
    return here.resolveSibling("shared").resolve("edi-corpus").resolve("x12");
  }

  @BeforeAll
  static void needs_the_corpus() {
    if (!Files.isDirectory(CORPUS))
      System.out.println("X12CorpusTest is skipped: there is no ../shared/edi-corpus/x12");
    Assumptions.assumeTrue(Files.isDirectory(CORPUS));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(CORPUS)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void scratch() throws IOException {
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      ReadInterchange read = EdiReader.read(bytes);
      System.out.println("== " + CORPUS.relativize(file) + " " + read.messages().stream().map(it -> it.type() + " " + it.release() + it.association()).toList());
      read.allFaults().limit(12).forEach(it -> System.out.println("   " + it.severity() + " " + it.code().code() + " " + it.segment() + " " + it.element() + " @" + it.offset() + " " + it.text().en()));
    }
  }
}
