package weft.edi.dialect;

import weft.language.Text;

/** Thrown if a dialect cannot be used, with line and column (from 1) of the error. */
public final class DialectRefused extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int line;
  private final int column;
  private final transient Text text;

  DialectRefused(int line, int column, Text text) {
    super("line " + line + ", column " + column + ": " + text.en());
    this.line = line;
    this.column = column;
    this.text = text;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }

  public Text text() {
    return text;
  }
}
