package weft.api.imports.sheet;

import org.jspecify.annotations.Nullable;
import weft.language.Text;

/** The file cannot be read, at all or from some row on. */
public final class UnreadableFile extends Exception {
  private final transient RowFault fault;

  public UnreadableFile(int row, @Nullable String column, String code, Text text) {
    super(code, null, false, false);
    this.fault = new RowFault(row, column, code, null, text);
  }

  public RowFault fault() {
    return fault;
  }
}
