package weft.api.imports.sheet;

import org.jspecify.annotations.Nullable;

/**
 * A row as it stands in a file.
 *
 * @param number as the spreadsheet counts it, from 1; of NDJSON the line
 * @param cells null where one is empty; of NDJSON the line alone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a hundred thousand of them are held
public record SheetRow(int number, @Nullable String[] cells) {
  public @Nullable String cell(int at) {
    return at < cells.length ? cells[at] : null;
  }

  /** Formulas that were filled in below the last row are none. */
  boolean isBlank() {
    for (String it : cells) if (it != null && !ErrorValue.isOne(it)) return false;
    return true;
  }
}
