package weft.api.description;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import weft.api.problem.Problem;

/**
 * Adds the elements that are common to all operations of a kind, so that no controller repeats
 * them.
 */
final class OperationDefaults implements OpenApiCustomizer {
  private static final String JSON = "application/json";
  private static final String PROBLEM = "#/components/schemas/Problem";

  @Override
  public void customise(OpenAPI api) {
    ModelConverters.getInstance(true)
        .readAll(new AnnotatedType(Problem.class))
        .forEach(api.getComponents()::addSchemas);
    Schema<?> problem = requireNonNull(api.getComponents().getSchemas().get("Problem"));
    ((Schema<?>) requireNonNull(problem.getProperties().get("params")))
        .setAdditionalProperties(true);
    api.getPaths()
        .forEach((path, item) -> item.readOperations().forEach(it -> complete(api, path, it)));
    api.getComponents().setSchemas(new TreeMap<>(api.getComponents().getSchemas()));
  }

  private static void complete(OpenAPI api, String path, Operation it) {
    var parameters =
        requireNonNullElse(
            it.getParameters(), List.<io.swagger.v3.oas.models.parameters.Parameter>of());
    if (parameters.stream().anyMatch(one -> "asOf".equals(one.getName())))
      it.addParametersItem(at());
    parameters = requireNonNullElse(it.getParameters(), parameters);
    parameters.forEach(ParameterTexts::describe);
    ApiResponses answers = it.getResponses();
    answers.forEach((status, answer) -> succeeded(api, path, answer));
    OperationProblems.of(path, it)
        .forEach((status, text) -> answers.addApiResponse(status, problem(text)));
    var sorted = new ApiResponses();
    new TreeMap<>(answers).forEach(sorted::addApiResponse);
    it.setResponses(sorted);
  }

  private static void succeeded(OpenAPI api, String path, ApiResponse answer) {
    Content content = answer.getContent();
    if (content == null) return;
    MediaType any = content.remove("*/*");
    if (any != null) content.addMediaType(JSON, any);
    MediaType json = content.get(JSON);
    if (json == null || json.getSchema() == null) return;
    Schema<?> schema = json.getSchema();
    if (schema.getOneOf() != null)
      schema.getOneOf().sort(Comparator.comparing(one -> String.valueOf(one.get$ref())));
    boolean written = has(api, schema, "version") && has(api, schema, "position");
    if (written || (path.contains("{id}") && has(api, schema, "version")))
      answer.addHeaderObject("ETag", header("The version, for If-Match: \"12\"."));
    if (has(api, schema, "parked") || (path.endsWith("/{id}") && has(api, schema, "version")))
      answer.addHeaderObject(
          "Weft-Parked",
          header(
              "Present only if the answer lags behind, because an event waits for the hub's"
                  + " operator: the position of the first missing event."));
    if (has(api, schema, "next"))
      answer.addHeaderObject(
          "Link", header("The next page (RFC 8288), rel=\"next\"; absent on the last one."));
  }

  /** Every read of a past moment takes a position too. */
  private static io.swagger.v3.oas.models.parameters.Parameter at() {
    var schema = new Schema<Long>();
    schema.addType("integer");
    schema.setFormat("int64");
    return new io.swagger.v3.oas.models.parameters.Parameter()
        .name("at")
        .in("query")
        .schema(schema);
  }

  private static boolean has(OpenAPI api, Schema<?> schema, String property) {
    if (schema.getOneOf() != null)
      return schema.getOneOf().stream().anyMatch(it -> has(api, it, property));
    String ref = schema.get$ref();
    if (ref == null) return false;
    var named = api.getComponents().getSchemas().get(ref.substring(ref.lastIndexOf('/') + 1));
    return named != null
        && named.getProperties() != null
        && named.getProperties().containsKey(property);
  }

  private static Header header(String text) {
    return new Header().description(text).schema(text());
  }

  private static ApiResponse problem(String text) {
    var schema = new Schema<Object>();
    schema.set$ref(PROBLEM);
    return new ApiResponse()
        .description(text)
        .content(
            new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
  }

  private static Schema<?> text() {
    var schema = new Schema<String>();
    schema.addType("string");
    return schema;
  }
}
