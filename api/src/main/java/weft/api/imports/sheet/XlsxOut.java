package weft.api.imports.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import weft.measure.PlainNumber;

/** Writes a workbook of one sheet; its header is bold and stays visible. */
final class XlsxOut implements SheetOut {
  /** Numbers that a spreadsheet represents exactly. */
  private static final Pattern NUMBER =
      Pattern.compile("-?\\d{1,15}|-?(?=[\\d.]{3,16}$)\\d+\\.\\d+");

  private static final int FLUSHED_AFTER = 500;
  private final Workbook workbook;
  private final Worksheet sheet;
  private final List<Boolean> numbers;
  private int row;

  XlsxOut(OutputStream out, String name, List<Boolean> numbers) {
    this.workbook = new Workbook(out, "Weft", "1.0");
    this.sheet = workbook.newWorksheet(name);
    this.numbers = numbers;
    sheet.freezePane(0, 1);
  }

  @Override
  public void row(List<@Nullable String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (row == 0) sheet.width(i, 18);
      if (cell == null) continue;
      boolean number = row > 0 && i < numbers.size() && numbers.get(i);
      if (number && NUMBER.matcher(cell).matches()) sheet.value(row, i, PlainNumber.of(cell));
      else sheet.inlineString(row, i, FormulaSafe.protect(cell));
      if (row == 0) sheet.style(row, i).bold().set();
    }
    if (++row % FLUSHED_AFTER == 0) sheet.flush();
  }

  @Override
  public void close() throws IOException {
    sheet.finish();
    workbook.finish();
  }
}
