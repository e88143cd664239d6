package weft.filing;

import java.util.Set;
import weft.certificate.CertificateType;
import weft.shipment.DespatchLine;
import weft.shipment.ShipmentId;

/** Knows the certificates of despatched goods; the views answer it. */
public interface CertificatesInForce {
  /** Finds nothing missing: for a dry run, and where no views are. */
  CertificatesInForce ALL = (_, _, _) -> Set.of();

  /**
   * The asked types for which no certificate in force covers the goods of the line.
   *
   * @param asked not empty
   */
  Set<CertificateType> missing(ShipmentId of, DespatchLine line, Set<CertificateType> asked);
}
