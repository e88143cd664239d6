package weft.projections.certificate;

import weft.certificate.CertificateType;
import weft.projections.shipment.SentLine;

/** Which goods a certificate is for. */
public final class CertifiedGoods {
  private CertifiedGoods() {}

  /**
   * Whether it is for the goods of a line of the same part: of one of its batches; where it names
   * none, of its order; where it names neither, any, which no specific inspection does.
   */
  public static boolean covers(CertificateRow it, SentLine line) {
    if (!it.batches().isEmpty()) return line.batch() != null && it.batches().contains(line.batch());
    if (it.orderNumber() != null) return it.orderNumber().equals(line.order());
    return !CertificateType.of(it.type()).isSpecific();
  }
}
