package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xlate.edi.schema.EDISchemaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.Beside;

/**
 * {@code docs/edi-conformance.md} states the results of this comparison, figure by figure and file
 * by file.
 */
@Beside("own")
class AgreementWithStaediTest {
  private static final Map<Path, Verdict> VERDICTS = new TreeMap<>();
  private static String page = "";

  @BeforeAll
  static void needs_the_corpus() throws IOException, EDISchemaException {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.isDirectory(root.resolve("domain")))
      root = root.getParent();
    Path corpus = root.resolveSibling("shared").resolve("edi-corpus");
    if (!Files.isDirectory(corpus))
      System.out.println("AgreementWithStaediTest is skipped: there is no ../shared/edi-corpus");
    Assumptions.assumeTrue(Files.isDirectory(corpus));
    page = Files.readString(root.resolve("docs/edi-conformance.md"));
    for (String standard : List.of("edifact", "x12"))
      try (Stream<Path> all = Files.walk(corpus.resolve(standard))) {
        for (Path it : all.filter(Files::isRegularFile).toList())
          VERDICTS.put(corpus.relativize(it), Verdict.on(Files.readAllBytes(it)));
      }
  }

  private static long count(Predicate<Verdict> in) {
    return VERDICTS.values().stream().filter(in).count();
  }

  @Test
  void the_four_cells_are_counted_as_the_page_says() {
    String valid =
        "| **Weft: valid** | %d | %d |"
            .formatted(count(it -> ours(it) && theirs(it)), count(it -> ours(it) && !theirs(it)));
    String faulty =
        "| **Weft: faulty** | %d | %d |"
            .formatted(count(it -> !ours(it) && theirs(it)), count(it -> !ours(it) && !theirs(it)));
    assertThat(page).contains(valid + "\n" + faulty);
  }

  @Test
  void every_difference_stands_on_the_page_with_what_was_found() {
    List<String> rows = new ArrayList<>();
    VERDICTS.forEach(
        (file, it) -> {
          if (ours(it) != theirs(it))
            rows.add(
                "| `%s` | %s | %s | "
                    .formatted(
                        file.toString().replace('\\', '/'),
                        it.ours() == null ? "valid" : "`" + it.ours() + "`",
                        it.theirs() == null ? "valid" : "`" + it.theirs() + "`"));
        });
    List<String> told = page.lines().filter(it -> it.matches("\\| `(edifact|x12)/.*")).toList();
    assertThat(told).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(told.get(i)).startsWith(rows.get(i));
      assertThat(told.get(i).length()).as("explained").isGreaterThan(rows.get(i).length() + 20);
    }
  }

  private static boolean ours(Verdict it) {
    return it.ours() == null;
  }

  private static boolean theirs(Verdict it) {
    return it.theirs() == null;
  }
}
