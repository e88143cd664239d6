package weft.measure;

import java.util.List;

/** Rules about units of measure. */
public final class Units {
  private static final List<String> PIECES = List.of("PCE", "EA", "PC", "C62", "H87");

  private Units() {}

  /** Whether two codes mean the same unit. The codes for a piece differ between standards. */
  public static boolean isSame(String one, String other) {
    return base(one).equals(base(other));
  }

  /** The code under which quantities of the same unit are added up. */
  public static String base(String unit) {
    return PIECES.contains(unit) ? PIECES.getFirst() : unit;
  }
}
