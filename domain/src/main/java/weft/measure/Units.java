package weft.measure;

import java.util.List;

/** What is known of units beside their codes. */
public final class Units {
  private static final List<String> PIECES = List.of("PCE", "EA", "PC", "C62", "H87");

  private Units() {}

  /** Whether both are one unit: a piece is a piece, whatever either standard calls it. */
  public static boolean isSame(String one, String other) {
    return one.equals(other) || (PIECES.contains(one) && PIECES.contains(other));
  }
}
