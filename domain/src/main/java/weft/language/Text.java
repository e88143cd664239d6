package weft.language;

/** One sentence for people, in English and in Simplified Chinese. */
public record Text(String en, String zh) {

  /** The same with values in the place of their format specifiers, in the same order. */
  public Text with(Object... values) {
    return new Text(en.formatted(values), zh.formatted(values));
  }
}
