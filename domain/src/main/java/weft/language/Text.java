package weft.language;

import java.util.Arrays;
import java.util.function.Function;

/** One sentence for people, in English and in Simplified Chinese. */
public record Text(String en, String zh) {

  /**
   * Replaces the format specifiers, in order, in both languages. A value that is itself a text is
   * inserted in the language of the sentence.
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
