package weft.deploy.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The example of one operation in the API's description, read from its file. */
record Example(String operation, ObjectNode file) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final String FOLDER = "api/src/main/resources/weft/api/examples";
  private static final String ENDING = ".json";

  static List<String> all() {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(it -> it.getFileName().toString().replace(ENDING, "")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Example of(String operation) {
    try {
      String text = Files.readString(path(operation), UTF_8);
      return new Example(operation, (ObjectNode) JSON.readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    return Path.of(Files.isDirectory(Path.of("docs")) ? FOLDER : "../" + FOLDER);
  }

  private static Path path(String operation) {
    return folder().resolve(operation + ENDING);
  }

  @Nullable JsonNode request() {
    return file.get("request");
  }

  JsonNode answer() {
    return file.path("answer");
  }

  JsonNode parameters() {
    return file.path("parameters");
  }

  void renew(JsonNode answer) {
    try {
      Files.writeString(
          path(operation), JSON.writeValueAsString(file.set("answer", answer)) + "\n", UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
