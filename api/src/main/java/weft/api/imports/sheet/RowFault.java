package weft.api.imports.sheet;

import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * What is wrong with a row, or with the file. This record is the JSON.
 *
 * @param row as the spreadsheet counts it: the header is row 1; of NDJSON the line
 * @param column its name in the JSON; null where it is of the whole row
 * @param value what stands there
 */
public record RowFault(
    int row, @Nullable String column, String code, @Nullable String value, Text text) {
  private static final int LONGEST = 100;

  public RowFault {
    // PostgreSQL holds no text with a zero in it
    if (value != null) value = value.replace("\0", "");
    text = new Text(text.en().replace("\0", ""), text.zh().replace("\0", ""));
    if (value != null && value.length() > LONGEST) value = value.substring(0, LONGEST) + "…";
  }

  /** The same at another place. */
  public RowFault at(int otherRow) {
    return new RowFault(otherRow, column, code, value, text);
  }
}
