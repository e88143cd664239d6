package weft.api.paper;

/** A square code of dark and light modules. */
public interface SquareCode {
  /** The number of modules per side. */
  int size();

  boolean isDark(int column, int row);
}
