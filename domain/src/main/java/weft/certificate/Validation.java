package weft.certificate;

/**
 * The person who validates a certificate.
 *
 * @param function such as {@code inspection representative}
 */
public record Validation(String name, String function, Department department) {
  /** The department of the person. */
  public enum Department {
    INSPECTION,
    QUALITY,
    PRODUCTION,
    SALES,
    OTHER;

    /** Whether it is independent of the manufacturing department, as EN 10204 requires for 3.1. */
    boolean isIndependent() {
      return this == INSPECTION || this == QUALITY;
    }
  }
}
