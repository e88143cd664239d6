package weft.api.party;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.party.Profile;
import weft.projections.party.AgreedProfile;

/**
 * The profile of a partnership. This record is the JSON.
 *
 * @param mayChange whether the caller may agree on another profile
 */
record ProfileState(
    String id,
    String buyer,
    String supplier,
    long version,
    Instant agreedAt,
    PartnershipItem.By by,
    String via,
    @Nullable String reason,
    Profile profile,
    boolean mayChange) {

  static ProfileState of(AgreedProfile it, boolean mayChange) {
    return new ProfileState(
        PartnershipItem.id(it),
        it.buyer(),
        it.supplier(),
        it.version(),
        it.agreedAt(),
        PartnershipItem.By.of(it),
        it.via(),
        it.reason(),
        it.profile(),
        mayChange);
  }
}
