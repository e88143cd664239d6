package weft.edi.table;

import java.util.List;

/** What a directory says of one segment: its tag, English name, and element positions in order. */
public record SegmentTable(String tag, String name, List<Position> positions) {

  /**
   * Where an element stands first, as position * 256 + component; -1 if nowhere.
   *
   * @param id {@code 6060} or {@code C186.6060}
   */
  public int find(String id) {
    int dot = id.indexOf('.');
    for (int p = 0; p < positions.size(); p++) {
      Position position = positions.get(p);
      if (dot > 0 && !id.regionMatches(0, position.id(), 0, dot)) continue;
      List<Position.Component> components = position.components();
      for (int c = 0; c < components.size(); c++)
        if (id.startsWith(components.get(c).element().id(), dot + 1)) return p << 8 | c;
    }
    return -1;
  }
}
