package weft.edi.meaning;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import weft.party.ForwardingDirectory;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Profile;

/**
 * A directory cache for one message: it asks the database once for each party, site or profile, so
 * the whole message sees the same answers. For one thread.
 */
public final class AskedOnce extends ForwardingDirectory {
  private final Map<Map.Entry<String, String>, Optional<PartyCode>> parties = new HashMap<>();
  private final Map<Map.Entry<PartyCode, String>, Optional<Site>> sites = new HashMap<>();
  private final Map<PartyCode, Boolean> haveSites = new HashMap<>();
  private final Map<Partnership, Optional<Profile>> profiles = new HashMap<>();

  public AskedOnce(PartyDirectory directory) {
    super(directory);
  }

  @Override
  public Optional<PartyCode> party(String id, String qualifier) {
    return parties.computeIfAbsent(Map.entry(id, qualifier), _ -> directory.party(id, qualifier));
  }

  @Override
  public Optional<Site> site(PartyCode party, String id) {
    return sites.computeIfAbsent(Map.entry(party, id), _ -> directory.site(party, id));
  }

  @Override
  public boolean hasSites(PartyCode party) {
    return haveSites.computeIfAbsent(party, directory::hasSites);
  }

  @Override
  public Optional<Profile> profile(Partnership partnership) {
    return profiles.computeIfAbsent(partnership, directory::profile);
  }
}
