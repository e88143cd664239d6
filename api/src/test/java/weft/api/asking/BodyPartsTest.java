package weft.api.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.api.problem.Problem;
import weft.api.problem.ProblemException;
import weft.measure.Quantity;

/** A body is read part by part, and the faults of all parts are reported at once. */
class BodyPartsTest {
  record Line(@Nullable String part, @Nullable Quantity quantity) {}

  private static String read(@Nullable String site, List<@Nullable Line> lines) {
    var read = new BodyParts();
    var named = read.read(() -> Body.name(site, "/site"));
    var all = read.read(() -> Body.list(lines, "/lines", BodyPartsTest::line));
    read.end();
    return named.get() + all.get();
  }

  private static String line(Line it, String at) {
    var read = new BodyParts();
    var part = read.read(() -> Body.name(it.part(), at + "/part"));
    var quantity = read.read(() -> Body.amount(it.quantity(), at + "/quantity"));
    read.end();
    return part.get() + "=" + quantity.get();
  }

  @Test
  void what_is_well_is_read() {
    assertThat(read("JX1", List.of(new Line("A", Quantity.of(5))))).isEqualTo("JX1[A=5]");
  }

  @Test
  void the_faults_of_all_parts_and_of_all_lines_are_told_at_once_in_their_order() {
    var refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> read(null, List.of(new Line(null, Quantity.of(-1)), new Line("A", null))));
    assertThat(refused.problem().status()).isEqualTo(422);
    assertThat(refused.problem().errors())
        .extracting(it -> it.code() + " " + it.pointer())
        .containsExactly(
            "value-missing /site",
            "value-missing /lines/0/part",
            "quantity-negative /lines/0/quantity",
            "value-missing /lines/1/quantity");
  }

  @Test
  void a_part_with_faults_is_known_and_has_no_value() {
    var read = new BodyParts();
    var part = read.read(() -> Body.name(null, "/part"));
    assertThat(part.isSound()).isFalse();
    assertThat(catchThrowableOfType(ProblemException.class, part::get)).isNotNull();
    assertThat(read.read(() -> "sound").isSound()).isTrue();
  }

  @Test
  void a_refusal_that_has_no_place_in_the_body_is_thrown_at_once() {
    var read = new BodyParts();
    ProblemException forbidden = Problem.parameter("as");
    assertThat(
            catchThrowableOfType(
                ProblemException.class,
                () ->
                    read.read(
                        () -> {
                          throw forbidden;
                        })))
        .isSameAs(forbidden);
  }
}
