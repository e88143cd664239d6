package weft.api.imports.sheet;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file, unchanged.
 *
 * @param number as the spreadsheet counts it, from 1; for NDJSON the line
 * @param cells null for an empty cell; for NDJSON the line alone
 * @param numeric the cells that the file itself stores as numbers; they have a point; null: none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a hundred thousand of them are held
public record SheetRow(int number, @Nullable String[] cells, @JsonIgnore @Nullable BitSet numeric) {
  public SheetRow(int number, @Nullable String[] cells) {
    this(number, cells, null);
  }

  /** Whether the file itself stores the cell as a number. */
  public boolean isNumeric(int at) {
    return numeric != null && numeric.get(at);
  }

  public @Nullable String cell(int at) {
    return at < cells.length ? cells[at] : null;
  }

  /**
   * A row of error values only counts as blank: they come from formulas filled in below the last
   * row.
   */
  boolean isBlank() {
    for (String it : cells) if (it != null && !ErrorValue.isOne(it)) return false;
    return true;
  }
}
