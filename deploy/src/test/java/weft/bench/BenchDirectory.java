package weft.bench;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.Correspondents;
import weft.party.Channel;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Profile;

/** One buyer and one supplier in memory, for measuring reads without database queries. */
public record BenchDirectory(PartyCode buyer, PartyCode supplier, Profile profile)
    implements PartyDirectory {
  public static Correspondents between(Releases releases, @Nullable String dialect) {
    var here = new BenchDirectory(releases.buyer(0), releases.supplier(0), learning(dialect));
    return new Correspondents(here, here.buyer, null);
  }

  /** Parts are learned, and nothing is acknowledged. */
  public static Profile learning(@Nullable String dialect) {
    return new Profile(
        Profile.UnknownPart.LEARN,
        Profile.Acknowledgement.NEVER,
        true,
        false,
        false,
        null,
        dialect,
        null,
        null);
  }

  @Override
  public Optional<PartyCode> party(String id, String qualifier) {
    if (id.equals(buyer.value())) return Optional.of(buyer);
    return id.equals(supplier.value()) ? Optional.of(supplier) : Optional.empty();
  }

  @Override
  public Optional<Site> site(PartyCode party, String id) {
    return Optional.empty();
  }

  @Override
  public Optional<Profile> profile(Partnership partnership) {
    return Optional.of(profile);
  }

  @Override
  public Optional<String> charset(PartyCode sender) {
    return Optional.ofNullable(profile.charset());
  }

  @Override
  public List<Profile> profiles(PartyCode party) {
    return List.of(profile);
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
