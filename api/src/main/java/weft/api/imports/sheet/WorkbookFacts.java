package weft.api.imports.sheet;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Facts about the meaning of a workbook's cells that are stored outside the cells. */
final class WorkbookFacts {
  private static final int MOST_PARTS = 500;
  private static final int LAST_ROW = 1_048_576;
  private static final Pattern CELL = Pattern.compile("([A-Z]{1,3})(\\d{1,7})");
  private static final Pattern AREA = Pattern.compile("[A-Z]{1,3}(\\d{1,7}):[A-Z]{1,3}(\\d{1,7})");

  /** Parts by the names that the workbook gives them. */
  private final Map<String, String> targets = new HashMap<>();

  /** For each part, the first area that is merged over several rows and begins below the header. */
  private final Map<String, String> merged = new HashMap<>();

  /** Rows of cells whose formula was never calculated, by part and column. */
  private final Map<String, Map<Integer, BitSet>> uncalculated = new HashMap<>();

  private String part = "";
  private int row;
  private int wide;
  private boolean from1904;

  /** Continues with another part. */
  void in(String name) {
    part = inWorkbook(name);
    row = 0;
  }

  /**
   * Continues with another row.
   *
   * @param number as the row states it; null: the next row
   */
  void row(@Nullable String number) {
    row = number != null && number.matches("\\d{1,7}") ? Integer.parseInt(number) : row + 1;
  }

  /** Records that the row has more cells than are read. */
  void tooWide() {
    wide = row;
  }

  /** The row with too many cells; 0: none. */
  int wide() {
    return wide;
  }

  void take(XMLStreamReader element) {
    switch (element.getLocalName()) {
      case "workbookPr" -> {
        String said = element.getAttributeValue(null, "date1904");
        from1904 |= "1".equals(said) || "true".equals(said);
      }
      case "Relationship" -> relate(element);
      case "mergeCell" -> merge(element.getAttributeValue(null, "ref"));
      default -> {}
    }
  }

  private void relate(XMLStreamReader element) {
    String id = element.getAttributeValue(null, "Id");
    String target = element.getAttributeValue(null, "Target");
    if (part.equals("_rels/workbook.xml.rels") && targets.size() < MOST_PARTS)
      if (id != null && target != null) targets.put(id, inWorkbook(target));
  }

  private void merge(@Nullable String area) {
    if (area == null) return;
    Matcher rows = AREA.matcher(area);
    if (!rows.matches()) return;
    int first = Integer.parseInt(rows.group(1));
    if (first > 1 && Integer.parseInt(rows.group(2)) > first) merged.putIfAbsent(part, area);
  }

  /**
   * Records that a cell's formula was never calculated although the cell shows a number; few
   * programs write such cells.
   */
  void uncalculated(@Nullable String cell) {
    Matcher place = cell == null ? null : CELL.matcher(cell);
    if (place == null || !place.matches()) return;
    int row = Integer.parseInt(place.group(2));
    int column = 0;
    for (char it : place.group(1).toCharArray()) column = column * 26 + it - 'A' + 1;
    if (column > Rows.MOST_COLUMNS || row > LAST_ROW) return;
    uncalculated
        .computeIfAbsent(part, _ -> new HashMap<>())
        .computeIfAbsent(column - 1, _ -> new BitSet())
        .set(row);
  }

  /**
   * Whether the cell's formula was never calculated.
   *
   * @param column from 0
   * @param row from 1
   */
  boolean isUncalculated(String sheet, int column, int row) {
    BitSet rows = uncalculated.getOrDefault(targets.get(sheet), Map.of()).get(column);
    return rows != null && rows.get(row);
  }

  private static String inWorkbook(String name) {
    String path = name.startsWith("/") ? name.substring(1) : name;
    return path.startsWith("xl/") ? path.substring(3) : path;
  }

  /** Whether days count from 1904, as on an old Mac, instead of 1900. */
  boolean isFrom1904() {
    return from1904;
  }

  /** An area of the sheet that is merged over several rows; null where there is none. */
  @Nullable String mergedIn(String sheet) {
    String its = targets.get(sheet);
    return its == null ? null : merged.get(its);
  }
}
