package weft.api.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import weft.api.imports.sheet.Column;
import weft.api.imports.sheet.CsvRows;
import weft.api.imports.sheet.DecimalMark;
import weft.api.imports.sheet.FileFormat;
import weft.api.imports.sheet.JsonLines;
import weft.api.imports.sheet.Layout;
import weft.api.imports.sheet.Rows;
import weft.api.imports.sheet.SheetRow;
import weft.api.imports.sheet.UnreadableFile;
import weft.api.imports.sheet.XlsxRows;
import weft.language.Text;

/**
 * An uploaded file, which is read more than once and never held in parts.
 *
 * @param charset as the sender named it
 * @param decimals as the sender named them; unknown: judged by the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SourceFile(
    byte[] bytes,
    FileFormat format,
    @Nullable String charset,
    List<Column> columns,
    Plan plan,
    DecimalMark decimals) {

  Rows rows() throws UnreadableFile {
    return switch (format) {
      case CSV -> CsvRows.of(bytes, charset);
      case XLSX -> XlsxRows.of(bytes);
      case NDJSON -> new JsonLines(bytes);
    };
  }

  Layout layout(SheetRow header) throws UnreadableFile {
    return Layout.of(columns, header);
  }

  /** The results of a first pass over the whole file. */
  record Size(int rows, @Nullable Layout layout, DecimalMark mark) {}

  /** Reads the file to its end, so that no import starts that cannot read it all. */
  Size size() throws UnreadableFile {
    try (Rows rows = rows()) {
      Layout layout = format == FileFormat.NDJSON ? null : layout(header(rows));
      int count = 0;
      var marks = new DecimalMark.Seen();
      for (SheetRow it = rows.next(); it != null; it = rows.next()) {
        if (layout != null) layout.look(it, marks);
        if (++count > Rows.MOST_ROWS)
          throw new UnreadableFile(
              it.number(),
              null,
              "too-many-rows",
              new Text("A file has at most 100,000 rows.", "文件最多 100000 行。"));
      }
      if (count == 0) throw empty();
      return new Size(
          count, layout, decimals == DecimalMark.UNKNOWN ? marks.mark(rows.mark()) : decimals);
    }
  }

  private static SheetRow header(Rows rows) throws UnreadableFile {
    SheetRow header = rows.next();
    if (header == null) throw empty();
    return header;
  }

  private static UnreadableFile empty() {
    return new UnreadableFile(
        1, null, "file-empty", new Text("There are no rows in it.", "文件中没有数据行。"));
  }

  /**
   * Reads the file unit by unit.
   *
   * @param mark the mark that the first pass found
   */
  void each(DecimalMark mark, Consumer<Unit> unit) throws UnreadableFile {
    try (Rows rows = rows()) {
      if (format == FileFormat.NDJSON) {
        for (SheetRow it = rows.next(); it != null; it = rows.next())
          unit.accept(SheetUnits.ofJson(it));
        return;
      }
      var units = new SheetUnits(layout(header(rows)), plan, mark);
      if (plan.isNone()) {
        for (SheetRow it = rows.next(); it != null; it = rows.next()) unit.accept(units.ofRow(it));
        return;
      }
      var plans = new Plans();
      for (SheetRow it = rows.next(); it != null; it = rows.next()) plans.add(it);
      for (List<SheetRow> it : units.grouped(plans.rows)) unit.accept(units.ofPlan(it));
    }
  }

  /**
   * Holds the rows of plans, because they may be anywhere in the file; stores repeated cells only
   * once.
   */
  private static final class Plans {
    private static final int MOST_KEPT = 50_000;
    private final List<SheetRow> rows = new ArrayList<>();
    private final Map<String, String> known = new HashMap<>();

    void add(SheetRow row) {
      for (int i = 0; i < row.cells().length; i++) {
        String it = row.cells()[i];
        if (it == null) continue;
        String before = known.get(it);
        if (before != null) row.cells()[i] = before;
        else if (known.size() < MOST_KEPT) known.put(it, it);
      }
      rows.add(row);
    }
  }
}
