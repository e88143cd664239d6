package weft.api.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import weft.api.imports.sheet.CellFault;
import weft.api.imports.sheet.Column;
import weft.api.imports.sheet.DecimalMark;
import weft.api.imports.sheet.ErrorValue;
import weft.api.imports.sheet.Layout;
import weft.api.imports.sheet.RowFault;
import weft.api.imports.sheet.SheetRow;
import weft.json.Json;
import weft.language.Text;

/** Converts a file's rows into bodies of the resource's POST. */
final class SheetUnits {
  private static final JsonMapper JSON = Json.foreign();
  private static final Text IN_ERROR =
      new Text(
          "This cell shows an error of the spreadsheet, or its formula was never calculated.",
          "该单元格是表格软件的错误值，或其公式尚未计算。");
  private static final String FROM = "from";
  private static final String UNTIL = "until";

  private final Layout layout;
  private final Plan plan;
  private final DecimalMark mark;

  SheetUnits(Layout layout, Plan plan, DecimalMark mark) {
    this.layout = layout;
    this.plan = plan;
    this.mark = mark;
  }

  /** The body in one line of NDJSON. */
  static Unit ofJson(SheetRow row) {
    List<SheetRow> rows = List.of(row);
    try {
      if (JSON.readTree(row.cell(0)) instanceof ObjectNode body) {
        body.remove(Layout.REASON);
        return new Unit(rows, body);
      }
    } catch (JacksonException e) {
      // reported like any other line that is no JSON object
    }
    var unit = new Unit(rows, JsonNodeFactory.instance.objectNode());
    unit.add(
        new RowFault(
            row.number(),
            null,
            "body-unreadable",
            row.cell(0),
            new Text("This line is not a JSON object.", "此行不是 JSON 对象。")));
    return unit;
  }

  /** The body of a row that stands alone. */
  Unit ofRow(SheetRow row) {
    var unit = new Unit(List.of(row), JsonNodeFactory.instance.objectNode());
    read(row, unit, unit.body(), unit.body());
    return unit;
  }

  /** Groups rows by plan, in the order of each plan's first row. */
  Collection<List<SheetRow>> grouped(List<SheetRow> rows) {
    Map<List<@Nullable String>, List<SheetRow>> groups = new LinkedHashMap<>();
    for (SheetRow it : rows) groups.computeIfAbsent(key(it), _ -> new ArrayList<>()).add(it);
    return groups.values();
  }

  private List<@Nullable String> key(SheetRow row) {
    List<@Nullable String> key = new ArrayList<>(plan.by().size());
    for (int i = 0; i < layout.columns().length; i++) {
      Column it = layout.columns()[i];
      if (it != null && plan.by().contains(it.name())) key.add(row.cell(i));
    }
    return key;
  }

  /** The body of a plan's rows. Its horizon spans their days, unless they state one. */
  Unit ofPlan(List<SheetRow> rows) {
    var unit = new Unit(rows, JsonNodeFactory.instance.objectNode());
    ObjectNode body = unit.body();
    var lines = JsonNodeFactory.instance.arrayNode();
    for (SheetRow row : rows) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      read(row, unit, body, line);
      lines.add(line);
    }
    body.set(plan.lines(), lines);
    Horizon horizon = Horizon.of(lines);
    if (horizon != null) {
      if (!body.has(FROM)) body.put(FROM, horizon.from().toString());
      if (!body.has(UNTIL)) body.put(UNTIL, horizon.until().toString());
    }
    return unit;
  }

  private void read(SheetRow row, Unit unit, ObjectNode body, ObjectNode line) {
    for (int i = 0; i < layout.columns().length; i++) {
      Column column = layout.columns()[i];
      String text = row.cell(i);
      if (column == null || text == null) continue;
      if (ErrorValue.isOne(text)) {
        unit.add(new RowFault(row.number(), column.name(), "cell-in-error", text, IN_ERROR));
        continue;
      }
      try {
        JsonNode value = column.cell().read(text, row.isNumeric(i) ? DecimalMark.POINT : mark);
        if (!put(column.ofLine() ? line : body, column, value))
          unit.add(
              new RowFault(
                  row.number(),
                  column.name(),
                  "differs-in-plan",
                  text,
                  new Text(
                      "The first row of this plan has a different value here.", "与该计划第一行的内容不一致。")));
      } catch (CellFault e) {
        unit.add(new RowFault(row.number(), column.name(), e.code(), text, e.text()));
      }
    }
  }

  /** Sets the value; false where the path holds another kind of value. */
  private static boolean put(ObjectNode into, Column column, JsonNode value) {
    String[] steps = column.name().split("\\.", -1);
    ObjectNode at = into;
    for (int i = 0; i < steps.length - 1; i++)
      at = at.get(steps[i]) instanceof ObjectNode deeper ? deeper : at.putObject(steps[i]);
    String last = steps[steps.length - 1];
    JsonNode before = at.get(last);
    if (before != null) return before.equals(value);
    at.set(last, value);
    return true;
  }
}
