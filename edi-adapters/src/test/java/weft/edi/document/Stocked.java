package weft.edi.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Codes;
import weft.document.BusinessDocument.Line;
import weft.document.LineBuilder;
import weft.document.Stock;
import weft.measure.Quantity;

/** Random lines of stock reports. */
final class Stocked {
  private Stocked() {}

  /** Returns the line unchanged, or with own quantities, of which at most one is on hand. */
  static Line any(Line it, Codes codes, Random chance) {
    if (chance.nextInt(3) == 0) return it;
    boolean x12 = codes == Codes.X12;
    String owner = pick(chance, null, null, "HENGYUE");
    String site = pick(chance, null, null, "PLANT1");
    List<Stock> stocks = new ArrayList<>();
    for (int i = 0; i < 2 + chance.nextInt(3); i++)
      stocks.add(
          new Stock(
              List.of(x12 ? "17" : "145", x12 ? "27" : "66", x12 ? "63" : "20")
                  .get(chance.nextInt(3)),
              x12 ? null : pick(chance, null, null, "1"),
              x12 ? null : pick(chance, null, "1", "2"),
              pick(chance, null, "HALL 1", "A-03"),
              Quantity.of(1 + chance.nextInt(1000)),
              "KGM",
              owner,
              site));
    List<Stock> onHand =
        stocks.stream()
            .filter(one -> one.meaning().equals(x12 ? "17" : "145") && one.direction() == null)
            .toList();
    boolean one = onHand.size() == 1;
    return LineBuilder.like(it)
        .quantity(one ? onHand.getFirst().quantity() : null, one ? "KGM" : null)
        .stocks(stocks)
        .build();
  }

  private static @Nullable String pick(Random chance, @Nullable String... of) {
    return of[chance.nextInt(of.length)];
  }
}
