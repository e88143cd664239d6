package weft.edi.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One element position of a segment: the composite's number or that of its only element, whether it
 * must be there, how often it may be repeated, and its components.
 *
 * @param designator as X12 speaks of it, {@code PO102}, VDA ({@code 512-08}) or an IDoc (its name);
 *     null in EDIFACT, which has none
 */
public record Position(
    String id,
    boolean composite,
    boolean mandatory,
    int repeats,
    List<Component> components,
    @Nullable String designator) {

  /** How a trailer's field is called that counts the records of a type. */
  static final String COUNT = "RecordsOf";

  /** An element in its place, and whether it must be there if its composite is. */
  public record Component(boolean mandatory, Element element) {}

  /** The type of the records that it counts; null where it counts none. */
  public @Nullable String counted() {
    return id.startsWith(COUNT) ? id.substring(COUNT.length()) : null;
  }

  /** How a fault names the position: {@code C186}, {@code PO102}. */
  public String label() {
    return designator == null ? id : designator;
  }

  /**
   * How a fault names a component: {@code C186.6060}, or {@code 1082} where it stands alone; in X12
   * {@code PO102} and {@code MEA04-1}.
   */
  public String label(int component) {
    if (designator != null) return composite ? designator + "-" + (component + 1) : designator;
    String element = components.get(component).element().id();
    return composite ? id + "." + element : element;
  }
}
