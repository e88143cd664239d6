package weft.certificate;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.PartnersCommand;
import weft.party.Partnership;
import weft.party.PartyCode;

/** Everything that supplier and buyer can ask of a certificate. */
public sealed interface CertificateCommand extends PartnersCommand {
  CertificateId certificate();

  /** The buyer of the certificate as far as the sender of the command knows it. */
  PartyCode buyer();

  @Override
  default String stream() {
    return certificate().stream();
  }

  @Override
  default Partnership partnership() {
    return new Partnership(buyer(), certificate().supplier());
  }

  /**
   * The supplier issues it.
   *
   * @param replaces the certificate that this one replaces, which gets {@link SupersedeCertificate}
   *     in the same step; null for none
   * @param inspector the organization that the partners agreed on as second validator of a 3.2;
   *     null for the buyer
   */
  record IssueCertificate(
      CertificateId certificate,
      CertificateContent content,
      @Nullable CertificateId replaces,
      @Nullable PartyCode inspector)
      implements CertificateCommand {
    /** A certificate of a part without an agreed inspector. */
    public IssueCertificate(
        CertificateId certificate, CertificateContent content, @Nullable CertificateId replaces) {
      this(certificate, content, replaces, null);
    }

    @Override
    public PartyCode buyer() {
      return content.buyer();
    }
  }

  /** Another certificate of the same part replaces this one from now on. */
  record SupersedeCertificate(
      CertificateId certificate, PartyCode buyer, String part, CertificateId by)
      implements CertificateCommand {}

  /**
   * Another certificate adds to this one. The goods of the other one are goods that this one took
   * from their batches, so it must still stand when the other is issued.
   *
   * @param by the certificate that adds to it
   */
  record SupplementCertificate(
      CertificateId certificate, CertificateId by, CertificateContent content)
      implements CertificateCommand {
    @Override
    public PartyCode buyer() {
      return content.buyer();
    }
  }

  /**
   * The purchaser's representative, or the inspector agreed on, validates it as well (EN 10204,
   * type 3.2).
   *
   * @param by the party of the validating person; null for the buyer
   */
  record ValidateCertificate(
      CertificateId certificate, PartyCode buyer, Validation validation, @Nullable PartyCode by)
      implements CertificateCommand {
    /** The buyer validates it itself. */
    public ValidateCertificate(CertificateId certificate, PartyCode buyer, Validation validation) {
      this(certificate, buyer, validation, null);
    }

    /** The party of the validating person. */
    public PartyCode party() {
      return by == null ? buyer : by;
    }
  }

  record AcceptCertificate(CertificateId certificate, PartyCode buyer)
      implements CertificateCommand {}

  /** The buyer rejects it, with at least one reason. */
  record RejectCertificate(CertificateId certificate, PartyCode buyer, List<FieldReason> reasons)
      implements CertificateCommand {}

  /**
   * The supplier revokes it.
   *
   * @param from the first day on which it is no longer valid
   */
  record RevokeCertificate(
      CertificateId certificate, PartyCode buyer, String reason, LocalDate from)
      implements CertificateCommand {}
}
