package weft.edi.document;

import java.util.Optional;
import weft.party.Organization.Site;
import weft.party.PartyCode;

/**
 * The sites of organizations, by their code, GLN or D-U-N-S number, as the hub's directory has
 * them.
 */
public interface KnownSites {
  KnownSites NONE = (_, _) -> Optional.empty();

  Optional<Site> site(PartyCode of, String id);
}
