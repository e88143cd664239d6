package weft.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import weft.replay.Difference.Column;
import weft.replay.ReplayStatus.ViewVerdict;
import weft.replay.Verdict.Compared;

/** A replay's verdict on a view names its rows and their events, and no values. */
class ViewVerdictTest {
  private static final Digest TWO = new Digest(2, "aa");

  private static Compared table(String name, Digest live, Digest replayed, Difference... named) {
    return new Compared(name, live, replayed, named.length, List.of(named));
  }

  private static ViewVerdict verdict(Compared... tables) {
    return ViewVerdict.of(new Verdict("stock", 42, Duration.ZERO, List.of(tables)));
  }

  @Test
  void equal_tables_have_equal_digests_and_their_rows_are_counted() {
    ViewVerdict it = verdict(table("stock", TWO, TWO), table("stock_past", TWO, TWO));
    assertThat(it.equal()).isTrue();
    assertThat(it.rows()).isEqualTo(4);
    assertThat(it.sha256()).isEqualTo(it.live()).matches("[0-9a-f]{64}");
    assertThat(it.position()).isEqualTo(42);
  }

  @Test
  void rows_that_moved_to_another_table_change_the_digest() {
    Digest none = new Digest(0, "00");
    ViewVerdict it = verdict(table("stock", TWO, none), table("stock_past", none, TWO));
    assertThat(it.equal()).isFalse();
    assertThat(it.sha256()).isNotEqualTo(it.live());
  }

  @Test
  void a_row_that_differs_is_named_without_its_values() {
    var difference =
        new Difference(
            "stock",
            Map.of("stream", "Stock:JIAXIN:JX1:JX-881"),
            Difference.Kind.CHANGED,
            List.of(new Column("quantity", "987654", "40")),
            List.of(),
            41L);
    ViewVerdict it = verdict(table("stock", TWO, new Digest(2, "bb"), difference));
    assertThat(it.differing()).isOne();
    assertThat(it.named().getFirst().columns()).containsExactly("quantity");
    assertThat(it.named().getFirst().event()).isEqualTo(41);
    assertThat(it.toString()).doesNotContain("987654");
  }
}
