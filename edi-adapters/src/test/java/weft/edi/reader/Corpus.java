package weft.edi.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Third-party interchanges, stored next to the project and not part of it. */
final class Corpus {
  private final Path folder;

  /** The files of one standard, such as {@code edifact}. */
  Corpus(String standard) {
    Path here = Path.of("").toAbsolutePath();
    while (here.getParent() != null && !Files.isDirectory(here.resolve("domain")))
      here = here.getParent();
    folder = here.resolveSibling("shared").resolve("edi-corpus").resolve(standard);
  }

  /** Skips the test with a message if the corpus is absent. */
  void need(Class<?> test) {
    if (!Files.isDirectory(folder))
      System.out.println(
          test.getSimpleName()
              + " is skipped: there is no ../shared/edi-corpus/"
              + folder.getFileName());
    Assumptions.assumeTrue(Files.isDirectory(folder));
  }

  List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
