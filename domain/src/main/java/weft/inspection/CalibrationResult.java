package weft.inspection;

/** The finding of a calibration. */
public enum CalibrationResult {
  /** The instrument measures within its tolerance. */
  PASSED,
  OUT_OF_TOLERANCE
}
