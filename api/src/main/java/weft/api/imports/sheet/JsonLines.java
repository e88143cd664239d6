package weft.api.imports.sheet;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/** One JSON body per line, as the row's only cell. */
public final class JsonLines implements Rows {
  private static final int LONGEST = 4 << 20;
  private final byte[] file;
  private int from;
  private int number;

  public JsonLines(byte[] file) {
    this.file = file;
  }

  @Override
  public @Nullable SheetRow next() throws UnreadableFile {
    while (from < file.length) {
      int end = from;
      while (end < file.length && file[end] != '\n') end++;
      number++;
      if (end - from > LONGEST)
        throw new UnreadableFile(
            number,
            null,
            "cell-too-long",
            new Text("A line may have at most 4 MB.", "每行 JSON 最大为 4 MB。"));
      String line = new String(file, from, end - from, StandardCharsets.UTF_8).strip();
      from = end + 1;
      if (!line.isEmpty()) return new SheetRow(number, new @Nullable String[] {line});
    }
    return null;
  }

  @Override
  public void close() {
    // the bytes are in memory
  }
}
