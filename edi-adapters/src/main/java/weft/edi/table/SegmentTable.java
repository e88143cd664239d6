package weft.edi.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory's description of one segment: tag, English name, element positions in order, and the
 * dependencies between them.
 *
 * @param open whether it may have further elements, which are not checked
 */
public record SegmentTable(
    String tag, String name, List<Position> positions, List<Condition> conditions, boolean open) {

  /**
   * The first place of an element, as position * 256 + component; -1 if there is none.
   *
   * @param id {@code 6060} or {@code C186.6060}; in X12 {@code PO102} or {@code MEA04-1}, in VDA
   *     {@code 512-08}, in an IDoc the field's name
   */
  public int find(String id) {
    if (id.startsWith(tag) || isDesignated()) return designated(id);
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

  /** The first element with this label; null if there is none. */
  public @Nullable Element element(String id) {
    int place = find(id);
    return place < 0 ? null : positions.get(place >> 8).components().get(place & 0xff).element();
  }

  /** Whether an element's code list contains this code; false if it has no list. */
  public boolean has(String id, String code) {
    Element element = element(id);
    CodeList codes = element == null ? null : element.codes();
    return codes != null && codes.has(code);
  }

  /**
   * The label of a component, or of its position if there is no such component; null if there is no
   * such position.
   */
  public @Nullable String label(int element, int component) {
    if (element < 0 || element >= positions.size()) return null;
    Position position = positions.get(element);
    return component < position.components().size() ? position.label(component) : position.label();
  }

  private boolean isDesignated() {
    return !positions.isEmpty() && positions.getFirst().designator() != null;
  }

  private int designated(String id) {
    for (int p = 0; p < positions.size(); p++)
      for (int c = 0; c < positions.get(p).components().size(); c++)
        if (id.equals(positions.get(p).label(c)) || (c == 0 && id.equals(positions.get(p).label())))
          return p << 8 | c;
    return -1;
  }
}
