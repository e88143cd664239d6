package weft.edi.meaning.words;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/** Brings a message's values into the form in which the hub stores them. */
public final class NormalizedText {
  private NormalizedText() {}

  /** Strips the scale, so that equal amounts are equal objects. */
  public static BigDecimal amount(BigDecimal said) {
    return new Quantity(said).amount();
  }

  /** Converts an empty value to null. */
  public static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
