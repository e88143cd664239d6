package weft.edi.mapping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;
import weft.party.Channel;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Profile;

/** One buyer and two suppliers; each partnership has its own dialect or none. */
record Parties(Map<PartyCode, String> dialects) implements PartyDirectory {
  static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  static final PartyCode HONGZHU = new PartyCode("HONGZHU");
  static final Correspondents PLAIN = new Correspondents(new Parties(Map.of()), HENGYUE, JIAXIN);
  static final Correspondents TO_THE_HUB = new Correspondents(new Parties(Map.of()), HENGYUE, null);

  static Correspondents speaking(String dialect) {
    return new Correspondents(new Parties(Map.of(JIAXIN, dialect)), HENGYUE, JIAXIN);
  }

  @Override
  public Optional<PartyCode> party(String id, String qualifier) {
    return List.of(HENGYUE, JIAXIN, HONGZHU).stream()
        .filter(it -> it.value().equals(id))
        .findFirst();
  }

  @Override
  public Optional<Site> site(PartyCode party, String id) {
    return Optional.empty();
  }

  @Override
  public Optional<Profile> profile(Partnership partnership) {
    return Optional.of(profile(dialects.get(partnership.supplier())));
  }

  private static Profile profile(@Nullable String dialect) {
    Profile plain = Profile.PLAIN;
    return new Profile(
        plain.unknownPart(),
        plain.acknowledgement(),
        true,
        false,
        false,
        null,
        dialect,
        null,
        null);
  }

  @Override
  public Optional<String> charset(PartyCode sender) {
    return Optional.empty();
  }

  @Override
  public List<Profile> profiles(PartyCode party) {
    return List.of();
  }

  /** Creates a meaning that identifies its message. */
  static Meaning found(ReadMessage message) {
    var text = new Text(message.segments().toString(), "");
    return new Meaning(
        null,
        List.of(),
        List.of(new Fault(1, null, null, FaultCode.MEANING_UNKNOWN, Severity.NOTE, 0, text)));
  }

  static byte[] delfor(String document) {
    return Samples.message(
            "DELFOR:D:97A:UN", "BGM+241+" + document + "+5", "DTM+137:202611240600:203", "GIS+37")
        .getBytes(ISO_8859_1);
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
