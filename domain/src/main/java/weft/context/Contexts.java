package weft.context;

import java.util.List;
import weft.agreement.Agreements;
import weft.batch.Batches;
import weft.beforeafter.BeforeAfter;
import weft.calendar.SiteCalendars;
import weft.capacity.Capacities;
import weft.certificate.Certifying;
import weft.consumption.Consumption;
import weft.desk.DeskStreams;
import weft.desk.Filing;
import weft.energy.SiteEnergy;
import weft.event.StreamType;
import weft.event.StreamTypes;
import weft.filing.CertificatesInForce;
import weft.filing.MessageFiling;
import weft.inspection.Inspecting;
import weft.interchange.Interchanging;
import weft.keys.EvidenceStreams;
import weft.machine.Machinery;
import weft.manufacturing.Manufacturing;
import weft.material.MaterialPlanning;
import weft.opening.Openings;
import weft.ordering.Ordering;
import weft.parts.PartAgreements;
import weft.picking.Pickings;
import weft.production.Production;
import weft.question.Questions;
import weft.scheduling.Scheduling;
import weft.sharing.Sharing;
import weft.shipment.Shipping;
import weft.stock.Stocking;

/**
 * Every kind of stream there is. A new context adds its line here; the event names in the store,
 * kept states, the desk, the history and the tests follow from it.
 */
public final class Contexts {
  public static final List<StreamType<?>> ALL =
      List.of(
          Agreements.ORGANIZATION,
          Agreements.PARTNERSHIP,
          Agreements.CHANNEL,
          Scheduling.DELIVERY_SCHEDULE,
          Ordering.PURCHASE_ORDER,
          Production.PRODUCTION_SCHEDULE,
          Capacities.CAPACITY_GROUP,
          Sharing.GRANT,
          Stocking.STOCK,
          Stocking.STOCK_REPORT,
          Shipping.SHIPMENT,
          Interchanging.INTERCHANGE,
          MaterialPlanning.MATERIAL_DEMAND,
          SiteCalendars.CALENDAR,
          PartAgreements.PART_AGREEMENT,
          Questions.QUESTION,
          Openings.OPENING,
          Consumption.ACCOUNT,
          Certifying.CERTIFICATE,
          Manufacturing.PARAMETER_SHEET,
          Manufacturing.WORK_ORDER,
          Inspecting.INSPECTION_PLAN,
          Inspecting.INSPECTION,
          Inspecting.INSTRUMENT,
          Inspecting.CONCESSION,
          Batches.BATCH,
          Pickings.PICKING,
          Machinery.MACHINE,
          Machinery.MACHINE_CODE,
          Machinery.SHIFT_PLAN,
          SiteEnergy.TARIFF,
          SiteEnergy.METER,
          SiteEnergy.BASELINE,
          SiteEnergy.ADVICE,
          SiteEnergy.LOAD_REQUEST,
          EvidenceStreams.EVIDENCE_LOG,
          BeforeAfter.STATED_FIGURES,
          DeskStreams.PART,
          DeskStreams.REQUEST);

  /**
   * The names of the contexts, such as {@code ordering}, as audit grants give them. The hub's own
   * keys are no company's to grant.
   */
  public static final List<String> NAMES =
      ALL.stream()
          .filter(it -> it != EvidenceStreams.EVIDENCE_LOG)
          .map(StreamType::context)
          .distinct()
          .sorted()
          .toList();

  /** The lookup by command and event. */
  public static final StreamTypes TYPES = new StreamTypes(ALL);

  /** How EDI messages are turned into commands to these streams, without a look at certificates. */
  public static final Filing FILING = filing(CertificatesInForce.ALL);

  private Contexts() {}

  /** How EDI messages are turned into commands to these streams. */
  public static Filing filing(CertificatesInForce certificates) {
    return new MessageFiling(certificates);
  }
}
