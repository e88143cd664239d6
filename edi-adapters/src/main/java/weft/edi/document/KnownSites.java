package weft.edi.document;

import java.util.Optional;
import weft.party.Organization.Site;
import weft.party.PartyCode;

/** Finds an organization's site in the hub's directory by code, GLN or D-U-N-S number. */
public interface KnownSites {
  KnownSites NONE = (_, _) -> Optional.empty();

  Optional<Site> site(PartyCode of, String id);
}
