package weft.api.asking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import weft.api.problem.Problem;
import weft.api.problem.ProblemException;
import weft.calendar.Week;
import weft.json.Json;
import weft.measure.Quantity;
import weft.stock.StockStatus;

/** A JSON body is read strictly, and all its faults are reported at once. */
class BodyConverterTest {
  private final BodyConverter bodies = new BodyConverter(Json.foreign());

  record Plan(
      @Nullable String site,
      @Nullable LocalDate from,
      @Nullable Instant at,
      @Nullable StockStatus status,
      @Nullable Map<String, String> names,
      @Nullable List<@Nullable Line> lines) {}

  record Line(@Nullable LocalDate date, @Nullable Week week, @Nullable Quantity quantity) {}

  private @Nullable Object read(byte[] body, String type) {
    try {
      return bodies.read(ResolvableType.forClass(Plan.class), message(body, type), Map.of());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Plan plan(String body) {
    return (Plan) Objects.requireNonNull(read(body.getBytes(UTF_8), "application/json"));
  }

  private static HttpInputMessage message(byte[] body, String type) {
    var headers = new HttpHeaders();
    headers.setContentType(MediaType.parseMediaType(type));
    return new HttpInputMessage() {
      @Override
      public InputStream getBody() {
        return new ByteArrayInputStream(body);
      }

      @Override
      public HttpHeaders getHeaders() {
        return headers;
      }
    };
  }

  private Problem refused(String body) {
    return catchThrowableOfType(ProblemException.class, () -> plan(body)).problem();
  }

  private static List<String> told(Problem problem) {
    return problem.errors().stream().map(it -> it.code() + " " + it.pointer()).toList();
  }

  @Test
  void a_field_that_the_operation_does_not_know_is_refused_at_its_place() {
    Problem it =
        refused(
            "{\"sites\": {\"a\": [1]}, \"lines\": [{\"quantiy\": \"1\"}, {\"day\": null, \"date\":"
                + " \"2026-12-01\"}], \"a/b\": 1}");
    assertThat(it.status()).isEqualTo(422);
    assertThat(told(it))
        .containsExactlyInAnyOrder(
            "field-unknown /sites",
            "field-unknown /a~1b",
            "field-unknown /lines/0/quantiy",
            "field-unknown /lines/1/day");
  }

  @Test
  void a_key_that_stands_twice_in_an_object_is_refused_at_its_place() {
    Problem it =
        refused(
            """
            {"site": "A", "site": "A", "names": {"en": "a", "en": "b", "zh": "c"},
             "lines": [{"quantity": "1", "quantity": "2"}, {"quantity": "3"}]}
            """);
    assertThat(it.status()).isEqualTo(422);
    assertThat(told(it))
        .containsExactly(
            "field-repeated /site", "field-repeated /names/en", "field-repeated /lines/0/quantity");
  }

  @Test
  void all_faults_of_a_body_are_told_at_once() {
    Problem it =
        refused(
            """
            {"site": "A", "site": "B", "from": "soon", "status": "broken", "til": "x",
             "lines": [{"quantity": "1e9"}, {"week": "2026-W60", "date": [2026, 12, 1]}, 7]}
            """);
    assertThat(it.status()).isEqualTo(400);
    assertThat(it.params()).containsEntry("line", 1).containsEntry("column", 36);
    assertThat(told(it))
        .containsExactlyInAnyOrder(
            "field-repeated /site",
            "field-unknown /til",
            "value-invalid /from",
            "value-invalid /status",
            "value-invalid /lines/0/quantity",
            "value-invalid /lines/1/week",
            "value-invalid /lines/1/date",
            "value-invalid /lines/2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20261201",
        "1796083200",
        "[2026,12,1]",
        "\"20261201\"",
        "\"2026-12-01T00:00:00Z\"",
        "\"1796083200\"",
        "true",
        "{}"
      })
  void a_date_is_iso_text_only(String date) {
    assertThat(told(refused("{\"from\": " + date + "}"))).containsExactly("value-invalid /from");
    if (!date.endsWith("Z\""))
      assertThat(told(refused("{\"at\": " + date + "}"))).containsExactly("value-invalid /at");
  }

  @Test
  void a_word_of_a_list_is_no_number() {
    assertThat(told(refused("{\"status\": 1}"))).containsExactly("value-invalid /status");
  }

  @Test
  void what_is_well_is_read_in_whatever_charset() {
    String body = "{\"site\": \"Köln\", \"lines\": [{\"quantity\": \"1.5\"}]}";
    assertThat(plan(body).lines()).containsExactly(new Line(null, null, Quantity.of("1.5")));
    for (var it : List.of(UTF_8, UTF_16BE, ISO_8859_1))
      assertThat(read(body.getBytes(it), "application/json;charset=" + it.name()))
          .as(it.name())
          .isEqualTo(plan(body));
  }

  @Test
  void of_a_body_with_thousands_of_faults_the_first_hundred_are_told() {
    String lines =
        IntStream.range(0, 4_000).mapToObj(_ -> "{\"x\": 1}").collect(Collectors.joining(","));
    assertThat(refused("{\"lines\": [" + lines + "]}").errors()).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"site\": ", "{\"site\": \"A\"} {}", "{nonsense"})
  void what_is_no_json_is_told_as_before(String body) {
    var thrown = catchThrowableOfType(HttpMessageNotReadableException.class, () -> plan(body));
    assertThat(thrown).isNotNull();
  }
}
