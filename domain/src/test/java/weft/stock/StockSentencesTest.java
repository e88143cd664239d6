package weft.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.stock.StockWords.BATCH;
import static weft.stock.StockWords.GOODS;
import static weft.stock.StockWords.at;
import static weft.stock.StockWords.despatch;
import static weft.stock.StockWords.posting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.language.Text;
import weft.measure.Quantity;
import weft.stock.StockEvent.StockMoved;

/** The history of stock states how much moved and why, without a need to look at its data. */
class StockSentencesTest {
  @Test
  void a_document_says_what_it_took_and_its_cancellation_what_came_again() {
    var asked = despatch(9, StockWords.portion(BATCH, 10));
    Text out =
        sentence(StockWords.booked(3, asked, posting(BATCH, -10, 40), posting(GOODS, -2, 0)));
    assertThat(out.en()).contains("with document", ": -12 PCE of part");
    assertThat(out.zh()).contains("-12 PCE");
    Text back = sentence(StockWords.booked(4, asked, posting(BATCH, 10, 50)));
    assertThat(back.en()).contains(": +10 PCE of part");
    assertThat(sentence(StockWords.booked(5, asked)).en()).contains("no change of the stock");
  }

  @Test
  void a_movement_below_zero_says_the_reason_that_was_given_for_it() {
    Text it = sentence(issued("found at the line"));
    assertThat(it.en()).endsWith("(found at the line).");
    assertThat(it.zh()).endsWith("（found at the line）。");
    assertThat(sentence(issued(null)).en()).doesNotContain("(", "null");
  }

  @Test
  void a_document_that_takes_more_than_there_was_ends_its_reason_before_what_was_rounded() {
    var asked = despatch(9, StockWords.portion(BATCH, 10));
    var below = posting(GOODS, -5, -5);
    Text exact = sentence(StockWords.booked(3, asked, "found at the line", below));
    assertThat(exact.en()).endsWith("Reason: found at the line.");
    assertThat(exact.zh()).endsWith("原因：found at the line。");
    Text rounded =
        sentence(StockWords.booked(3, asked, "found at the line", below.roundedIf(true)));
    assertThat(rounded.en())
        .endsWith("Reason: found at the line. The quantity was rounded to six decimals.");
    assertThat(rounded.zh()).endsWith("原因：found at the line。数量已四舍五入到六位小数。");
  }

  private static StockMoved issued(@Nullable String reason) {
    return new StockMoved(
        StockWords.STOCK,
        2,
        MovementKind.ISSUE,
        null,
        Quantity.of(-5),
        "PCE",
        at(9),
        List.of(posting(GOODS, -5, -5)),
        null,
        reason,
        null);
  }

  private static Text sentence(StockEvent event) {
    return Stocking.STOCK.sentence(event);
  }
}
