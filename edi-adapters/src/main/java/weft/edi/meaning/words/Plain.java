package weft.edi.meaning.words;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/** What a message says, in the one form in which it is kept. */
public final class Plain {
  private Plain() {}

  /** Equal amounts are equal whatever their scale. */
  public static BigDecimal amount(BigDecimal said) {
    return new Quantity(said).amount();
  }

  /** What a message does not say is empty there, and null in what is kept of it. */
  public static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
