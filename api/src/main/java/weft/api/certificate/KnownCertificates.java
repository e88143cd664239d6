package weft.api.certificate;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.reading.Ids;
import weft.certificate.Certificate;
import weft.certificate.CertificateEvent;
import weft.certificate.CertificateId;
import weft.event.Past;
import weft.event.StreamId;
import weft.event.Streams;
import weft.language.Text;
import weft.party.PartyCode;

/** Reads certificates from the history itself, before any view shows them. */
@Component
class KnownCertificates {
  private final Streams streams;

  KnownCertificates(Streams streams) {
    this.streams = streams;
  }

  /** The certificate with that number; empty where none was issued. */
  Optional<Certificate.Issued> find(CertificateId id) {
    Past past = streams.pasts(Set.of(id.stream())).getOrDefault(id.stream(), Past.NONE);
    return Optional.ofNullable(past.foldedFrom(Certificate.NEW, CertificateEvent.class).issued());
  }

  /** Returns the party's own certificate; 404 for any other. */
  Certificate.Issued issuedBy(PartyCode supplier, CertificateId id) {
    if (!id.supplier().equals(supplier)) throw Ids.notFound();
    return find(id).orElseThrow(Ids::notFound);
  }

  /** Answers 404 if the certificate was not issued to that party. */
  void requireIssuedTo(PartyCode buyer, CertificateId id) {
    if (find(id).filter(it -> it.content().buyer().equals(buyer)).isEmpty()) throw Ids.notFound();
  }

  /**
   * Returns the issuer's earlier certificate for the same customer that a new one replaces. Null
   * where none is named; 422 {@code certificate-unknown} where the name is not such a certificate.
   */
  @Nullable CertificateId replaced(@Nullable String named, PartyCode supplier, PartyCode buyer) {
    if (named == null) return null;
    return read(named)
        .filter(it -> it.supplier().equals(supplier))
        .filter(it -> find(it).filter(old -> old.content().buyer().equals(buyer)).isPresent())
        .orElseThrow(
            () ->
                Body.faulty(
                    "certificate-unknown",
                    "/replaces",
                    new Text(
                        "You have issued no such certificate to this customer.",
                        "贵公司未向该客户签发过此证书。")));
  }

  private static Optional<CertificateId> read(String id) {
    try {
      return Optional.of(CertificateId.of(StreamId.fromUrl(id)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
