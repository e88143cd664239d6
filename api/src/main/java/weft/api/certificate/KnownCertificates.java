package weft.api.certificate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.reading.Ids;
import weft.batch.Batch;
import weft.batch.BatchEvent;
import weft.batch.BatchId;
import weft.certificate.Certificate;
import weft.certificate.CertificateContent;
import weft.certificate.CertificateEvent;
import weft.certificate.CertificateId;
import weft.event.Past;
import weft.event.StreamId;
import weft.event.Streams;
import weft.inspection.CertifiedInspections;
import weft.inspection.Inspection;
import weft.inspection.InspectionCommand.CertifyInspection;
import weft.inspection.InspectionEvent;
import weft.inspection.InspectionId;
import weft.language.Text;
import weft.parts.PartAgreement;
import weft.parts.PartAgreementEvent;
import weft.parts.PartAgreementId;
import weft.parts.PartTerms;
import weft.party.Partnership;
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

  /**
   * The organization that the partners agreed on as second validator of a 3.2 of the part; null
   * where they agreed on none, which means the buyer.
   *
   * @param part the buyer's number
   */
  @Nullable PartyCode inspector(Partnership between, String part) {
    String agreement = new PartAgreementId(between.buyer(), between.supplier(), part).stream();
    Past past = streams.pasts(Set.of(agreement)).getOrDefault(agreement, Past.NONE);
    PartTerms terms = past.foldedFrom(PartAgreement.NEW, PartAgreementEvent.class).terms();
    return terms == null ? null : terms.inspector();
  }

  /**
   * The certificate of which the party is the agreed inspector, and no partner; empty for any
   * other.
   */
  Optional<Certificate.Issued> inspectedBy(PartyCode party, CertificateId id) {
    return find(id).filter(it -> party.equals(it.inspector()));
  }

  /** All events of the certificate, its issue first. */
  List<Object> events(CertificateId id) {
    return streams.read(Set.of(id.stream())).getOrDefault(id.stream(), List.of());
  }

  /** Answers 404 if the certificate was not issued to that party. */
  void requireIssuedTo(PartyCode buyer, CertificateId id) {
    if (find(id).filter(it -> it.content().buyer().equals(buyer)).isEmpty()) throw Ids.notFound();
  }

  /**
   * Returns the issuer's earlier certificate for the same customer that a new one replaces or
   * supplements. Null where none is named; 422 {@code certificate-unknown} where the name is not
   * such a certificate.
   */
  @Nullable CertificateId named(
      @Nullable String named, String pointer, PartyCode supplier, PartyCode buyer) {
    if (named == null) return null;
    return read(named)
        .filter(it -> it.supplier().equals(supplier))
        .filter(it -> find(it).filter(old -> old.content().buyer().equals(buyer)).isPresent())
        .orElseThrow(
            () ->
                Body.faulty(
                    "certificate-unknown",
                    pointer,
                    new Text(
                        "You have issued no such certificate to this customer.",
                        "贵公司未向该客户签发过此证书。")));
  }

  /** 422 {@code supplements-other-part} where the supplemented certificate is of another part. */
  void requireSamePart(CertificateContent content) {
    CertificateId supplemented = content.supplements();
    if (supplemented == null) return;
    String part = find(supplemented).orElseThrow().content().supplierPart();
    if (!part.equals(content.supplierPart()))
      throw Body.faulty(
          "supplements-other-part",
          "/supplements",
          new Text("The certificate to be supplemented is for part %s.", "被补充的证书属于零件 %s。")
              .with(part));
  }

  /**
   * 422 {@code goods-needed} where a 3.1 or 3.2 names a batch whose output is reported on the hub
   * without saying how much of it: nobody could tell what the batch has left.
   */
  void requireGoods(PartyCode supplier, CertificateContent content) {
    if (content.goods() != null || !content.type().takesGoods()) return;
    Set<String> batches =
        content.batches().stream()
            .map(it -> new BatchId(supplier, content.supplierPart(), it).stream())
            .collect(Collectors.toSet());
    boolean reported =
        streams.pasts(batches).values().stream()
            .anyMatch(it -> it.foldedFrom(Batch.NEW, BatchEvent.class).unit() != null);
    if (reported)
      throw Body.faulty(
          "goods-needed",
          "/batches",
          new Text(
              "The output of these batches is reported here: state the quantity of each, as goods.",
              "这些批次已在平台报工，请在 goods 中注明各批次数量。"));
  }

  /**
   * The party's own inspection; 422 {@code inspection-unknown} where it has none with that id.
   *
   * @param id in a URL
   */
  InspectionId inspection(PartyCode supplier, String id, String pointer) {
    try {
      var inspection = InspectionId.of(StreamId.fromUrl(id));
      if (inspection.owner().equals(supplier) && streams.has(inspection.stream()))
        return inspection;
    } catch (IllegalArgumentException e) {
      // answered like an inspection that there is not
    }
    throw Body.faulty(
        "inspection-unknown", pointer, new Text("You have no such inspection.", "贵公司没有此检验单。"));
  }

  /**
   * The commands by which a certificate is issued from inspections. They decide with the append
   * whether each passed. The values are compared here, because an inspection that is decided
   * measures nothing more. Nothing is refused for a certificate that was issued already: its
   * request may be repeated, and the desk answers it.
   *
   * @param inspected in the order of the request
   */
  List<CertifyInspection> from(
      CertificateId id, CertificateContent content, List<InspectionId> inspected) {
    if (inspected.isEmpty()) return List.of();
    Map<InspectionId, CertifyInspection> commands = new LinkedHashMap<>();
    for (int i = 0; i < inspected.size(); i++) {
      InspectionId it = inspected.get(i);
      commands.putIfAbsent(
          it, new CertifyInspection(it, id, content.supplierPart(), content.batches(), i));
    }
    if (find(id).isEmpty()) check(List.copyOf(commands.values()), content);
    return List.copyOf(commands.values());
  }

  private void check(List<CertifyInspection> commands, CertificateContent content) {
    Map<String, Past> pasts =
        streams.pasts(commands.stream().map(CertifyInspection::stream).collect(Collectors.toSet()));
    List<Inspection> all = new ArrayList<>();
    for (CertifyInspection it : commands) {
      Inspection inspection =
          pasts
              .getOrDefault(it.stream(), Past.NONE)
              .foldedFrom(Inspection.NEW, InspectionEvent.class);
      inspection.requireCertifiable(it);
      all.add(inspection);
    }
    new CertifiedInspections(all).check(content.results());
  }

  private static Optional<CertificateId> read(String id) {
    try {
      return Optional.of(CertificateId.of(StreamId.fromUrl(id)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
