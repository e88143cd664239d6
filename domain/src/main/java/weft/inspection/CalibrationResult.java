package weft.inspection;

/** What a calibration found. */
public enum CalibrationResult {
  /** The instrument measures within its tolerance. */
  PASSED,
  OUT_OF_TOLERANCE
}
