package weft.projections.certificate;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.certificate.CertificateType;
import weft.projections.rows.BoardReads.Filter;

/**
 * Goods for which there may be certificates.
 *
 * @param part the buyer's number
 * @param supplierPart the supplier's; null if only the buyer's is stated
 */
public record CertifiedGoods(
    String part, @Nullable String supplierPart, @Nullable String batch, @Nullable String order) {
  /**
   * Whether a certificate of the part covers the goods: by one of its batches; without batches, by
   * its order; without both, it covers any goods unless its type is a specific inspection.
   */
  public boolean areOf(CertificateRow it) {
    if (!it.batches().isEmpty()) return batch != null && it.batches().contains(batch);
    if (it.orderNumber() != null) return it.orderNumber().equals(order);
    return !CertificateType.of(it.type()).isSpecific();
  }

  /** Conditions that exclude the certificates which {@link #areOf} rejects for all of the goods. */
  public static Filter[] filters(List<CertifiedGoods> goods) {
    return new Filter[] {
      new Filter(
          "(jsonb_array_length(t.batches) = 0 or jsonb_exists_any(t.batches, :batches))",
          "batches",
          named(goods, CertifiedGoods::batch)),
      new Filter(
          "(jsonb_array_length(t.batches) > 0 or t.order_number is null or t.order_number ="
              + " any(:orders))",
          "orders",
          named(goods, CertifiedGoods::order))
    };
  }

  private static String[] named(
      List<CertifiedGoods> goods, Function<CertifiedGoods, @Nullable String> name) {
    return goods.stream().map(name).flatMap(Stream::ofNullable).distinct().toArray(String[]::new);
  }
}
