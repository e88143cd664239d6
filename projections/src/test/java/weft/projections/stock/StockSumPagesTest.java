package weft.projections.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.rows.GrantsHeld;
import weft.projections.rows.Moment;
import weft.sharing.Grant.Grain;

/**
 * An OEM to whom thirty suppliers opened their stock reads few of them per page, and misses none.
 */
class StockSumPagesTest {
  private static final int SUPPLIERS = 30;
  private static final PartyScope OEM = PartyScope.viewer(new PartyCode("OEM"));
  private static final StockSum.Filter ALL =
      new StockSum.Filter(null, null, null, null, null, null, null);
  private static TestDatabase db;
  private static PartyReads reads;

  /**
   * Each supplier has two parts. Every third shares only its state, every fifth one part, every
   * seventh nothing; every fourth holds goods of the OEM's.
   */
  @BeforeAll
  static void stock() {
    db = TestDatabase.fresh();
    reads = new PartyReads(db.pools());
    for (int i = 0; i < SUPPLIERS; i++) {
      String supplier = supplier(i);
      row(supplier, supplier, supplier, "A", 10 + i);
      row(supplier, supplier, supplier, "B", 20 + i);
      if (i % 4 == 0) {
        row("OEM", supplier, "OEM", "C", 5);
        row(supplier, supplier, "OEM", "C", 5);
      }
      if (i % 7 != 0)
        grant(supplier, i % 3 == 0 ? "state" : "exact", i % 5 == 0 ? "[\"A\"]" : null);
    }
    row("OEM", "OEM", "OEM", "A", 7);
    row("OEM", "A-STRANGER", "OEM", "A", 8);
    row("OEM", "Z-STRANGER", "OEM", "A", 9);
    row("OEM", "OEM", "OEM", "LACKS", -61);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void the_list_shows_what_was_opened_and_what_is_ones_own_wherever_it_lies() {
    Map<String, String> expected = new TreeMap<>();
    for (int i = 0; i < SUPPLIERS; i++) {
      String it = supplier(i);
      String state = i % 3 == 0 ? "ok" : null;
      if (i % 7 != 0) expected.put(it + " A", state == null ? "" + (10 + i) : state);
      if (i % 7 != 0 && i % 5 != 0) expected.put(it + " B", state == null ? "" + (20 + i) : state);
      if (i % 4 == 0) expected.put(it + " C", "5");
    }
    expected.put("OEM A", "7");
    expected.put("A-STRANGER A", "8");
    expected.put("Z-STRANGER A", "9");
    expected.put("OEM LACKS", "-61");

    assertThat(told(page(ALL, null, 1_000))).isEqualTo(expected);
  }

  @Test
  void pages_of_any_size_are_the_list_in_its_order() {
    List<StockSum> whole = page(ALL, null, 1_000);
    assertThat(whole).extracting(StockSum::holder).isSorted();
    for (int size : List.of(1, 3, 7, 50)) {
      List<StockSum> all = new ArrayList<>();
      for (List<StockSum> it = page(ALL, null, size); !it.isEmpty(); )
        it = all.addAll(it) ? page(ALL, all.getLast().place(), size) : List.of();
      assertThat(all).as("pages of %d", size).isEqualTo(whole);
    }
  }

  @Test
  void a_part_or_a_holder_narrows_it() {
    assertThat(page(new StockSum.Filter("A", null, null, null, null, null, null), null, 1_000))
        .isEqualTo(page(ALL, null, 1_000).stream().filter(it -> it.part().equals("A")).toList());
    String holder = supplier(16);
    assertThat(page(new StockSum.Filter(null, null, holder, null, null, null, null), null, 1_000))
        .isEqualTo(
            page(ALL, null, 1_000).stream().filter(it -> it.holder().equals(holder)).toList())
        .hasSize(3);
  }

  @Test
  void what_stands_below_zero_is_never_usable_and_is_found_by_its_own_name() {
    assertThat(page(status("below-zero"), null, 1_000))
        .singleElement()
        .satisfies(it -> assertThat(it.standing()).isEqualTo(StockSum.Standing.BELOW_ZERO));
    assertThat(page(status("usable"), null, 1_000))
        .extracting(StockSum::standing)
        .isNotEmpty()
        .containsOnly(StockSum.Standing.USABLE);
  }

  private static StockSum.Filter status(String status) {
    return new StockSum.Filter(null, null, null, null, null, status, null);
  }

  @Test
  void few_holders_are_read_at_first_and_all_in_the_end() {
    var grants =
        IntStream.range(0, 200)
            .mapToObj(it -> new GrantsHeld(supplier(it), null, Grain.EXACT, 0))
            .toList();

    assertThat(HolderRange.from(null, grants, 4))
        .extracting(it -> it.grants().size())
        .containsExactly(4, 16, 64, 116);
    assertThat(HolderRange.from(null, grants, 4).getLast().until()).isNull();
  }

  private static Map<String, String> told(List<StockSum> sums) {
    Map<String, String> all = new TreeMap<>();
    for (StockSum it : sums) {
      Quantity quantity = it.quantity();
      String before =
          all.put(
              it.holder() + " " + it.part(),
              quantity == null
                  ? String.valueOf(it.state()).toLowerCase(Locale.ROOT)
                  : quantity.amount().toPlainString());
      assertThat(before).as("%s twice", it).isNull();
    }
    return all;
  }

  private static List<StockSum> page(StockSum.Filter filter, @Nullable String after, int limit) {
    return reads.inParty(
        OEM, in -> StockSum.list(in, OEM, filter, List.of(), after, Moment.NOW, limit));
  }

  private static String supplier(int number) {
    return String.format(Locale.ROOT, "SUP-%02d", number);
  }

  private static void row(String viewer, String holder, String owner, String part, int quantity) {
    db.admin()
        .sql(
            """
            insert into stock (stream, item, owner, holder, site, part, belongs_to, category, status, quantity, unit, changed_at, version, from_position)
            values (:stream, :item, :viewer, :holder, 'S', :part, :owner, 'finished', 'usable', :quantity, 'PCE', now(), 1, 1)
            """)
        .param("stream", "Stock:" + holder + ":S:" + part)
        .param("item", viewer + ":" + owner)
        .param("viewer", viewer)
        .param("holder", holder)
        .param("owner", owner)
        .param("part", part)
        .param("quantity", quantity)
        .update();
  }

  private static void grant(String giver, String grain, @Nullable String parts) {
    db.admin()
        .sql(
            """
            insert into grants (stream, item, owner, giver, receiver, what, parts, grain, past, given_at, given_position, version, from_position)
            values (:stream, 'to', 'OEM', :giver, 'OEM', 'stock', cast(:parts as jsonb), :grain, false, now(), 1, 1, 1)
            """)
        .param("stream", "Grant:" + giver)
        .param("giver", giver)
        .param("parts", parts)
        .param("grain", grain)
        .update();
  }
}
