package weft.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import weft.database.Beside;

/**
 * Finds sentences in comments and docs that begin with a stand-in for their subject, such as "Of
 * one that ...". A reader has to read them twice (docs/house-rules.md has examples).
 */
@Beside("own")
class PlainEnglishTest {
  private static final List<String> MODULES =
      List.of(
          "domain",
          "edi-adapters",
          "projections",
          "api",
          "ui-bff",
          "deploy",
          "deploy/verify",
          "deploy/witness",
          "deploy/proofs");

  private static final Pattern COMMENT =
      Pattern.compile(
          "\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'"
              + "|(?<comment>/\\*[\\s\\S]*?\\*/|(?://[^\\n]*\\n\\s*)+)");

  private static final Pattern MARKS = Pattern.compile("(?m)^\\s*(?:/\\*\\*?|\\*/|\\*|//)|\\*/");

  /**
   * A description ends before a tag such as {@code @param name}, and the tag's text begins anew.
   */
  private static final Pattern SENTENCE =
      Pattern.compile("(?<=[.;:?!])\\s+(?=[A-Z{])|@(?:param|return|throws|see)\\s+\\S+\\s*");

  private static final Pattern STAND_IN =
      Pattern.compile("(?:Of|What|Who|Whom|Whose|Whoever|Whatever|By|Under|So)\\b.*");

  @Test
  void comments_name_their_subject() throws IOException {
    List<String> found = new ArrayList<>();
    for (String module : MODULES)
      for (String sources : List.of("src/main/java", "src/test/java"))
        for (Path file : files(Path.of("..", module, sources), ".java"))
          commentsOf(Files.readString(file, UTF_8))
              .forEach(it -> standIns(it).forEach(at -> found.add(file.getFileName() + ": " + at)));
    assertThat(found).as(() -> some(found)).isEmpty();
  }

  @Test
  void comments_of_sql_name_their_subject() throws IOException {
    List<String> found = new ArrayList<>();
    for (String module : MODULES)
      for (Path file : files(Path.of("..", module, "src/main/resources"), ".sql"))
        for (String line : Files.readString(file, UTF_8).split("\n", -1))
          if (line.contains("--"))
            standIns(line.substring(line.indexOf("--") + 2))
                .forEach(it -> found.add(file.getFileName() + ": " + it));
    assertThat(found).as(() -> some(found)).isEmpty();
  }

  @Test
  void docs_name_their_subject() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files(Path.of("..", "docs"), ".md"))
      for (String line : Files.readString(file, UTF_8).split("\n", -1))
        standIns(line.replaceFirst("^(?:[-*] |\\d+\\. |#+ |\\| )", ""))
            .forEach(it -> found.add(file.getFileName() + ": " + it));
    assertThat(found).as(() -> some(found)).isEmpty();
  }

  @Test
  void a_stand_in_is_found_in_comments_and_not_in_text() {
    assertThat(
            commentsOf(
                    """
                    /** Reads a page. What it lacks is said. */
                    String a = "// Of a text"; // Under the lock.
                    /**
                     * Plain.
                     *
                     * @param it by whom. Who else?
                     */
                    """)
                .stream()
                .flatMap(it -> standIns(it).stream()))
        .containsExactly("What it lacks is said.", "Under the lock.", "Who else?");
  }

  private static String some(List<String> found) {
    return found.size()
        + ", such as\n"
        + String.join("\n", found.subList(0, Math.min(found.size(), 40)));
  }

  private static List<Path> files(Path below, String end) throws IOException {
    if (!Files.isDirectory(below)) return List.of();
    try (Stream<Path> all = Files.walk(below)) {
      return all.filter(it -> it.toString().endsWith(end)).sorted().toList();
    }
  }

  private static List<String> commentsOf(String source) {
    return COMMENT
        .matcher(source)
        .results()
        .map(it -> it.group("comment"))
        .filter(it -> it != null)
        .map(it -> MARKS.matcher(it).replaceAll(" ").replaceAll("\\s+", " ").strip())
        .toList();
  }

  private static List<String> standIns(String text) {
    return SENTENCE
        .splitAsStream(text)
        .map(String::strip)
        .filter(it -> STAND_IN.matcher(it).matches())
        .toList();
  }
}
