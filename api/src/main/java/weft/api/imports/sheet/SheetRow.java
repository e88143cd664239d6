package weft.api.imports.sheet;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A row as it stands in a file.
 *
 * @param number as the spreadsheet counts it, from 1; of NDJSON the line
 * @param cells null where one is empty; of NDJSON the line alone
 * @param numeric the cells that the file itself keeps as numbers; they have a point; null: none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a hundred thousand of them are held
public record SheetRow(int number, @Nullable String[] cells, @JsonIgnore @Nullable BitSet numeric) {
  public SheetRow(int number, @Nullable String[] cells) {
    this(number, cells, null);
  }

  /** Whether the file itself keeps it as a number. */
  public boolean isNumeric(int at) {
    return numeric != null && numeric.get(at);
  }

  public @Nullable String cell(int at) {
    return at < cells.length ? cells[at] : null;
  }

  /** Formulas that were filled in below the last row are none. */
  boolean isBlank() {
    for (String it : cells) if (it != null && !ErrorValue.isOne(it)) return false;
    return true;
  }
}
