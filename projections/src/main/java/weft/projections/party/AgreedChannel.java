package weft.projections.party;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.event.Provenance.Actor;
import weft.event.Recorded;
import weft.party.Channel;
import weft.party.PartyEvent.ChannelAgreed;

/**
 * One version of the agreement on a party's channel: table {@code channel_version}. This record is
 * the JSON of the API.
 *
 * @param version counts from 1
 * @param byUser null where a client agreed, or the hub itself
 * @param reason null if none was given
 */
public record AgreedChannel(
    String party,
    long version,
    long position,
    Instant agreedAt,
    @Nullable String byUser,
    @Nullable String byClient,
    @Nullable String reason,
    Channel channel) {

  static AgreedChannel of(Recorded recorded) {
    var agreed = (ChannelAgreed) recorded.payload();
    Actor actor = recorded.provenance().actor();
    return new AgreedChannel(
        agreed.party().value(),
        recorded.sequence() + 1,
        recorded.position(),
        recorded.recordedAt(),
        actor.user(),
        actor.client(),
        agreed.reason(),
        agreed.channel());
  }
}
