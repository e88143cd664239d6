package weft.api.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import weft.api.imports.sheet.CellFault;
import weft.api.imports.sheet.Cells;
import weft.api.imports.sheet.Column;
import weft.api.imports.sheet.DecimalMark;
import weft.calendar.IsoText;

/** Compares a file's content with the stored data, in the columns of the sheet. */
final class SheetComparison {
  private final List<Column> columns;
  private final boolean leftOutStays;
  private final Plan plan;

  SheetComparison(List<Column> columns, boolean leftOutStays, Plan plan) {
    this.columns = columns;
    this.leftOutStays = leftOutStays;
    this.plan = plan;
  }

  /**
   * Whether a body equals the stored data.
   *
   * @param rows the stored rows of the same key, as an export writes them
   */
  boolean saysNothingNew(ObjectNode body, List<JsonNode> rows) {
    if (rows.isEmpty()) return false;
    if (!body.path(plan.lines()).isArray()) return rows.stream().anyMatch(it -> isSame(body, it));
    List<String> said = new ArrayList<>();
    ObjectNode head = body.deepCopy();
    head.remove(List.of(plan.lines(), "from", "until"));
    for (JsonNode line : body.path(plan.lines())) {
      ObjectNode whole = head.deepCopy();
      whole.setAll((ObjectNode) line);
      if (!isNothing(whole)) said.add(text(whole));
    }
    List<String> standing = new ArrayList<>();
    for (JsonNode it : rows) if (isWithin(it, body) && !isNothing(it)) standing.add(text(it));
    Collections.sort(said);
    Collections.sort(standing);
    return !said.isEmpty() && said.equals(standing);
  }

  private boolean isSame(JsonNode said, JsonNode stands) {
    for (Column it : columns) {
      JsonNode value = said.at(it.pointer());
      if (leftOutStays && isNone(value)) continue;
      if (!text(it, value).equals(text(it, stands.at(it.pointer())))) return false;
    }
    return true;
  }

  private String text(JsonNode row) {
    StringBuilder all = new StringBuilder();
    for (Column it : columns) all.append(text(it, row.at(it.pointer()))).append('\u0001');
    return all.toString();
  }

  /** The value as an export writes it; numbers in a canonical form. */
  private static String text(Column column, JsonNode value) {
    if (isNone(value)) return "";
    String text = column.cell().write(value, false);
    if (!column.cell().isNumber()) return text;
    try {
      return column.cell().read(text, DecimalMark.POINT).asString();
    } catch (CellFault e) {
      return text;
    }
  }

  private static boolean isNone(JsonNode value) {
    return value.isMissingNode() || value.isNull() || (value.isArray() && value.isEmpty());
  }

  private static boolean isNothing(JsonNode line) {
    try {
      return Cells.NUMBER
          .read(line.path("quantity").asString("1"), DecimalMark.POINT)
          .asString()
          .equals("0");
    } catch (CellFault e) {
      return false;
    }
  }

  private static boolean isWithin(JsonNode line, ObjectNode body) {
    Horizon its = Horizon.ofLine(line);
    String from = body.path("from").asString("");
    String until = body.path("until").asString("");
    if (its == null || from.isEmpty() || until.isEmpty()) return true;
    try {
      return its.overlaps(IsoText.day(from), IsoText.day(until));
    } catch (java.time.DateTimeException e) {
      return true;
    }
  }
}
