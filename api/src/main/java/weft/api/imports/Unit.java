package weft.api.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import weft.api.imports.sheet.RowFault;
import weft.api.imports.sheet.SheetRow;

/** One unit of a file: a row that stands alone, or all rows of one plan. */
final class Unit {
  private final List<SheetRow> rows;
  private final ObjectNode body;
  private final List<RowFault> faults = new ArrayList<>();
  private boolean unchanged;

  Unit(List<SheetRow> rows, ObjectNode body) {
    this.rows = rows;
    this.body = body;
  }

  List<SheetRow> rows() {
    return rows;
  }

  int firstRow() {
    return rows.getFirst().number();
  }

  /** The body for the resource's own POST. */
  ObjectNode body() {
    return body;
  }

  List<RowFault> faults() {
    return faults;
  }

  void add(@Nullable RowFault fault) {
    if (fault != null) faults.add(fault);
  }

  boolean isGood() {
    return faults.isEmpty();
  }

  /** Whether it equals the stored data. */
  boolean isUnchanged() {
    return unchanged;
  }

  void stands() {
    unchanged = true;
  }
}
