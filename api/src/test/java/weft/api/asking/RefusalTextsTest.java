package weft.api.asking;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.context.Contexts;
import weft.event.Refusal;
import weft.event.Refused;

/** Every refusal of the rules has a reason in English and in Chinese. */
class RefusalTextsTest {
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  static Stream<Class<?>> refusals() {
    return Contexts.ALL.stream()
        .flatMap(it -> it.refusals().stream())
        .flatMap(it -> Arrays.stream(it.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void every_refusal_has_a_code_and_a_sentence_in_both_languages(Class<?> type) throws Exception {
    var answer = new RefusalProblems().on(new Refused((Refusal) example(type)));
    var problem = requireNonNull(answer.getBody());
    assertThat(problem.code()).matches("[a-z]+(-[a-z]+)*");
    assertThat(problem.text().en()).isNotBlank().doesNotContainPattern(CHINESE);
    assertThat(problem.text().zh()).containsPattern(CHINESE);
    assertThat(answer.getStatusCode().is4xxClientError()).isTrue();
  }

  private static Object example(Class<?> type) throws Exception {
    var simple =
        Map.<Class<?>, Object>of(
            int.class,
            7,
            long.class,
            7L,
            String.class,
            "PCE",
            LocalDate.class,
            LocalDate.of(2026, 12, 1),
            Instant.class,
            Instant.EPOCH,
            BigDecimal.class,
            BigDecimal.TEN,
            List.class,
            List.of("bore"));
    Object known = simple.get(type);
    if (known != null) return known;
    if (type.isEnum()) return type.getEnumConstants()[0];
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) values[i] = example(components[i].getType());
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }
}
