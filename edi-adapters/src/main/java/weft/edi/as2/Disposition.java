package weft.edi.as2;

/** The disposition of a message in its receipt (RFC 4130 7.5), in the standard's words. */
enum Disposition {
  PROCESSED("processed"),
  AUTHENTICATION_FAILED("processed/error: authentication-failed"),
  DECRYPTION_FAILED("processed/error: decryption-failed"),
  DECOMPRESSION_FAILED("processed/error: decompression-failed"),
  INTEGRITY_CHECK_FAILED("processed/error: integrity-check-failed"),
  INSUFFICIENT_SECURITY("processed/error: insufficient-message-security"),
  UNEXPECTED("processed/error: unexpected-processing-error"),
  UNSUPPORTED_FORMAT("failed/failure: unsupported format"),
  UNSUPPORTED_MIC("failed/failure: unsupported MIC-algorithms");

  private final String text;

  Disposition(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
