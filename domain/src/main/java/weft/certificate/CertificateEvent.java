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
   * @param inspector the organization that validates a 3.2 beside the supplier, as the partners had
   *     agreed; null for the buyer
   */
  record CertificateIssued(
      CertificateId certificate,
      CertificateContent content,
      @Nullable CertificateId replaces,
      String sha256,
      @Nullable PartyCode inspector)
      implements CertificateEvent {
    /** A certificate that no inspector of another organization validates. */
    public CertificateIssued(
        CertificateId certificate,
        CertificateContent content,
        @Nullable CertificateId replaces,
        String sha256) {
      this(certificate, content, replaces, sha256, null);
    }
  }

  record CertificateSuperseded(CertificateId certificate, CertificateId by)
      implements CertificateEvent {}

  /**
   * Another certificate adds to this one. The event stands in this stream so that a revocation of
   * the same moment, at another hub, cannot slip in between.
   *
   * @param by the certificate that adds to it
   */
  record CertificateSupplemented(CertificateId certificate, CertificateId by)
      implements CertificateEvent {}

  /**
   * The second validation.
   *
   * @param by the agreed inspector; null for the buyer
   */
  record CertificateValidated(
      CertificateId certificate, PartyCode buyer, Validation validation, @Nullable PartyCode by)
      implements CertificateEvent {
    /** The buyer's own validation. */
    public CertificateValidated(CertificateId certificate, PartyCode buyer, Validation validation) {
      this(certificate, buyer, validation, null);
    }

    /** The party whose person validated it. */
    public PartyCode party() {
      return by == null ? buyer : by;
    }
  }

  record CertificateAccepted(CertificateId certificate, PartyCode buyer)
      implements CertificateEvent {}

  record CertificateRejected(CertificateId certificate, PartyCode buyer, List<FieldReason> reasons)
      implements CertificateEvent {}

  record CertificateRevoked(CertificateId certificate, String reason, LocalDate from)
      implements CertificateEvent {}
}
