package weft.api.certificate;

import java.util.Optional;
import org.springframework.stereotype.Component;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.certificate.Certificate;
import weft.certificate.CertificateId;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.certificate.CertificateRow;

/**
 * The reading of one certificate: as its issuer, as its customer, or as the inspector that the part
 * agreement names. The inspector validates in the customer's place, and reads what the customer
 * reads.
 */
@Component
class CertificateReaders {
  private final BoardPages pages;
  private final ReadContexts readings;
  private final KnownCertificates known;

  CertificateReaders(BoardPages pages, ReadContexts readings, KnownCertificates known) {
    this.pages = pages;
    this.readings = readings;
    this.known = known;
  }

  ReadContext reading(Caller caller, String id, RowQuery look) {
    Optional<Certificate.Issued> inspected = inspected(caller, id);
    if (inspected.isEmpty())
      return pages.reading(
          CertificateRow.BOARD, caller, CertificatesIssued.fromIts(caller, id, look));
    readings.awaitAtLeast(look.atLeast());
    PartyCode buyer = inspected.get().content().buyer();
    return readings.at(PartyScope.of(buyer, Side.BUYER), look.asOf());
  }

  private Optional<Certificate.Issued> inspected(Caller caller, String id) {
    PartyCode party = caller.party();
    if (party == null || caller.is(Role.AUDITOR)) return Optional.empty();
    return known.inspectedBy(party, Ids.of(id, CertificateId::of));
  }
}
