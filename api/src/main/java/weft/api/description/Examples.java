package weft.api.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Adds an operation's {@code parameters}, {@code request} and {@code answer} from the file in
 * {@code weft/api/examples} that is named after its id. A test sends all of them to a hub.
 */
final class Examples implements OpenApiCustomizer {
  private static final String FOLDER = "/weft/api/examples/";

  /** The Jackson version of the OpenAPI library; this mapper keeps null values of examples. */
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void customise(OpenAPI api) {
    api.getPaths().values().stream()
        .flatMap(it -> it.readOperations().stream())
        .forEach(Examples::show);
  }

  private static void show(Operation it) {
    JsonNode file = read(it.getOperationId());
    file.path("parameters")
        .properties()
        .forEach(one -> parameter(it, one.getKey()).setExample(one.getValue()));
    if (file.has("request"))
      json(it, it.getRequestBody() == null ? null : it.getRequestBody().getContent())
          .setExample(file.get("request"));
    if (file.has("answer"))
      json(it, content(it.getResponses().get("200"))).setExample(file.get("answer"));
  }

  private static @Nullable Content content(@Nullable ApiResponse answer) {
    return answer == null ? null : answer.getContent();
  }

  private static JsonNode read(String operation) {
    try (InputStream file = Examples.class.getResourceAsStream(FOLDER + operation + ".json")) {
      return file == null ? JSON.createObjectNode() : JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The example of " + operation, e);
    }
  }

  private static Parameter parameter(Operation it, String name) {
    return Stream.ofNullable(it.getParameters())
        .flatMap(List::stream)
        .filter(one -> one.getName().equals(name))
        .findAny()
        .orElseThrow(() -> new IllegalStateException(it.getOperationId() + " has no " + name));
  }

  private static MediaType json(Operation it, @Nullable Content content) {
    MediaType json = content == null ? null : content.get("application/json");
    return Objects.requireNonNull(json, () -> it.getOperationId() + " has no JSON there");
  }
}
