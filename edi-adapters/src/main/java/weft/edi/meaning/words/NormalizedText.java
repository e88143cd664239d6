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

  /**
   * Strips the blanks at the end of a number, because some partners pad the numbers of orders,
   * agreements and parts in some of their messages and not in others.
   */
  public static String number(String said) {
    return said.stripTrailing();
  }

  /** Converts an empty value to null. */
  public static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
