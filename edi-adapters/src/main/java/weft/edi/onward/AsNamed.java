package weft.edi.onward;

import java.util.List;
import java.util.Optional;
import weft.party.Channel;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Profile;

/** Accepts each partner, site and part under the name a message gives it. */
public record AsNamed(Partnership between) implements PartyDirectory {
  private static final Profile PROFILE =
      new Profile(
          Profile.UnknownPart.LEARN,
          Profile.Acknowledgement.NEVER,
          false,
          false,
          true,
          null,
          null,
          null,
          null);

  @Override
  public Optional<PartyCode> party(String id, String qualifier) {
    return between.participants().stream().filter(it -> it.value().equals(id)).findFirst();
  }

  @Override
  public Optional<Site> site(PartyCode party, String id) {
    return Optional.empty();
  }

  @Override
  public Optional<Profile> profile(Partnership partnership) {
    return Optional.of(PROFILE);
  }

  @Override
  public Optional<String> charset(PartyCode sender) {
    return Optional.empty();
  }

  @Override
  public List<Profile> profiles(PartyCode party) {
    return List.of(PROFILE);
  }

  @Override
  public Channel channel(PartyCode party) {
    return Channel.FOLDER;
  }

  @Override
  public Optional<PartyCode> as2(String id) {
    return Optional.empty();
  }
}
