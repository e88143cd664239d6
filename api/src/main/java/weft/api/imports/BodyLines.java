package weft.api.imports;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import weft.api.imports.Importable.Exported;
import weft.api.imports.sheet.Column;
import weft.json.Json;

/** Writes stored data as bodies of the resource's own POST, one per line, as they are read. */
final class BodyLines implements Closeable {
  private static final JsonMapper JSON = Json.mapper();

  private final Writer out;
  private final List<Column> columns;
  private final Plan plan;

  BodyLines(OutputStream out, Importable<?, ?> importable) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    this.columns = importable.columns();
    this.plan = importable.plan();
  }

  /**
   * Writes the rows exported from one row of the view: each separately, or the lines of a plan as
   * one body.
   */
  void write(List<Exported> rows) throws IOException {
    Map<String, List<JsonNode>> plans = new LinkedHashMap<>();
    for (Exported it : rows) {
      JsonNode row = JSON.valueToTree(it.row());
      if (!plan.isNone()) plans.computeIfAbsent(it.key(), _ -> new ArrayList<>()).add(row);
      else line(body(row, false));
    }
    for (List<JsonNode> it : plans.values()) line(plan(it));
  }

  private void line(ObjectNode body) throws IOException {
    out.write(JSON.writeValueAsString(body));
    out.write('\n');
  }

  private ObjectNode plan(List<JsonNode> rows) {
    ObjectNode body = body(rows.getFirst(), false);
    List<JsonNode> lines = new ArrayList<>();
    for (JsonNode it : rows) lines.add(body(it, true));
    Horizon horizon = Horizon.of(lines);
    if (horizon != null) {
      body.put("from", horizon.from().toString());
      body.put("until", horizon.until().toString());
    }
    body.putArray(plan.lines()).addAll(lines);
    return body;
  }

  /** A body with the values of the row's columns, or of a line's; leaves out empty values. */
  private ObjectNode body(JsonNode row, boolean ofLine) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    for (Column it : columns) {
      JsonNode value = row.at(it.pointer());
      if (it.ofLine() != ofLine || Exports.isNone(value)) continue;
      String[] steps = it.name().split("\\.", -1);
      ObjectNode at = body;
      for (int i = 0; i < steps.length - 1; i++)
        at = at.get(steps[i]) instanceof ObjectNode deeper ? deeper : at.putObject(steps[i]);
      at.set(steps[steps.length - 1], value);
    }
    return body;
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
