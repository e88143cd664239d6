package weft.party;

import java.util.Optional;

/** Who is who on the hub, as EDI addresses them. */
public interface Directory {
  /** The party an interchange names: its code (qualifier ZZ) or GLN (qualifier 14). */
  Optional<PartyCode> party(String id, String qualifier);

  /**
   * The party a message names: its code (agency 92) or GLN (agency 9). Without agency either will
   * do.
   */
  default Optional<PartyCode> named(String id) {
    return party(id, "");
  }

  /** The party's site with this code or GLN. */
  Optional<Organization.Site> site(PartyCode party, String id);

  Optional<Profile> profile(Partnership partnership);

  /**
   * When the party's interchanges are acknowledged: the most eager policy of its partnerships; on
   * request where it has none.
   */
  Profile.Acknowledgement acknowledgement(PartyCode sender);
}
