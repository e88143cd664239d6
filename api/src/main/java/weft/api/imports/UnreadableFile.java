package weft.api.imports;

import org.jspecify.annotations.Nullable;
import weft.language.Text;

/** The file cannot be read, or not from some row on. */
final class UnreadableFile extends Exception {
  private final transient RowFault fault;

  UnreadableFile(int row, @Nullable String column, String code, Text text) {
    super(code, null, false, false);
    this.fault = new RowFault(row, column, code, null, text);
  }

  RowFault fault() {
    return fault;
  }
}
