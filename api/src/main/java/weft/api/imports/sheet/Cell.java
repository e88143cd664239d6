package weft.api.imports.sheet;

import tools.jackson.databind.JsonNode;

/** How a value of JSON stands in a cell. */
public interface Cell {
  /**
   * The value that a cell's text says.
   *
   * @throws CellFault where it says none
   */
  JsonNode read(String text) throws CellFault;

  /** The text of a value, as {@link #read} takes it back. */
  default String write(JsonNode value, boolean chinese) {
    return value.asString();
  }

  /** Whether spreadsheets may count with it. */
  default boolean isNumber() {
    return false;
  }
}
