package weft.projections.party;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.event.Provenance.Actor;
import weft.event.Recorded;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyEvent.PartnershipAgreed;
import weft.party.Profile;

/**
 * One version of a partnership's agreed profile: table {@code partnership_version}.
 *
 * @param version counts from 1, the introduction
 * @param via how it arrived: {@code hub}, {@code portal} or {@code request}
 */
public record AgreedProfile(
    String buyer,
    String supplier,
    long version,
    long position,
    Instant agreedAt,
    String byParty,
    @Nullable String byUser,
    @Nullable String byClient,
    String via,
    @Nullable String reason,
    Profile profile) {

  static AgreedProfile of(Recorded recorded) {
    var agreed = (PartnershipAgreed) recorded.payload();
    Actor actor = recorded.provenance().actor();
    return new AgreedProfile(
        agreed.partnership().buyer().value(),
        agreed.partnership().supplier().value(),
        recorded.sequence() + 1,
        recorded.position(),
        recorded.recordedAt(),
        actor.party().value(),
        actor.user(),
        actor.client(),
        recorded.provenance().source().kind(),
        agreed.reason(),
        agreed.profile());
  }

  public Partnership partnership() {
    return new Partnership(new PartyCode(buyer), new PartyCode(supplier));
  }
}
