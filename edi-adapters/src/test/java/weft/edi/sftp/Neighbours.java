package weft.edi.sftp;

import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import weft.edi.meaning.Village;
import weft.party.Channel;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Profile;

/** The directory of {@code Village}, in which a party's channel can be agreed again. */
final class Neighbours implements PartyDirectory {
  private final Map<PartyCode, Channel> channels = new ConcurrentHashMap<>();

  void agree(PartyCode party, KeyPair... keys) {
    List<String> lines = Arrays.stream(keys).map(it -> Keys.line(it.getPublic())).toList();
    agree(party, new Channel(Channel.Delivery.FOLDER, null, null, lines, false));
  }

  void agree(PartyCode party, Channel channel) {
    channels.put(party, channel);
  }

  @Override
  public Channel channel(PartyCode party) {
    return channels.getOrDefault(party, Channel.FOLDER);
  }

  @Override
  public Optional<PartyCode> party(String id, String qualifier) {
    return Village.PLAIN.party(id, qualifier);
  }

  @Override
  public Optional<Site> site(PartyCode party, String id) {
    return Village.PLAIN.site(party, id);
  }

  @Override
  public Optional<Profile> profile(Partnership partnership) {
    return Village.PLAIN.profile(partnership);
  }

  @Override
  public Optional<String> charset(PartyCode sender) {
    return Village.PLAIN.charset(sender);
  }

  @Override
  public List<Profile> profiles(PartyCode party) {
    return Village.PLAIN.profiles(party);
  }

  @Override
  public Optional<PartyCode> as2(String id) {
    return Optional.empty();
  }
}
