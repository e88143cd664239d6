package weft.edi.reader.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.edi.table.Element;
import weft.edi.table.Position;
import weft.language.Text;

/**
 * The common names of segments and elements for the texts of faults; the directory's name if there
 * is no common one.
 */
public final class Terms {
  private static final Map<String, Text> KNOWN = load();

  private Terms() {}

  private static Map<String, Text> load() {
    Map<String, Text> terms = new HashMap<>();
    try (InputStream in = Objects.requireNonNull(Terms.class.getResourceAsStream("terms.tsv"))) {
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(line -> line.split("\t", -1))
          .filter(it -> it.length == 3)
          .forEach(it -> terms.put(it[0], new Text(it[1], it[2])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(terms);
  }

  /** The name of a position; for a composite, the composite's own name. */
  public static Text of(Position position) {
    if (position.composite()) return of(position.id(), null);
    Element element = position.components().getFirst().element();
    return of(element.id(), element.name());
  }

  /**
   * The name of a segment or element.
   *
   * @param directoryName as in the directory, such as {@code QuantityDetails}
   */
  public static Text of(String id, @Nullable String directoryName) {
    Text known = KNOWN.get(id);
    // A letter marks an element that has several sizes in one directory.
    if (known == null && id.matches("\\d{4}[a-z]")) known = KNOWN.get(id.substring(0, 4));
    if (known != null) return known;
    if (directoryName == null || directoryName.isEmpty()) return new Text(id, id);
    String words = directoryName.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return new Text(words, words);
  }
}
