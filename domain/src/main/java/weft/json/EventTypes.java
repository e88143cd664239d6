package weft.json;

import static java.util.Map.entry;

import java.util.Map;
import weft.desk.DespatchEvent.DespatchTold;
import weft.desk.PartEvent.PartNamed;
import weft.desk.RequestEvent.RequestAnswered;
import weft.interchange.InterchangeEvent.DocumentKept;
import weft.interchange.InterchangeEvent.InterchangeConcluded;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.InterchangeEvent.ReferenceReused;
import weft.interchange.InterchangeEvent.SenderRefused;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.ordering.PurchaseOrderEvent.OrderContradicted;
import weft.ordering.PurchaseOrderEvent.OrderDespatched;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.ordering.PurchaseOrderEvent.ProposalsDecided;
import weft.party.PartyEvent.ChannelAgreed;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.party.PartyEvent.PartnershipAgreed;
import weft.scheduling.DeliveryScheduleEvent.CallOffContradicted;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleEvent.LateCallOffRecorded;
import weft.scheduling.DeliveryScheduleEvent.LateReleaseRecorded;
import weft.scheduling.DeliveryScheduleEvent.ReleaseContradicted;
import weft.scheduling.DeliveryScheduleEvent.ShortfallAnnounced;

/**
 * The names under which events are stored for ever, whatever our classes are called. A golden file
 * pins the JSON of each.
 */
public final class EventTypes {
  private EventTypes() {}

  public static final Map<String, Class<?>> ALL =
      Map.ofEntries(
          entry("organization-registered", OrganizationRegistered.class),
          entry("partnership-agreed", PartnershipAgreed.class),
          entry("channel-agreed", ChannelAgreed.class),
          entry("forecast-released", ForecastReleased.class),
          entry("late-release-recorded", LateReleaseRecorded.class),
          entry("release-contradicted", ReleaseContradicted.class),
          entry("call-off-released", CallOffReleased.class),
          entry("late-call-off-recorded", LateCallOffRecorded.class),
          entry("call-off-contradicted", CallOffContradicted.class),
          entry("call-offs-committed", CallOffsCommitted.class),
          entry("shortfall-announced", ShortfallAnnounced.class),
          entry("order-placed", OrderPlaced.class),
          entry("order-answered", OrderAnswered.class),
          entry("proposals-decided", ProposalsDecided.class),
          entry("order-changed", OrderChanged.class),
          entry("order-cancelled", OrderCancelled.class),
          entry("order-despatched", OrderDespatched.class),
          entry("order-contradicted", OrderContradicted.class),
          entry("interchange-received", InterchangeReceived.class),
          entry("message-concluded", MessageConcluded.class),
          entry("document-kept", DocumentKept.class),
          entry("message-rerun", MessageRerun.class),
          entry("interchange-concluded", InterchangeConcluded.class),
          entry("reference-reused", ReferenceReused.class),
          entry("sender-refused", SenderRefused.class),
          entry("part-named", PartNamed.class),
          entry("despatch-told", DespatchTold.class),
          entry("request-answered", RequestAnswered.class));
}
