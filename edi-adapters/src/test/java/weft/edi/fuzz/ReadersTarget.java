package weft.edi.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import weft.edi.as2.As2Promises;
import weft.edi.reader.text.ReaderOptions;

/**
 * The target of Jazzer, which develops inputs by the coverage that they reach. The first byte gives
 * the kind of the rest: instructions for damaging an interchange or an AS2 message, or for writing
 * a dialect; or an interchange, a dialect or an AS2 message as it is.
 */
public final class ReadersTarget {
  private static final int LIMIT = 16 << 10;

  private ReadersTarget() {}

  /** Jazzer calls this method by its name. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) return;
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    switch (input[0] & 7) {
      case 0 -> Promises.kept(rest, ReaderOptions.STANDARD);
      case 1 -> DialectPromises.kept(new String(rest, StandardCharsets.UTF_8), rest.length);
      case 2 -> DialectPromises.kept(new DialectRecipe(rest).write(), rest.length);
      case 4 -> As2Promises.kept(As2Promises.spoilt(rest, false));
      case 5 -> As2Promises.kept(rest);
      default -> {
        Recipe.Dish dish = new Recipe(rest, LIMIT).cook();
        Promises.kept(dish.bytes(), dish.options());
      }
    }
  }
}
