package weft.api.party;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.agreement.PartnershipStream;
import weft.event.StreamId;
import weft.party.EdiRules;
import weft.party.EdiRules.Environment;
import weft.party.EdiRules.Outbound;
import weft.party.Profile;
import weft.projections.party.AgreedProfile;

/**
 * A partnership in a list, with the essentials of the profile in force. This record is the JSON.
 *
 * @param dialect whether it has one
 * @param parts number of part numbers that differ
 * @param messages the messages written to the partner, such as {@code DESADV D97A}
 */
record PartnershipItem(
    String id,
    String buyer,
    String supplier,
    long version,
    Instant agreedAt,
    By by,
    @Nullable String reason,
    Profile.Acknowledgement acknowledgement,
    @Nullable String charset,
    boolean dialect,
    @Nullable Environment environment,
    int parts,
    List<String> messages) {

  /** The author of the agreement; the hub itself where neither user nor client is set. */
  record By(String party, @Nullable String user, @Nullable String client) {
    static By of(AgreedProfile it) {
      return new By(it.byParty(), it.byUser(), it.byClient());
    }
  }

  static PartnershipItem of(AgreedProfile it) {
    EdiRules rules = it.profile().rules();
    return new PartnershipItem(
        id(it),
        it.buyer(),
        it.supplier(),
        it.version(),
        it.agreedAt(),
        By.of(it),
        it.reason(),
        it.profile().acknowledgement(),
        it.profile().charset(),
        it.profile().dialect() != null,
        rules.environment(),
        rules.parts() == null ? 0 : rules.parts().size(),
        rules.outbound() == null
            ? List.of()
            : rules.outbound().stream().map(PartnershipItem::name).toList());
  }

  static String id(AgreedProfile it) {
    return StreamId.toUrl(PartnershipStream.of(it.partnership()));
  }

  private static String name(Outbound it) {
    return it.message() + " " + it.release();
  }
}
