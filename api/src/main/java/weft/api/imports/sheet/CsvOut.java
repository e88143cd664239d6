package weft.api.imports.sheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes RFC 4180 in UTF-8, with a byte order mark so that spreadsheets recognize the encoding. */
final class CsvOut implements SheetOut {
  private final Writer out;
  private final char separator;

  CsvOut(OutputStream out, char separator) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    this.separator = separator;
    this.out.write('\ufeff');
  }

  @Override
  public void row(List<@Nullable String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) out.write(separator);
      String cell = cells.get(i);
      if (cell != null) out.write(quoted(FormulaSafe.protect(cell)));
    }
    out.write("\r\n");
  }

  private String quoted(String text) {
    boolean plain =
        text.indexOf('"') < 0
            && text.indexOf(separator) < 0
            && text.indexOf('\n') < 0
            && text.indexOf('\r') < 0
            && text.equals(text.strip());
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
