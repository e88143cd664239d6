package weft.certificate;

/**
 * Who vouches for a certificate.
 *
 * @param function such as {@code inspection representative}
 */
public record Validation(String name, String function, Department department) {
  /** For whom a person works in its company. */
  public enum Department {
    INSPECTION,
    QUALITY,
    PRODUCTION,
    SALES,
    OTHER;

    /** Whether it is independent of the manufacturing department, as EN 10204 asks for 3.1. */
    boolean isIndependent() {
      return this == INSPECTION || this == QUALITY;
    }
  }
}
