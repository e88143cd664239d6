package weft.projections.certificate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.batch.BatchId;
import weft.party.PartyCode;
import weft.projections.rows.Moment;

/**
 * Finds the certificates of goods that are in doubt: their issuer has blocked a batch of them, or
 * certificates take more from a batch than it has.
 */
final class ContestedCertificates {
  private static final String CONTESTED =
      "select * from certificates_contested(:ids, :goods, :position::bigint)";

  private ContestedCertificates() {}

  /**
   * The ids of those that are contested at the moment. A certificate that was replaced or revoked
   * is not.
   *
   * @param rows as stored, with the supplier's number of the part as the partner's
   */
  static Set<String> of(JdbcClient db, Moment moment, List<CertificateRow> rows) {
    List<String> ids = new ArrayList<>();
    List<String> goods = new ArrayList<>();
    for (CertificateRow it : rows) {
      if (it.state().isOver()) continue;
      for (String batch : it.batches()) {
        ids.add(it.id());
        goods.add(new BatchId(new PartyCode(it.supplier()), it.partnerPart(), batch).stream());
      }
    }
    if (ids.isEmpty()) return Set.of();
    Map<String, Object> params = new HashMap<>();
    params.put("ids", ids.toArray(String[]::new));
    params.put("goods", goods.toArray(String[]::new));
    params.put("position", moment.position());
    return new HashSet<>(
        db.sql(CONTESTED).params(params).query((row, _) -> row.getString(1)).list());
  }
}
