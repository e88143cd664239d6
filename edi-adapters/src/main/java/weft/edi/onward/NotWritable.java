package weft.edi.onward;

import weft.language.Text;

/** It cannot be said in the message agreed upon without leaving out or inventing some. */
public final class NotWritable extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Text text;

  private static final Text LOST =
      new Text(
          "It has characters that the syntax agreed upon cannot say: another number would arrive.",
          "其中有约定语法无法表示的字符，对方收到的编号会不同。");

  public NotWritable(Text text) {
    super(text.en());
    this.text = text;
  }

  /** Numbers and codes with one of their characters less are others. */
  public static void requireNothingLost(int characters) {
    if (characters > 0) throw new NotWritable(LOST);
  }

  public Text text() {
    return text;
  }
}
