package weft.api.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.api.imports.sheet.SheetRow;

/**
 * The first good and the first bad rows of a sheet, for people to look at. This record is the JSON.
 *
 * @param header as the file has it
 * @param columns names of the columns in the JSON; null for those that were skipped
 */
record ImportSample(
    List<@Nullable String> header, List<@Nullable String> columns, List<SheetRow> rows) {
  static final ImportSample NONE = new ImportSample(List.of(), List.of(), List.of());
}
