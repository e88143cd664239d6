package weft.edi.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One element position of a segment: the number of the composite or of its only element, whether it
 * is mandatory, how often it may be repeated, and its components.
 *
 * @param designator its label in X12 ({@code PO102}), VDA ({@code 512-08}) or an IDoc (its name);
 *     null in EDIFACT, which has none
 */
public record Position(
    String id,
    boolean composite,
    boolean mandatory,
    int repeats,
    List<Component> components,
    @Nullable String designator) {

  /** The prefix of a trailer's field that counts the records of a type. */
  static final String COUNT = "RecordsOf";

  /** An element of a composite, and whether it is mandatory if the composite is sent. */
  public record Component(boolean mandatory, Element element) {}

  /** The type of the records that this field counts; null if it counts none. */
  public @Nullable String counted() {
    return id.startsWith(COUNT) ? id.substring(COUNT.length()) : null;
  }

  /** The label of the position in faults: {@code C186}, {@code PO102}. */
  public String label() {
    return designator == null ? id : designator;
  }

  /**
   * The label of a component in faults: {@code C186.6060}, {@code 1082} for a simple element; in
   * X12 {@code PO102} and {@code MEA04-1}.
   */
  public String label(int component) {
    if (designator != null) return composite ? designator + "-" + (component + 1) : designator;
    String element = components.get(component).element().id();
    return composite ? id + "." + element : element;
  }
}
