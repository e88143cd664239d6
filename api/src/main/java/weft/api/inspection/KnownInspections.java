package weft.api.inspection;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.reading.Ids;
import weft.certificate.Certificate;
import weft.certificate.CertificateEvent;
import weft.certificate.CertificateId;
import weft.event.Past;
import weft.event.Streams;
import weft.inspection.Concession;
import weft.inspection.ConcessionEvent;
import weft.inspection.ConcessionId;
import weft.inspection.Inspection;
import weft.inspection.InspectionEvent;
import weft.inspection.InspectionId;
import weft.inspection.InspectionPlan;
import weft.inspection.InspectionPlanEvent;
import weft.inspection.InspectionPlanId;
import weft.inspection.Instrument;
import weft.inspection.InstrumentEvent;
import weft.inspection.InstrumentId;
import weft.party.PartyCode;

/** Reads plans, inspections and concessions from the history itself, before any view shows them. */
@Component
class KnownInspections {
  private final Streams streams;

  KnownInspections(Streams streams) {
    this.streams = streams;
  }

  /** An inspection and the number of its events. */
  record Known(Inspection inspection, long version) {
    /** For {@code If-Match}, where the caller names no version itself. */
    String seen() {
      return "\"" + version + "\"";
    }
  }

  InspectionPlan plan(InspectionPlanId id) {
    return past(id.stream()).foldedFrom(InspectionPlan.NEW, InspectionPlanEvent.class);
  }

  /** The party's own plan; 404 for any other. */
  InspectionPlanId plan(PartyCode owner, String id) {
    InspectionPlanId plan = Ids.of(id, InspectionPlanId::of);
    if (!plan.owner().equals(owner)) throw Ids.notFound();
    return plan;
  }

  Known inspection(InspectionId id) {
    Past past = past(id.stream());
    return new Known(past.foldedFrom(Inspection.NEW, InspectionEvent.class), past.version());
  }

  /** The party's own inspection; 404 for any other. */
  Known inspection(PartyCode owner, InspectionId id) {
    if (!id.owner().equals(owner)) throw Ids.notFound();
    Known known = inspection(id);
    if (known.inspection().begun() == null) throw Ids.notFound();
    return known;
  }

  /**
   * The certificates of each inspection that were replaced or revoked; they stay so, whatever
   * happens until the append.
   */
  Map<InspectionId, List<CertificateId>> over(Collection<InspectionId> inspections) {
    Map<String, Past> pasts =
        streams.pasts(inspections.stream().map(InspectionId::stream).collect(Collectors.toSet()));
    Map<InspectionId, List<CertificateId>> certified = new HashMap<>();
    for (InspectionId it : inspections)
      certified.put(
          it,
          pasts
              .getOrDefault(it.stream(), Past.NONE)
              .foldedFrom(Inspection.NEW, InspectionEvent.class)
              .certified());
    Map<String, Past> issued =
        streams.pasts(
            certified.values().stream()
                .flatMap(List::stream)
                .map(CertificateId::stream)
                .collect(Collectors.toSet()));
    certified.replaceAll(
        (_, all) -> all.stream().filter(it -> isOver(issued.get(it.stream()))).toList());
    return certified;
  }

  private static boolean isOver(@Nullable Past certificate) {
    if (certificate == null) return false;
    var issued = certificate.foldedFrom(Certificate.NEW, CertificateEvent.class).issued();
    return issued != null && issued.state().isOver();
  }

  /** The party's own instrument; 404 for any other. */
  Instrument instrument(PartyCode owner, InstrumentId id) {
    if (!id.owner().equals(owner)) throw Ids.notFound();
    var instrument = past(id.stream()).foldedFrom(Instrument.NEW, InstrumentEvent.class);
    if (!instrument.registered()) throw Ids.notFound();
    return instrument;
  }

  /** The state of an instrument that may not be registered. */
  Instrument measuring(InstrumentId id) {
    return past(id.stream()).foldedFrom(Instrument.NEW, InstrumentEvent.class);
  }

  /** The buyer's concession; 404 for any other party. */
  Concession concession(PartyCode buyer, ConcessionId id) {
    if (!id.buyer().equals(buyer)) throw Ids.notFound();
    return past(id.stream()).foldedFrom(Concession.NEW, ConcessionEvent.class);
  }

  private Past past(String stream) {
    return streams.pasts(Set.of(stream)).getOrDefault(stream, Past.NONE);
  }
}
