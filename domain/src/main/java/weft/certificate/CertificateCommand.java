package weft.certificate;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.PartnersCommand;
import weft.party.Partnership;
import weft.party.PartyCode;

/** Everything anyone can ask of a certificate. */
public sealed interface CertificateCommand extends PartnersCommand {
  CertificateId certificate();

  /** To whom it was issued, as far as who asks knows. */
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
   * @param replaces the one that it stands for from now on, which {@link SupersedeCertificate} is
   *     told in the same step; null for none
   */
  record IssueCertificate(
      CertificateId certificate, CertificateContent content, @Nullable CertificateId replaces)
      implements CertificateCommand {
    @Override
    public PartyCode buyer() {
      return content.buyer();
    }
  }

  /** Another stands for it from now on, of the same part. */
  record SupersedeCertificate(
      CertificateId certificate, PartyCode buyer, String part, CertificateId by)
      implements CertificateCommand {}

  /** The purchaser's representative validates it, too (EN 10204 3.2). */
  record ValidateCertificate(CertificateId certificate, PartyCode buyer, Validation validation)
      implements CertificateCommand {}

  record AcceptCertificate(CertificateId certificate, PartyCode buyer)
      implements CertificateCommand {}

  /** The buyer does not take it, for at least one reason. */
  record RejectCertificate(CertificateId certificate, PartyCode buyer, List<FieldReason> reasons)
      implements CertificateCommand {}

  /**
   * The supplier takes it back.
   *
   * @param from the first day on which it does not hold
   */
  record RevokeCertificate(
      CertificateId certificate, PartyCode buyer, String reason, LocalDate from)
      implements CertificateCommand {}
}
