package weft.api.imports.sheet;

import org.jspecify.annotations.Nullable;

/** The non-empty rows of a file, one after another. */
public interface Rows extends AutoCloseable {
  int MOST_ROWS = 100_000;
  int MOST_COLUMNS = 100;
  int LONGEST_CELL = 4_000;

  /** Null after the last one. */
  @Nullable SheetRow next() throws UnreadableFile;

  /** The decimal mark that the file format suggests, whatever its numbers show. */
  default DecimalMark mark() {
    return DecimalMark.UNKNOWN;
  }

  @Override
  void close();
}
