package weft.api.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.api.imports.sheet.Column;
import weft.api.imports.sheet.Layout;
import weft.api.imports.sheet.RowFault;
import weft.api.imports.sheet.SheetRow;
import weft.language.Text;

/** Counts an import's rows, and keeps their faults. */
final class ImportTally {
  private static final int MOST_ERRORS = 1_000;
  private static final int GOOD_SHOWN = 20;
  private static final int BAD_SHOWN = 100;
  private static final Text OTHER_ROW =
      new Text("Another row of this plan has an error: row %s.", "同一计划的其他行有误：第 %s 行。");

  private final boolean chinese;
  private final List<RowFault> errors = new ArrayList<>();
  private final Map<Integer, String> reasons = new HashMap<>();
  private final List<SheetRow> firstGood = new ArrayList<>();
  private final List<SheetRow> firstBad = new ArrayList<>();
  private @Nullable Layout layout;
  private int rows;
  private int good;
  private int bad;
  private int unchanged;
  private int put;
  private int standing;

  ImportTally(boolean chinese) {
    this.chinese = chinese;
  }

  /**
   * Records the row count and layout from the first pass over the file.
   *
   * @param columns null where the file has none
   */
  void rows(int all, @Nullable Layout columns) {
    rows = all;
    layout = columns;
  }

  /** Records a checked unit. */
  void checked(Unit it) {
    int its = it.rows().size();
    if (it.isUnchanged()) unchanged += its;
    else if (it.isGood()) good += its;
    else bad(it);
    List<SheetRow> shown = it.isGood() ? firstGood : firstBad;
    int most = it.isGood() ? GOOD_SHOWN : BAD_SHOWN;
    for (SheetRow row : it.rows()) if (shown.size() < most) shown.add(row);
  }

  /** Records that a unit passed the check but was refused when stored. */
  void turnedBad(Unit it) {
    good -= it.rows().size();
    bad(it);
  }

  private void bad(Unit it) {
    bad += it.rows().size();
    it.faults().forEach(this::fault);
    int first = it.faults().getFirst().row();
    Map<Integer, List<RowFault>> byRow =
        it.faults().stream().collect(Collectors.groupingBy(RowFault::row));
    for (SheetRow row : it.rows()) {
      List<RowFault> its = byRow.get(row.number());
      reasons.put(
          row.number(),
          its == null
              ? said(OTHER_ROW.with(first))
              : its.stream().map(this::reason).collect(Collectors.joining(" ")));
    }
  }

  private String reason(RowFault it) {
    String column = it.column() == null ? "" : it.column() + ": ";
    return column + said(it.text());
  }

  private String said(Text text) {
    return chinese ? text.zh() : text.en();
  }

  /** Records a fault of the file, or of the whole content. */
  void fault(RowFault it) {
    if (errors.size() < MOST_ERRORS) errors.add(it);
  }

  void done(int more) {
    put += more;
  }

  /** Counts the unchanged rows so far as done. */
  void standingIsDone() {
    standing = unchanged;
  }

  int rows() {
    return rows;
  }

  int good() {
    return good;
  }

  int bad() {
    return bad;
  }

  int unchanged() {
    return unchanged;
  }

  int done() {
    return put + standing;
  }

  List<String> ignored() {
    return layout == null ? List.of() : layout.ignored();
  }

  ImportSample sample() {
    if (layout == null) return ImportSample.NONE;
    List<@Nullable String> columns = new ArrayList<>();
    for (Column it : layout.columns()) columns.add(it == null ? null : it.name());
    List<SheetRow> shown =
        Stream.concat(firstGood.stream(), firstBad.stream())
            .sorted(Comparator.comparingInt(SheetRow::number))
            .toList();
    return new ImportSample(Arrays.asList(layout.header()), columns, shown);
  }

  List<RowFault> errors() {
    return errors;
  }

  /** The reason of each bad row, by row number. */
  Map<Integer, String> reasons() {
    return reasons;
  }
}
