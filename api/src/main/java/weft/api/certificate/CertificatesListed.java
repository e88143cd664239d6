package weft.api.certificate;

import java.util.List;
import org.springframework.stereotype.Component;
import weft.api.reading.ListedAs;
import weft.party.Side;
import weft.projections.certificate.CertificateRow;
import weft.projections.rows.Board;

/** Certificates with the names of those who validated them, as in their list. */
@Component
class CertificatesListed implements ListedAs<CertificateRow> {
  private final ValidatorNames validators;

  CertificatesListed(ValidatorNames validators) {
    this.validators = validators;
  }

  @Override
  public Board<CertificateRow> board() {
    return CertificateRow.BOARD;
  }

  @Override
  public List<CertificateRow> named(List<CertificateRow> rows) {
    return validators.in(rows);
  }

  @Override
  public CertificateRow listed(CertificateRow row, Side reader) {
    return row;
  }

  @Override
  public String buyer(CertificateRow row) {
    return row.buyer();
  }
}
