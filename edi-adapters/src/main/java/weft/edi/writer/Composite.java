package weft.edi.writer;

import java.util.List;

/**
 * One element of a segment to be written, as its components; a simple element has one component.
 */
public record Composite(List<String> components) {
  public static final Composite NONE = of();

  public static Composite of(String... components) {
    return new Composite(List.of(components));
  }
}
