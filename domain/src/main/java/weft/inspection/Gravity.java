package weft.inspection;

/** How grave it is if a characteristic does not conform. */
public enum Gravity {
  CRITICAL,
  MAJOR,
  MINOR
}
