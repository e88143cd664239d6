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
 * What a reaction that answers partners reads from, and the outbox it writes to.
 *
 * @param zone in which envelopes give our time
 */
public record Answering(
    Inbox inbox, PartyDirectory directory, Streams streams, Outbox outbox, ZoneId zone) {

  /** What is to be answered; empty where it has no envelope to answer to. */
  Optional<Original> original(String interchange, String receiver) {
    return Original.find(inbox, directory, interchange, receiver);
  }

  /** What two parties agreed on, whichever of them buys. */
  Optional<Profile> profile(PartyCode one, PartyCode other) {
    return directory
        .profile(new Partnership(one, other))
        .or(() -> directory.profile(new Partnership(other, one)));
  }

  /** When the event happened, as our envelopes say it. */
  LocalDateTime at(Recorded event) {
    return LocalDateTime.ofInstant(event.recordedAt(), zone);
  }
}
