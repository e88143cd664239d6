package weft.projections.certificate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.batch.BatchId;
import weft.inspection.InspectionId;
import weft.party.PartyCode;
import weft.projections.rows.Moment;

/**
 * Finds the certificates that are in doubt: their issuer has blocked a batch of their goods,
 * certificates take more from a batch than it has, or an inspection from which they were issued no
 * longer holds.
 */
final class ContestedCertificates {
  private static final String CONTESTED =
      "select * from certificates_contested(:ids, :named, :position::bigint)";

  private static final String DOUBTED =
      "select * from certificates_doubted(:ids, :named, :position::bigint)";

  /** Streams that certificates name, each beside the certificate's id. */
  private static final class Named {
    private final List<String> ids = new ArrayList<>();
    private final List<String> streams = new ArrayList<>();

    private void add(CertificateRow by, String stream) {
      ids.add(by.id());
      streams.add(stream);
    }

    private List<String> found(JdbcClient db, String sql, Moment moment) {
      if (ids.isEmpty()) return List.of();
      Map<String, Object> params = new HashMap<>();
      params.put("ids", ids.toArray(String[]::new));
      params.put("named", streams.toArray(String[]::new));
      params.put("position", moment.position());
      return db.sql(sql).params(params).query((row, _) -> row.getString(1)).list();
    }
  }

  private ContestedCertificates() {}

  /**
   * The ids of those that are contested at the moment. A certificate that was replaced or revoked
   * is not.
   *
   * @param rows as stored, with the supplier's number of the part as the partner's
   */
  static Set<String> of(JdbcClient db, Moment moment, List<CertificateRow> rows) {
    var goods = new Named();
    var inspections = new Named();
    for (CertificateRow it : rows) {
      if (it.state().isOver()) continue;
      var supplier = new PartyCode(it.supplier());
      for (String batch : it.batches())
        goods.add(it, new BatchId(supplier, it.partnerPart(), batch).stream());
      if (it.inspections() != null)
        for (String number : it.inspections())
          inspections.add(it, new InspectionId(supplier, number).stream());
    }
    Set<String> contested = new HashSet<>(goods.found(db, CONTESTED, moment));
    contested.addAll(inspections.found(db, DOUBTED, moment));
    return contested;
  }
}
