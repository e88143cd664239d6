package weft.filing;

import static weft.scheduling.Schedules.FRIDAY;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;

import java.util.List;
import weft.desk.DeskCommand.ApplyMessage;
import weft.event.Provenance;
import weft.event.StreamCommand;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeKey;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.interchange.StatedAt;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleId;

/** Factory methods for the interchanges of tests. */
public final class Interchanges {
  private Interchanges() {}

  public static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  public static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  public static final Partnership PARTNERSHIP = new Partnership(HENGYUE, JIAXIN);
  static final InterchangeKey KEY = new InterchangeKey("HENGYUE", "WEFT", "000123");

  /** The key that reception gives an interchange of JIAXIN's channel in another party's name. */
  static final InterchangeKey FORGED = new InterchangeKey("?JIAXIN", "HENGYUE", "forged");

  public static final Provenance PROVENANCE =
      new Provenance(
          new Provenance.Actor(HENGYUE, null, "hengyue-edi"),
          new Provenance.Source("interchange", "first", "1", null),
          PARTNERSHIP.participants(),
          "first",
          null);

  /** Bytes with that hash, stored under that id. */
  public static InterchangeReceived received(String id, String sha256) {
    return received(id, KEY, sha256, HENGYUE);
  }

  public static InterchangeReceived received(
      String id, InterchangeKey key, String sha256, PartyCode owner) {
    return new InterchangeReceived(
        id, key, sha256, 1000, "https", owner, "UNOC:3", false, true, 2, List.of(), null);
  }

  public static ApplyMessage only(InterchangeReceived received, StreamCommand... commands) {
    return message(received, 1, true, false, commands);
  }

  static ApplyMessage message(
      InterchangeReceived received,
      int number,
      boolean last,
      boolean holdsUnknownParts,
      StreamCommand... commands) {
    return new ApplyMessage(
        PROVENANCE,
        received,
        number,
        read(number, Outcome.APPLIED),
        PARTNERSHIP,
        List.of(commands),
        holdsUnknownParts,
        last,
        null);
  }

  static MessageResult read(int number, Outcome outcome) {
    return new MessageResult("DELFOR", "D97A", String.valueOf(number), outcome, List.of());
  }

  public static ReleaseForecast release(String part, long quantity) {
    return new ReleaseForecast(schedule(part), forecast("7", MONDAY, firm(FRIDAY, quantity)));
  }

  public static DeliveryScheduleId schedule(String part) {
    return new DeliveryScheduleId(HENGYUE, JIAXIN, "PLANT1", part, null, null);
  }

  /** Returns the message with its places. */
  public static ApplyMessage placed(ApplyMessage it, StatedAt... places) {
    return new ApplyMessage(
        it.provenance(),
        it.received(),
        it.number(),
        it.read(),
        it.partnership(),
        it.commands(),
        it.holdsUnknownParts(),
        it.last(),
        null,
        List.of(places),
        null,
        null);
  }
}
