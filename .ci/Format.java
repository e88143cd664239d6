import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * Checks (`check`) or repairs (`fix`) the formatting of every module's Java sources with
 * google-java-format.
 */
public class Format {
  public static void main(String[] args) throws IOException {
    boolean fix = args.length > 0 && args[0].equals("fix");
    List<String> call =
        new ArrayList<>(fix ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    try (var found =
        Files.find(
            Path.of("."),
            3,
            (it, attributes) -> it.endsWith("src") && Files.exists(it.resolveSibling("pom.xml")))) {
      for (Path src : found.sorted().toList()) {
        try (var files = Files.walk(src)) {
          files.map(Path::toString).filter(it -> it.endsWith(".java")).sorted().forEach(call::add);
        }
      }
    }
    int result =
        ToolProvider.findFirst("google-java-format")
            .orElseThrow()
            .run(System.out, System.err, call.toArray(String[]::new));
    if (result != 0)
      System.err.println(
          "Not formatted (listed above). Repair with: mvn -pl .ci verify -Dformat.mode=fix");
    System.exit(result);
  }
}
