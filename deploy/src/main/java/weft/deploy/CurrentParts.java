package weft.deploy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import weft.history.Positions;
import weft.party.AgreedPart;
import weft.party.Channel;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Profile;

/**
 * Who is who, with part agreements of this moment: a number that was agreed on just now is not
 * passed over because no view shows it yet.
 */
final class CurrentParts implements PartyDirectory {
  private static final Duration SHOWN = Duration.ofSeconds(5);

  private final PartyDirectory directory;
  private final Positions positions;

  CurrentParts(PartyDirectory directory, Positions positions) {
    this.directory = directory;
    this.positions = positions;
  }

  @Override
  public List<AgreedPart> parts(Partnership partnership, Set<String> numbers) {
    positions.awaitSettled(positions.head(), SHOWN);
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

  /** Waits only where a part seems unknown: it may have been ordered just now. */
  @Override
  public Set<String> dealtIn(Partnership partnership, Set<String> numbers) {
    Set<String> shown = directory.dealtIn(partnership, numbers);
    if (shown.containsAll(numbers)) return shown;
    positions.awaitSettled(positions.head(), SHOWN);
    return directory.dealtIn(partnership, numbers);
  }

  @Override
  public Optional<PartyCode> party(String id, String qualifier) {
    return directory.party(id, qualifier);
  }

  @Override
  public Optional<Site> site(PartyCode party, String id) {
    return directory.site(party, id);
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
    return directory.hasSites(party);
  }

  @Override
  public Optional<Profile> profile(Partnership partnership) {
    return directory.profile(partnership);
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
