package weft.edi.answer;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import weft.edi.outbox.Outbox;
import weft.edi.reception.inbox.Inbox;
import weft.event.Recorded;
import weft.event.Streams;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Profile;

/**
 * The sources of a reaction that answers partners, and the outbox that it writes to.
 *
 * @param zone the time zone of the hub's envelopes
 */
public record AnswerContext(
    Inbox inbox, PartyDirectory directory, Streams streams, Outbox outbox, ZoneId zone) {

  /** The interchange to answer; empty if it has no envelope. */
  Optional<Original> original(String interchange, String receiver) {
    return Original.find(inbox, directory, interchange, receiver);
  }

  /** The profile of two parties, whichever of them is the buyer. */
  Optional<Profile> profile(PartyCode one, PartyCode other) {
    return directory
        .profile(new Partnership(one, other))
        .or(() -> directory.profile(new Partnership(other, one)));
  }

  /** The time of the event for the hub's envelope. */
  LocalDateTime at(Recorded event) {
    return LocalDateTime.ofInstant(event.recordedAt(), zone);
  }
}
