package weft.api.certificate;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.projections.certificate.CertificateRow;
import weft.projections.people.PersonNames;
import weft.projections.rows.Board;

/**
 * The names of the persons who validated certificates. Every reader of a certificate sees them, as
 * on paper, whichever party they belong to; names of a partner's other people stay hidden.
 */
@Component
class ValidatorNames {
  private final JdbcClient writer;

  ValidatorNames(JdbcClient writer) {
    this.writer = writer;
  }

  /** The view of certificates with the names of today. */
  Board<CertificateRow> board() {
    return CertificateRow.BOARD.namedAs(
        (db, scope, moment, rows) -> in(CertificateRow.BOARD.named(db, scope, moment, rows)));
  }

  /** The rows with the names of today, in the same order. */
  List<CertificateRow> in(List<CertificateRow> rows) {
    var names =
        PersonNames.of(
            writer,
            rows.stream()
                .flatMap(it -> it.validations().stream())
                .map(it -> new PersonNames.Key(it.party(), it.person()))
                .toList());
    return rows.stream().map(it -> it.validatedBy(names::of)).toList();
  }
}
