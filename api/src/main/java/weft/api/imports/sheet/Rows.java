package weft.api.imports.sheet;

import org.jspecify.annotations.Nullable;

/** The rows of a file, one after another; those that are empty are passed over. */
public interface Rows extends AutoCloseable {
  int MOST_ROWS = 100_000;
  int MOST_COLUMNS = 100;
  int LONGEST_CELL = 4_000;

  /** Null after the last one. */
  @Nullable SheetRow next() throws UnreadableFile;

  /** What the form of the file says of its numbers, whatever they say themselves. */
  default DecimalMark mark() {
    return DecimalMark.UNKNOWN;
  }

  @Override
  void close();
}
