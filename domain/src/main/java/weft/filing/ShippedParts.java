package weft.filing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.certificate.CertificateType;
import weft.desk.Book;
import weft.parts.BaseUnit;
import weft.parts.PartAgreement;
import weft.parts.PartAgreementEvent;
import weft.parts.PartAgreementId;
import weft.parts.PartTerms;
import weft.parts.RequiredCertificate;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.GoodsMoved;
import weft.shipment.ShipmentEvent;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentReceived;
import weft.shipment.ShipmentEvent.ShipmentReplaced;
import weft.shipment.ShipmentId;

/**
 * The agreements on the parts of a shipment: the supplier's part numbers, under which its stock is
 * kept (otherwise the number in the message; without either, the two are equal), and unit
 * conversions.
 */
final class ShippedParts implements GoodsMoved.Parts {
  private final Map<String, String> numbers = new HashMap<>();
  private final Map<String, BaseUnit> units = new HashMap<>();

  /**
   * Reads the agreements.
   *
   * @param before the shipment's content until now
   */
  ShippedParts(Book book, ShipmentEvent event, @Nullable Despatch before) {
    List<DespatchLine> lines =
        Stream.of(before == null ? NONE : before, now(event))
            .flatMap(it -> it.lines().stream())
            .toList();
    Set<String> parts = new TreeSet<>();
    for (DespatchLine it : lines) {
      if (it.supplierPart() != null) numbers.put(it.part(), it.supplierPart());
      parts.add(it.part());
    }
    if (event instanceof ShipmentReceived it)
      it.receipt().lines().forEach(line -> parts.add(line.part()));
    Map<String, PartAgreementId> agreements = new HashMap<>();
    var between = event.shipment();
    for (String it : parts)
      agreements.put(it, new PartAgreementId(between.buyer(), between.supplier(), it));
    book.openMore(agreements.values().stream().map(PartAgreementId::stream).toList());
    agreements.forEach(
        (part, agreement) -> {
          PartTerms terms = terms(book, agreement);
          if (terms == null) return;
          if (terms.supplierPart() != null) numbers.put(part, terms.supplierPart());
          units.put(part, terms.baseUnit());
        });
  }

  /** Finds the supplier's agreed number of a part of the despatch; null where none is agreed. */
  static Function<String, @Nullable String> agreed(Book book, ShipmentId between, Despatch of) {
    Map<String, PartAgreementId> agreements = new HashMap<>();
    for (DespatchLine it : of.lines())
      agreements.put(
          it.part(), new PartAgreementId(between.buyer(), between.supplier(), it.part()));
    book.openMore(agreements.values().stream().map(PartAgreementId::stream).toList());
    Map<String, String> numbers = new HashMap<>();
    agreements.forEach(
        (part, agreement) -> {
          PartTerms terms = terms(book, agreement);
          if (terms != null && terms.supplierPart() != null)
            numbers.put(part, terms.supplierPart());
        });
    return numbers::get;
  }

  /**
   * Whether a line lacks a certificate without which, by the agreement of its part, no goods leave.
   * The agreements are open already.
   */
  static boolean isUncertified(
      Book book, ShipmentId between, Despatch sent, CertificatesInForce certificates) {
    for (DespatchLine it : sent.lines()) {
      var agreement = new PartAgreementId(between.buyer(), between.supplier(), it.part());
      PartTerms terms = terms(book, agreement);
      if (terms == null) continue;
      Set<CertificateType> gates = new TreeSet<>();
      for (RequiredCertificate each : terms.certificates())
        if (each.isGate()) gates.add(CertificateType.of(each.type()));
      if (!gates.isEmpty() && !certificates.missing(between, it, gates).isEmpty()) return true;
    }
    return false;
  }

  /**
   * Whether a line names no batch although the agreement of its part traces the part. The
   * agreements are open already.
   */
  static boolean isUntraced(Book book, ShipmentId between, Despatch sent) {
    for (DespatchLine it : sent.lines()) {
      if (it.batch() != null) continue;
      PartTerms terms =
          terms(book, new PartAgreementId(between.buyer(), between.supplier(), it.part()));
      if (terms != null && terms.isTraced()) return true;
    }
    return false;
  }

  private static @Nullable PartTerms terms(Book book, PartAgreementId agreement) {
    return book.past(agreement.stream())
        .foldedFrom(PartAgreement.NEW, PartAgreementEvent.class)
        .terms();
  }

  private static final Despatch NONE = new Despatch(null, null, null, null, List.of(), List.of());

  private static Despatch now(ShipmentEvent event) {
    return switch (event) {
      case ShipmentAnnounced it -> it.despatch();
      case ShipmentReplaced it -> it.despatch();
      default -> NONE;
    };
  }

  @Override
  public String suppliers(String part) {
    return numbers.getOrDefault(part, part);
  }

  @Override
  public @Nullable BaseUnit units(String part) {
    return units.get(part);
  }
}
