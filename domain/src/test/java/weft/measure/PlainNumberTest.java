package weft.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import weft.json.Json;

@Timeout(10)
class PlainNumberTest {
  @ParameterizedTest
  @ValueSource(strings = {"0", "-12", "+12", "1200.5", ".5", "5.", "-0.000", "007"})
  void a_number_is_digits_with_one_mark_and_a_sign(String text) {
    assertThat(PlainNumber.read(text)).isEqualByComparingTo(new BigDecimal(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "1E3",
        "1e999999999",
        "1E-3",
        "1,5",
        "1.2.3",
        "--1",
        "1-",
        " 1",
        "1 ",
        "0x1F",
        "١٢",
        "１２",
        "NaN",
        "1_000"
      })
  void nothing_else_is_a_number(String text) {
    assertThat(PlainNumber.read(text)).isNull();
  }

  @Test
  void a_number_has_at_most_forty_characters() {
    assertThat(PlainNumber.read("9".repeat(40))).isNotNull();
    assertThat(PlainNumber.read("9".repeat(41))).isNull();
    assertThat(PlainNumber.read("-." + "9".repeat(39))).isNull();
  }

  @Test
  void a_number_that_a_library_has_read_is_written_out_where_it_fits() {
    assertThat(PlainNumber.write(new BigDecimal("1E+20"))).isEqualTo("1" + "0".repeat(20));
    assertThat(PlainNumber.write(new BigDecimal("1.0E-3"))).isEqualTo("0.001");
    assertThat(PlainNumber.write(new BigDecimal("0E+999999999"))).isEqualTo("0");
    assertThat(PlainNumber.write(new BigDecimal("1E+39"))).hasSize(40);
    for (String it : new String[] {"1E+40", "1e999999999", "1e-999999999", "-1E+39", "1E-39"})
      assertThat(PlainNumber.write(new BigDecimal(it))).as(it).isNull();
  }

  @Test
  void a_quantity_that_cannot_be_written_out_is_none() {
    assertThatThrownBy(() -> new Quantity(new BigDecimal("1e999999999")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Quantity(new BigDecimal("1e-999999999")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"1E3\"",
        "1E3",
        "1e999999999",
        "\"1e999999999\"",
        "1e400000000",
        "\"1e-999999999\"",
        "99999999999999999999999999999999999999999",
        "\"\"",
        "true"
      })
  void a_number_of_json_is_a_plain_number_too(String json) {
    var foreign = Json.foreign();
    assertThatThrownBy(() -> foreign.readValue(json, Quantity.class))
        .isInstanceOf(JacksonException.class);
    assertThatThrownBy(() -> foreign.readValue(json, BigDecimal.class))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void what_json_says_is_no_double() {
    var foreign = Json.foreign();
    assertThat(foreign.readTree("12345678901234567890.125").asString())
        .isEqualTo("12345678901234567890.125");
    assertThat(foreign.readValue("1.10", Quantity.class)).isEqualTo(Quantity.of("1.1"));
  }

  @Test
  void a_sum_of_what_came_is_read_again_though_it_is_longer() {
    var sum = new Quantity(new BigDecimal("9".repeat(40)).multiply(new BigDecimal("9".repeat(40))));
    String stored = Json.mapper().writeValueAsString(sum);
    assertThat(Json.mapper().readValue(stored, Quantity.class)).isEqualTo(sum);
  }

  @Test
  void a_tree_of_json_is_not_written_out_either() {
    var foreign = Json.foreign();
    for (String it : new String[] {"1e400000000", "1e999999999", "1e-400000000"}) {
      var tree = foreign.readTree("{\"quantity\":" + it + "}").get("quantity");
      assertThat(tree.asString()).hasSizeLessThan(100);
      assertThat(foreign.writeValueAsString(tree)).hasSizeLessThan(100);
      assertThatThrownBy(() -> foreign.treeToValue(tree, Quantity.class))
          .isInstanceOf(JacksonException.class);
      assertThatThrownBy(() -> foreign.treeToValue(tree, Integer.class))
          .isInstanceOf(JacksonException.class);
    }
  }
}
