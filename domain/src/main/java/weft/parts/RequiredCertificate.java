package weft.parts;

import org.jspecify.annotations.Nullable;

/**
 * A certificate that must accompany every delivery of the part.
 *
 * @param type EN 10204 {@code 2.1}, {@code 2.2}, {@code 3.1}, {@code 3.2}, or {@code analysis},
 *     {@code conformity}
 * @param language {@code zh} or {@code en}; null for either
 * @param gate what a shipment without it leads to; null where nothing is agreed, which means {@link
 *     Gate#WARN}
 */
public record RequiredCertificate(String type, @Nullable String language, @Nullable Gate gate) {
  /** The fate of a shipment without the certificate. */
  public enum Gate {
    /** It is refused. */
    REFUSE,
    /** It is sent, and the missing certificate is shown. */
    WARN,
    /** It is sent; the certificate may come later. */
    NONE
  }

  public RequiredCertificate(String type, @Nullable String language) {
    this(type, language, null);
  }

  /** Whether no goods may leave without it. */
  public boolean isGate() {
    return gate == Gate.REFUSE;
  }
}
