package weft.edi.meaning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import weft.party.AgreedPart;
import weft.party.Channel;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Profile;

/**
 * Who is who for as long as one message is worked on: each question goes to the database once, and
 * all of the message sees the same answer. For one thread.
 */
public final class AskedOnce implements PartyDirectory {
  private final PartyDirectory directory;
  private final Map<Map.Entry<String, String>, Optional<PartyCode>> parties = new HashMap<>();
  private final Map<Map.Entry<PartyCode, String>, Optional<Site>> sites = new HashMap<>();
  private final Map<PartyCode, Boolean> haveSites = new HashMap<>();
  private final Map<Partnership, Optional<Profile>> profiles = new HashMap<>();

  public AskedOnce(PartyDirectory directory) {
    this.directory = directory;
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
  public Optional<Site> onlySite(PartyCode party) {
    return directory.onlySite(party);
  }

  @Override
  public List<Site> sites(PartyCode party) {
    return directory.sites(party);
  }

  @Override
  public boolean hasSites(PartyCode party) {
    return haveSites.computeIfAbsent(party, directory::hasSites);
  }

  @Override
  public Optional<Profile> profile(Partnership partnership) {
    return profiles.computeIfAbsent(partnership, directory::profile);
  }

  @Override
  public List<AgreedPart> parts(Partnership partnership, Set<String> numbers) {
    return directory.parts(partnership, numbers);
  }

  @Override
  public boolean isCalledFor(Partnership partnership, String place) {
    return directory.isCalledFor(partnership, place);
  }

  @Override
  public boolean hasOrder(Partnership partnership, String number) {
    return directory.hasOrder(partnership, number);
  }

  @Override
  public Set<String> dealtIn(Partnership partnership, Set<String> numbers) {
    return directory.dealtIn(partnership, numbers);
  }

  @Override
  public Optional<String> charset(PartyCode sender) {
    return directory.charset(sender);
  }

  @Override
  public List<Profile> profiles(PartyCode party) {
    return directory.profiles(party);
  }

  @Override
  public Channel channel(PartyCode party) {
    return directory.channel(party);
  }

  @Override
  public Optional<PartyCode> as2(String id) {
    return directory.as2(id);
  }
}
