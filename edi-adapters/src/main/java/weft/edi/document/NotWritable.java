package weft.edi.document;

import weft.language.Text;

/** A document cannot be said in the message agreed upon without leaving out or inventing some. */
public final class NotWritable extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Text text;

  NotWritable(Text text) {
    super(text.en());
    this.text = text;
  }

  public Text text() {
    return text;
  }
}
