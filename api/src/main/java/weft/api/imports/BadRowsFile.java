package weft.api.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import weft.api.imports.sheet.Column;
import weft.api.imports.sheet.FileFormat;
import weft.api.imports.sheet.Layout;
import weft.api.imports.sheet.Rows;
import weft.api.imports.sheet.SheetOut;
import weft.api.imports.sheet.SheetRow;
import weft.api.imports.sheet.UnreadableFile;
import weft.json.Json;

/**
 * Writes the bad rows as they are in the file, each with its reason. A corrected copy can be
 * imported again.
 */
final class BadRowsFile {
  private static final JsonMapper JSON = Json.mapper();

  private BadRowsFile() {}

  static byte[] of(SourceFile file, Map<Integer, String> reasons, boolean chinese)
      throws IOException, UnreadableFile {
    var bytes = new ByteArrayOutputStream();
    if (file.format() == FileFormat.NDJSON) {
      lines(file, reasons, bytes);
      return bytes.toByteArray();
    }
    try (Rows rows = file.rows()) {
      SheetRow header = rows.next();
      if (header == null) return bytes.toByteArray();
      Layout layout = file.layout(header);
      int reason = reasonColumn(layout);
      try (SheetOut out = SheetOut.of(file.format(), bytes, "rows", numbers(layout))) {
        out.row(with(header, reason, chinese ? Layout.REASON_ZH : Layout.REASON));
        for (SheetRow it = rows.next(); it != null; it = rows.next()) {
          String its = reasons.get(it.number());
          if (its != null) out.row(with(it, reason, its));
        }
      }
    }
    return bytes.toByteArray();
  }

  private static void lines(SourceFile file, Map<Integer, String> reasons, ByteArrayOutputStream to)
      throws IOException, UnreadableFile {
    try (Rows rows = file.rows()) {
      for (SheetRow it = rows.next(); it != null; it = rows.next()) {
        String reason = reasons.get(it.number());
        if (reason == null) continue;
        to.write(withReason(String.valueOf(it.cell(0)), reason).getBytes(StandardCharsets.UTF_8));
        to.write('\n');
      }
    }
  }

  private static String withReason(String line, String reason) {
    try {
      if (JSON.readTree(line) instanceof ObjectNode body)
        return body.put(Layout.REASON, reason).toString();
    } catch (JacksonException e) {
      return line; // keeps the line: invalid JSON is its only fault
    }
    return line;
  }

  /** The reason column of a file that has one already, else a new last column. */
  private static int reasonColumn(Layout layout) {
    for (int i = 0; i < layout.header().length; i++) {
      String it = layout.header()[i];
      if (it != null && Layout.isReason(it)) return i;
    }
    return layout.header().length;
  }

  private static List<@Nullable String> with(SheetRow row, int at, String reason) {
    List<@Nullable String> cells = new ArrayList<@Nullable String>(Arrays.asList(row.cells()));
    while (cells.size() <= at) cells.add(null);
    cells.set(at, reason);
    return cells;
  }

  private static List<Boolean> numbers(Layout layout) {
    List<Boolean> numbers = new ArrayList<>();
    for (Column it : layout.columns()) numbers.add(it != null && it.cell().isNumber());
    return numbers;
  }
}
