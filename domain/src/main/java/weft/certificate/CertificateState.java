package weft.certificate;

/** The state of a certificate. */
public enum CertificateState {
  /** A type 3.2 certificate that the purchaser's representative has not yet validated. */
  AWAITS_VALIDATION,
  ISSUED,
  ACCEPTED,
  /** The buyer rejected it and stated reasons. */
  REJECTED,
  /** Another certificate replaced it. */
  SUPERSEDED,
  REVOKED;

  /** The state of a certificate of that type right after it is issued. */
  public static CertificateState issued(CertificateType type) {
    return type.needsPurchaser() ? AWAITS_VALIDATION : ISSUED;
  }

  /** Whether the buyer can rely on it. */
  public boolean isInForce() {
    return this == ISSUED || this == ACCEPTED;
  }

  /** Whether it was replaced or revoked. */
  public boolean isOver() {
    return this == SUPERSEDED || this == REVOKED;
  }
}
