package weft.api.imports.sheet;

import java.util.Set;

/**
 * What a spreadsheet shows where it could not reckon a cell; as text, too, since a CSV has it so.
 * It is neither what somebody meant nor nothing.
 */
public final class ErrorValue {
  /** Of a formula that was never calculated. */
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
