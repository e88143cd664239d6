package weft.edi.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A syntax note of X12.6: a dependency between the elements at some positions (from 0) of a
 * segment.
 *
 * @param mask one bit for each of the positions
 */
public record Condition(Kind kind, List<Integer> positions, long mask) {

  /** The notes P, R, E, C and L of the standard. */
  public enum Kind {
    /** All or none. */
    PAIRED,
    /** At least one. */
    REQUIRED,
    /** At most one. */
    EXCLUSIVE,
    /** If the first, then all others. */
    CONDITIONAL,
    /** If the first, then at least one of the others. */
    LIST_CONDITIONAL
  }

  private Condition(Kind kind, List<Integer> positions) {
    this(kind, positions, positions.stream().mapToLong(it -> 1L << it).sum());
  }

  /**
   * Whether a segment fulfils the condition.
   *
   * @param filled one bit for each position that has a value
   */
  public boolean isMet(long filled) {
    long present = filled & mask;
    long first = 1L << positions.getFirst();
    return switch (kind) {
      case PAIRED -> present == 0 || present == mask;
      case REQUIRED -> present != 0;
      case EXCLUSIVE -> Long.bitCount(present) <= 1;
      case CONDITIONAL -> (present & first) == 0 || present == mask;
      case LIST_CONDITIONAL -> (present & first) == 0 || present != first;
    };
  }

  /**
   * Parses a note such as {@code P0304}; {@code P0607-2425} stands for consecutive pairs, 06 07 to
   * 24 25.
   */
  static List<Condition> read(String note) {
    Kind kind =
        switch (note.charAt(0)) {
          case 'P' -> Kind.PAIRED;
          case 'R' -> Kind.REQUIRED;
          case 'E' -> Kind.EXCLUSIVE;
          case 'C' -> Kind.CONDITIONAL;
          default -> Kind.LIST_CONDITIONAL;
        };
    int dash = note.indexOf('-');
    List<Integer> first = positions(note, 1, dash < 0 ? note.length() : dash);
    if (dash < 0) return List.of(new Condition(kind, first));
    List<Condition> pairs = new ArrayList<>();
    int last = positions(note, dash + 1, note.length()).getFirst();
    for (int at = first.getFirst(); at <= last; at += 2)
      pairs.add(new Condition(kind, List.of(at, at + 1)));
    return pairs;
  }

  private static List<Integer> positions(String note, int from, int to) {
    List<Integer> positions = new ArrayList<>();
    for (int i = from; i < to; i += 2) positions.add(Integer.parseInt(note, i, i + 2, 10) - 1);
    return List.copyOf(positions);
  }
}
