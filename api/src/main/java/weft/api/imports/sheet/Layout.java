package weft.api.imports.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * The columns of a file by position.
 *
 * @param columns the column of each cell; null where it is skipped
 * @param header as the file has it
 * @param ignored headers that the hub does not know
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Layout(@Nullable Column[] columns, @Nullable String[] header, List<String> ignored) {
  /**
   * The header of the reasons in a file of bad rows; the column is skipped when the file is
   * imported again.
   */
  public static final String REASON = "reason";

  public static final String REASON_ZH = "未通过原因";

  public static Layout of(List<Column> declared, SheetRow header) throws UnreadableFile {
    Map<String, Column> byName = new HashMap<>();
    for (Column it : declared) {
      byName.put(plain(it.name()), it);
      byName.put(plain(it.zh()), it);
    }
    int count = header.cells().length;
    @Nullable Column[] columns = new @Nullable Column[count];
    List<String> ignored = new ArrayList<>();
    List<Column> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = header.cell(i);
      if (name == null || isReason(name)) continue;
      Column column = byName.get(plain(name));
      if (column == null) ignored.add(name);
      else if (found.contains(column))
        throw new UnreadableFile(
            header.number(),
            column.name(),
            "column-twice",
            new Text("Two columns are called %s.", "有两列都叫 %s。").with(name));
      else {
        found.add(column);
        columns[i] = column;
      }
    }
    for (Column it : declared)
      if (it.needed() && !found.contains(it))
        throw new UnreadableFile(
            header.number(),
            it.name(),
            "column-missing",
            new Text("The column %s is missing.", "缺少列：%s。").with(new Text(it.name(), it.zh())));
    return new Layout(columns, header.cells(), List.copyOf(ignored));
  }

  /** Collects the row's evidence of the decimal mark. */
  public void look(SheetRow row, DecimalMark.Seen marks) {
    for (int i = 0; i < columns.length; i++) {
      Column column = columns[i];
      String text = row.cell(i);
      if (column == null || text == null || row.isNumeric(i)) continue;
      column.cell().numbers(text).forEach(marks::look);
    }
  }

  public static boolean isReason(String header) {
    return header.equals(REASON) || header.equals(REASON_ZH);
  }

  private static String plain(String header) {
    return header.replace("*", "").strip().toLowerCase(Locale.ROOT);
  }
}
