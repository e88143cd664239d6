package weft.edi.document;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Codes;
import weft.document.BusinessDocument.Line;
import weft.document.LineBuilder;
import weft.document.ReceivedQuantities;
import weft.measure.Quantity;

/** Random defects of received goods. */
final class Receipts {
  private Receipts() {}

  /** All content that both standards can state; only X12 can state a wrong part. */
  static Line any(Line line, Codes codes, Random chance) {
    Quantity came = line.quantity();
    if (came == null) return line;
    Quantity some = Quantity.of(2 + chance.nextInt(50));
    Quantity all = chance.nextBoolean() ? some : Quantity.of(1);
    ReceivedQuantities received =
        switch (chance.nextInt(8)) {
          case 0 -> of(came, some, null, null, null, null, null);
          case 1 -> of(came, some, null, null, null, all, null);
          case 2 -> of(came, some, null, null, null, null, all);
          case 3 -> of(came, some, all, null, null, null, null);
          case 4 -> of(came, null, some, null, null, null, null);
          case 5 -> of(came, null, null, some, null, chance.nextBoolean() ? some : null, null);
          case 6 ->
              codes == Codes.X12
                  ? of(came, null, null, null, some, some, null)
                  : of(came, some, null, Quantity.of(1000), null, null, null);
          default -> null;
        };
    return LineBuilder.like(line).received(received).build();
  }

  private static ReceivedQuantities of(
      Quantity came,
      @Nullable Quantity damaged,
      @Nullable Quantity missing,
      @Nullable Quantity over,
      @Nullable Quantity wrong,
      @Nullable Quantity returned,
      @Nullable Quantity destroyed) {
    return new ReceivedQuantities(came, damaged, missing, over, wrong, returned, destroyed);
  }
}
