package weft.certificate;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;

/**
 * Everything that can happen to a certificate. Stored for ever: add nullable components, never
 * rename or move.
 */
public sealed interface CertificateEvent {
  CertificateId certificate();

  /**
   * The supplier issued the certificate.
   *
   * @param sha256 hash of its {@link CertificateDocument}, in hexadecimal
   */
  record CertificateIssued(
      CertificateId certificate,
      CertificateContent content,
      @Nullable CertificateId replaces,
      String sha256)
      implements CertificateEvent {}

  record CertificateSuperseded(CertificateId certificate, CertificateId by)
      implements CertificateEvent {}

  record CertificateValidated(CertificateId certificate, PartyCode buyer, Validation validation)
      implements CertificateEvent {}

  record CertificateAccepted(CertificateId certificate, PartyCode buyer)
      implements CertificateEvent {}

  record CertificateRejected(CertificateId certificate, PartyCode buyer, List<FieldReason> reasons)
      implements CertificateEvent {}

  record CertificateRevoked(CertificateId certificate, String reason, LocalDate from)
      implements CertificateEvent {}
}
