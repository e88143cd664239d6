package weft.language;

import java.util.Arrays;
import java.util.function.Function;

/** One sentence for people, in English and in Simplified Chinese. */
public record Text(String en, String zh) {

  /**
   * The same with values in the place of their format specifiers, in the same order; a text among
   * them in either language.
   */
  public Text with(Object... values) {
    return new Text(en.formatted(said(values, Text::en)), zh.formatted(said(values, Text::zh)));
  }

  private static Object[] said(Object[] values, Function<Text, String> language) {
    return Arrays.stream(values)
        .map(it -> it instanceof Text text ? language.apply(text) : it)
        .toArray();
  }
}
