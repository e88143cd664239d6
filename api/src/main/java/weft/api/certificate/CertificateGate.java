package weft.api.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import weft.api.problem.Problem;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.shipment.DespatchGate;
import weft.event.Past;
import weft.event.Streams;
import weft.language.Text;
import weft.parts.PartAgreement;
import weft.parts.PartAgreementEvent;
import weft.parts.PartAgreementId;
import weft.parts.PartTerms;
import weft.parts.RequiredCertificate;
import weft.party.Partnership;
import weft.projections.certificate.CertifiedGoods;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;

/** Refuses goods without a certificate, where the partners agreed that none leave without it. */
@Component
class CertificateGate implements DespatchGate {
  private final Streams streams;
  private final ReadContexts readings;

  CertificateGate(Streams streams, ReadContexts readings) {
    this.streams = streams;
    this.readings = readings;
  }

  /** 409 {@code certificate-missing}, with each line that misses one. */
  @Override
  public void check(Caller caller, Partnership between, Despatch despatch) {
    Map<String, List<String>> gates = gates(between, despatch);
    if (gates.isEmpty()) return;
    readings.awaitAll(); // the certificate may be of a moment ago
    List<CertifiedGoods> goods = despatch.lines().stream().map(CertificateGate::goods).toList();
    var needed =
        readings.read(
            readings.bySide(caller, "supplier", null),
            (db, it) -> NeededCertificates.of(db, it, between, goods));
    List<Problem.Fault> faults = new ArrayList<>();
    for (int i = 0; i < goods.size(); i++) {
      List<String> missing = new ArrayList<>(needed.lines().get(i).missing());
      missing.retainAll(gates.getOrDefault(goods.get(i).part(), List.of()));
      if (!missing.isEmpty())
        faults.add(new Problem.Fault("/lines/" + i, "certificate-missing", text(missing)));
    }
    if (!faults.isEmpty())
      throw Problem.of(HttpStatus.CONFLICT, "certificate-missing", faults.getFirst().text())
          .errors(faults)
          .exception();
  }

  /** The types that stop a shipment, by the buyer's part number. */
  private Map<String, List<String>> gates(Partnership between, Despatch despatch) {
    Map<String, String> parts = new TreeMap<>();
    for (DespatchLine it : despatch.lines())
      parts.put(
          it.part(), new PartAgreementId(between.buyer(), between.supplier(), it.part()).stream());
    Map<String, Past> pasts = streams.pasts(Set.copyOf(parts.values()));
    Map<String, List<String>> gates = new TreeMap<>();
    parts.forEach(
        (part, stream) -> {
          Past past = pasts.getOrDefault(stream, Past.NONE);
          PartTerms terms = past.foldedFrom(PartAgreement.NEW, PartAgreementEvent.class).terms();
          if (terms == null) return;
          List<String> types =
              terms.certificates().stream()
                  .filter(RequiredCertificate::isGate)
                  .map(RequiredCertificate::type)
                  .toList();
          if (!types.isEmpty()) gates.put(part, types);
        });
    return gates;
  }

  private static CertifiedGoods goods(DespatchLine it) {
    return new CertifiedGoods(it.part(), it.supplierPart(), it.batch(), it.order());
  }

  private static Text text(List<String> missing) {
    return new Text(
            "A certificate %s in force is missing, and these goods do not leave without it.",
            "缺少有效的 %s 证书；按零件协议，无此证书不得发货。")
        .with(String.join(", ", missing));
  }
}
