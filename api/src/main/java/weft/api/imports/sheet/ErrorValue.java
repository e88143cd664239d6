package weft.api.imports.sheet;

import java.util.Set;

/**
 * The text that a spreadsheet shows for a cell it could not calculate, also as plain text in a CSV.
 * It is neither a valid value nor an empty cell.
 */
public final class ErrorValue {
  /** For a formula that was never calculated. */
  static final String NOT_AVAILABLE = "#N/A";

  private static final Set<String> ALL =
      Set.of(
          NOT_AVAILABLE,
          "#REF!",
          "#VALUE!",
          "#DIV/0!",
          "#NAME?",
          "#NULL!",
          "#NUM!",
          "#SPILL!",
          "#CALC!",
          "#FIELD!",
          "#GETTING_DATA");

  private ErrorValue() {}

  public static boolean isOne(String cell) {
    return ALL.contains(cell);
  }
}
