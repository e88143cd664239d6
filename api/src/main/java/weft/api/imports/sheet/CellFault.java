package weft.api.imports.sheet;

import weft.language.Text;

/** The cell's text does not fit its column. */
public final class CellFault extends Exception {
  private final String code;
  private final transient Text text;

  CellFault(String code, Text text) {
    super(code, null, false, false);
    this.code = code;
    this.text = text;
  }

  public String code() {
    return code;
  }

  public Text text() {
    return text;
  }
}
