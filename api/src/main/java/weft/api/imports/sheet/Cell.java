package weft.api.imports.sheet;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Converts between a JSON value and a cell. */
public interface Cell {
  /**
   * The value of a cell's text.
   *
   * @throws CellFault where the text is not a valid value
   */
  JsonNode read(String text) throws CellFault;

  /**
   * The same, in a file whose numbers use this mark.
   *
   * @throws CellFault where the text is not a valid value, or a number that can be read in two ways
   */
  default JsonNode read(String text, DecimalMark mark) throws CellFault {
    return read(text);
  }

  /** The numbers in a text, as written. */
  default List<String> numbers(String text) {
    return isNumber() ? List.of(text) : List.of();
  }

  /** The text of a value, as {@link #read} takes it back. */
  default String write(JsonNode value, boolean chinese) {
    return value.asString();
  }

  /** Whether a spreadsheet may treat it as a number. */
  default boolean isNumber() {
    return false;
  }
}
