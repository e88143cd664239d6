package weft.api.paper;

/** A code of dark and light modules in a square. */
public interface SquareCode {
  /** So many modules wide and high. */
  int size();

  boolean isDark(int column, int row);
}
