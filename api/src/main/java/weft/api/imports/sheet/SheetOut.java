package weft.api.imports.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a sheet row by row, so that no rows are held in memory. */
public interface SheetOut extends Closeable {
  void row(List<@Nullable String> cells) throws IOException;

  /**
   * Starts a sheet.
   *
   * @param numbers for each column, whether it holds numbers; a column beyond the list holds text
   */
  static SheetOut of(FileFormat format, OutputStream out, String name, List<Boolean> numbers)
      throws IOException {
    return format == FileFormat.XLSX ? new XlsxOut(out, name, numbers) : new CsvOut(out, ',');
  }
}
