package weft.api.imports.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a sheet row by row, so that none has to be held. */
public interface SheetOut extends Closeable {
  void row(List<@Nullable String> cells) throws IOException;

  /**
   * Begins one.
   *
   * @param numbers whether the column is one of numbers; text where it says nothing of one
   */
  static SheetOut of(FileFormat format, OutputStream out, String name, List<Boolean> numbers)
      throws IOException {
    return format == FileFormat.XLSX ? new XlsxOut(out, name, numbers) : new CsvOut(out, ',');
  }
}
