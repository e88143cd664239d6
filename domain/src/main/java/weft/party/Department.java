package weft.party;

/** The department of a person, as far as a rule depends on it; lower case in JSON. */
public enum Department {
  INSPECTION,
  QUALITY,
  PRODUCTION,
  SALES,
  OTHER;

  /** Whether it is independent of the manufacturing department, as EN 10204 requires for 3.1. */
  public boolean isIndependent() {
    return this == INSPECTION || this == QUALITY;
  }
}
