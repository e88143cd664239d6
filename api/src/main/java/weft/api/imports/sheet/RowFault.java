package weft.api.imports.sheet;

import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * A fault in a row, or in the file. This record is the JSON.
 *
 * @param row as the spreadsheet counts it: the header is row 1; for NDJSON the line
 * @param column its name in the JSON; null where the fault concerns the whole row
 * @param value the text in the cell
 */
public record RowFault(
    int row, @Nullable String column, String code, @Nullable String value, Text text) {
  private static final int LONGEST = 100;

  public RowFault {
    // PostgreSQL stores no text with a zero byte in it
    if (value != null) value = value.replace("\0", "");
    text = new Text(text.en().replace("\0", ""), text.zh().replace("\0", ""));
    if (value != null && value.length() > LONGEST) value = value.substring(0, LONGEST) + "…";
  }

  /** The same fault in another row. */
  public RowFault at(int otherRow) {
    return new RowFault(otherRow, column, code, value, text);
  }
}
