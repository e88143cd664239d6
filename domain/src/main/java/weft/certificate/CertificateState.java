package weft.certificate;

/** How a certificate stands. */
public enum CertificateState {
  /** A 3.2 until the purchaser's representative has validated it, too. */
  AWAITS_VALIDATION,
  ISSUED,
  ACCEPTED,
  /** The buyer does not take it; it says why. */
  REJECTED,
  /** Another stands for it. */
  SUPERSEDED,
  REVOKED;

  /** In which a certificate of that type is once it is issued. */
  public static CertificateState issued(CertificateType type) {
    return type.needsPurchaser() ? AWAITS_VALIDATION : ISSUED;
  }

  /** Whether it can be relied on. */
  public boolean isInForce() {
    return this == ISSUED || this == ACCEPTED;
  }

  boolean isOver() {
    return this == SUPERSEDED || this == REVOKED;
  }
}
