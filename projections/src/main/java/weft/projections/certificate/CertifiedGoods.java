package weft.projections.certificate;

import org.jspecify.annotations.Nullable;
import weft.certificate.CertificateType;

/**
 * Goods that certificates may be for.
 *
 * @param part the buyer's number
 * @param supplierPart the supplier's; null where only the buyer's is said
 */
public record CertifiedGoods(
    String part, @Nullable String supplierPart, @Nullable String batch, @Nullable String order) {
  /**
   * Whether a certificate of the part is for them: by one of its batches; where it names none, by
   * its order; where it names neither it is for any, which no specific inspection is.
   */
  public boolean areOf(CertificateRow it) {
    if (!it.batches().isEmpty()) return batch != null && it.batches().contains(batch);
    if (it.orderNumber() != null) return it.orderNumber().equals(order);
    return !CertificateType.of(it.type()).isSpecific();
  }
}
