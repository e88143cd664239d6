package weft.deploy.demo;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import weft.desk.CommandGateway;
import weft.desk.DeskCommand.Ask;
import weft.desk.RequestKey;
import weft.edi.InterchangeResult;
import weft.edi.reception.Reception;
import weft.edi.reception.inbox.Sender;
import weft.event.Provenance;
import weft.event.StreamCommand;
import weft.event.Streams;
import weft.party.PartyCode;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.Forecast;

/** Submits the demo's interchanges and requests to the hub. A repetition changes nothing. */
record DemoDesk(Reception reception, CommandGateway counter, Streams streams) {

  InterchangeResult send(PartyCode sender, byte[] interchange) {
    String client =
        sender.value().toLowerCase(java.util.Locale.ROOT)
            + (sender.equals(DemoNetwork.JIAXIN) ? "-api" : "-edi");
    var from = new Sender(sender, null, client, "https");
    return reception.apply(reception.store(interchange, from), from);
  }

  /** A person's request in the portal. */
  void ask(PartyCode party, String login, String key, StreamCommand command) {
    ask(party, login, key, List.of(command));
  }

  /** A person's request that asks several streams in one append. */
  void ask(PartyCode party, String login, String key, List<StreamCommand> commands) {
    StreamCommand first = commands.getFirst();
    var provenance =
        new Provenance(
            new Provenance.Actor(party, DemoPerson.with(login).code().value(), null),
            new Provenance.Source("portal", null, null, key),
            first.concerns(),
            UUID.nameUUIDFromBytes(key.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString(),
            null);
    var request = new RequestKey(party, key, "demo");
    counter.ask(new Ask(provenance, request, (long) history(first.stream()).size(), commands));
  }

  Forecast inForce(DeliveryScheduleId schedule) {
    Forecast last = null;
    for (Object event : history(schedule.stream()))
      if (event instanceof ForecastReleased it) last = it.whole();
    if (last == null) throw new IllegalStateException("Nothing released: " + schedule.stream());
    return last;
  }

  List<Object> history(String stream) {
    return streams.read(Set.of(stream)).getOrDefault(stream, List.of());
  }
}
