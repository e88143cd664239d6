package weft.party;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A directory that delegates to another one; subclasses override single questions. It also forwards
 * the methods that have a default, which would otherwise bypass the other directory.
 */
public abstract class ForwardingDirectory implements PartyDirectory {
  protected final PartyDirectory directory;

  protected ForwardingDirectory(PartyDirectory directory) {
    this.directory = directory;
  }

  @Override
  public Optional<PartyCode> party(String id, String qualifier) {
    return directory.party(id, qualifier);
  }

  @Override
  public Optional<Organization.Site> site(PartyCode party, String id) {
    return directory.site(party, id);
  }

  @Override
  public Optional<Organization.Site> onlySite(PartyCode party) {
    return directory.onlySite(party);
  }

  @Override
  public List<Organization.Site> sites(PartyCode party) {
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
  public List<AgreedPart> parts(Partnership partnership, Set<String> numbers) {
    return directory.parts(partnership, numbers);
  }

  @Override
  public Set<String> dealtIn(Partnership partnership, Set<String> numbers) {
    return directory.dealtIn(partnership, numbers);
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
