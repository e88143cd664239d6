package weft.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Third-party test vectors from the test resources. */
final class Vectors {
  private Vectors() {}

  static JsonNode read(String name) {
    try (var in =
        Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + name), name)) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
