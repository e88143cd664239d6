package weft.edi.table;

import java.util.List;

/**
 * One element position of a segment: the composite's number or that of its only element, whether it
 * must be there, how often it may be repeated in syntax version 4, and its components.
 */
public record Position(
    String id, boolean composite, boolean mandatory, int repeats, List<Component> components) {

  /** An element in its place, and whether it must be there if its composite is. */
  public record Component(boolean mandatory, Element element) {}

  /** How a fault names a component: {@code C186.6060}, or {@code 1082} where it stands alone. */
  public String label(int component) {
    String element = components.get(component).element().id();
    return composite ? id + "." + element : element;
  }
}
