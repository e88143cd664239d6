package weft.projections.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.TestDatabase;

/** The values of an order in a list follow from its lines. */
class OrderValuesTest {
  private static TestDatabase db;
  private static final String BOLT = line("open", "'A', 10, 2.50", "2027-03-01 10");
  private static final String NUT = line("open", "'B', 4, 0.125", "2027-02-01 4");

  @BeforeAll
  static void open() {
    db = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void an_order_is_worth_what_its_lines_are() {
    assertThat(value("CNY", BOLT, NUT)).isEqualByComparingTo("25.5");
    assertThat(value("CNY", BOLT)).hasToString("25");
  }

  @Test
  void no_value_is_told_without_a_currency_or_with_a_line_that_has_no_price() {
    assertThat(value(null, BOLT)).isNull();
    assertThat(value("CNY", BOLT, line("open", "'C', 1, null", "2027-03-01 1"))).isNull();
  }

  @Test
  void a_cancelled_line_counts_no_more_and_needs_no_price() {
    String gone = line("cancelled", "'C', 1, null", "2027-01-01 1");
    assertThat(value("CNY", BOLT, gone)).isEqualByComparingTo("25");
    assertThat(value("CNY", gone)).isNull();
    assertThat(parts(BOLT, gone)).isEqualTo(1);
    assertThat(parts(gone)).as("of an order cancelled as a whole").isEqualTo(1);
    assertThat(next(BOLT, gone)).isEqualTo("2027-03-01");
    assertThat(next(gone)).isNull();
  }

  @Test
  void the_part_is_told_where_it_is_one() {
    assertThat(parts(BOLT, NUT)).isEqualTo(2);
    assertThat(part("part", BOLT, NUT)).isNull();
    assertThat(part("part", BOLT, line("open", "'A', 2, 1", "2027-03-05 2"))).isEqualTo("A");
    assertThat(part("supplierPart", BOLT)).isEqualTo("S-A");
  }

  @Test
  void the_next_day_is_the_first_of_which_not_all_was_sent() {
    String two = line("open", "'A', 10, 1", "2027-03-01 6", "2027-03-08 4");
    assertThat(next(two, BOLT)).isEqualTo("2027-03-01");
    assertThat(next(sent(two, 5, "PCE"))).isEqualTo("2027-03-01");
    assertThat(next(sent(two, 6, "PCE"))).isEqualTo("2027-03-08");
    assertThat(next(sent(two, 6, "KGM"))).as("in another unit").isEqualTo("2027-03-01");
    assertThat(next(sent(two, 10, "PCE"))).isNull();
  }

  @Test
  void what_was_agreed_upon_takes_the_place_of_what_was_ordered_and_a_refused_line_has_no_day() {
    String agreed = BOLT.replace("'confirmed', null", "'confirmed', " + days("2027-04-02 10"));
    assertThat(next(agreed)).isEqualTo("2027-04-02");
    assertThat(next(line("refused", "'A', 10, 1", "2027-03-01 10"))).isNull();
  }

  /** SQL for a line of part, quantity and price, and its due days. */
  private static String line(String state, String what, String... days) {
    String[] its = what.split(", ", -1);
    return """
    jsonb_build_object('state', '%s', 'part', %2$s, 'supplierPart', 'S-' || %2$s, 'unit', 'PCE', 'quantity', (%3$s)::text, 'price', (%4$s)::text,
      'schedule', %5$s, 'confirmed', null, 'despatched', null)\
    """
        .formatted(state, its[0], its[1], its[2], days(days));
  }

  private static String days(String... days) {
    return List.of(days).stream()
        .map(it -> it.split(" ", -1))
        .map(it -> "jsonb_build_object('date', '%s', 'quantity', '%s')".formatted(it[0], it[1]))
        .collect(Collectors.joining(", ", "jsonb_build_array(", ")"));
  }

  private static String sent(String line, int quantity, String unit) {
    return line.replace(
        "'despatched', null",
        "'despatched', jsonb_build_array(jsonb_build_object('quantity', '%d', 'unit', '%s'))"
            .formatted(quantity, unit));
  }

  private static @Nullable BigDecimal value(@Nullable String currency, String... lines) {
    return ask(
        BigDecimal.class,
        "order_value(%s, %s)"
            .formatted(order(lines), currency == null ? "null" : "'" + currency + "'"));
  }

  private static @Nullable Integer parts(String... lines) {
    return ask(Integer.class, "order_part_count(%s)".formatted(order(lines)));
  }

  private static @Nullable String part(String number, String... lines) {
    return ask(String.class, "order_part(%s, '%s')".formatted(order(lines), number));
  }

  private static @Nullable LocalDate next(String... lines) {
    return ask(LocalDate.class, "order_next_due(%s)".formatted(order(lines)));
  }

  private static String order(String... lines) {
    return "jsonb_build_array(" + String.join(", ", lines) + ")";
  }

  private static <T> @Nullable T ask(Class<T> type, String function) {
    return db.owner()
        .sql("select " + function)
        .query((row, _) -> Optional.ofNullable(row.getObject(1, type)))
        .single()
        .orElse(null);
  }
}
