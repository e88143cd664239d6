package weft.api.imports.sheet;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** How a value of JSON stands in a cell. */
public interface Cell {
  /**
   * The value that a cell's text says.
   *
   * @throws CellFault where it says none
   */
  JsonNode read(String text) throws CellFault;

  /**
   * The same, in a file whose numbers have this mark.
   *
   * @throws CellFault where it says none, or a number that could be two
   */
  default JsonNode read(String text, DecimalMark mark) throws CellFault {
    return read(text);
  }

  /** The numbers that a text has, as they are written. */
  default List<String> numbers(String text) {
    return isNumber() ? List.of(text) : List.of();
  }

  /** The text of a value, as {@link #read} takes it back. */
  default String write(JsonNode value, boolean chinese) {
    return value.asString();
  }

  /** Whether spreadsheets may count with it. */
  default boolean isNumber() {
    return false;
  }
}
