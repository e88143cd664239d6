package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Kind;
import weft.edi.mapping.MessagePipeline;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.interchange.FaultCode;
import weft.language.Text;
import weft.party.Channel;
import weft.party.EdiRules;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ScheduleLine;

/**
 * A small directory: two buyers, the first with two plants, and two suppliers.
 *
 * @param dealtIn the parts of earlier messages between the partners; null for all
 */
public record Village(Profile profile, @Nullable Set<String> dealtIn) implements PartyDirectory {
  public Village(Profile profile) {
    this(profile, null);
  }

  /** The pipeline of all messages; made once for all tests, as in a hub. */
  static final MessagePipeline PIPELINE = new MessagePipeline(Meanings.BY_TYPE);

  public static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  public static final PartyCode LINGYUN = new PartyCode("LINGYUN");
  static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  static final PartyCode HONGZHU = new PartyCode("HONGZHU");
  public static final Village PLAIN = new Village(Profile.PLAIN);
  private static final Map<String, PartyCode> GLNS =
      Map.of(
          "6909990000004", HENGYUE,
          "6909990000035", LINGYUN,
          "6909990000059", JIAXIN,
          "6909990000073", HONGZHU);

  private static final Map<String, PartyCode> DUNS =
      Map.of("549900011", HENGYUE, "549900022", JIAXIN);

  /** A setup in which partners agreed these rules, and nothing else. */
  static Village under(EdiRules rules) {
    Profile plain = Profile.PLAIN;
    return new Village(
        new Profile(
            plain.unknownPart(),
            plain.acknowledgement(),
            plain.orderResponse(),
            plain.scheduleResponse(),
            plain.unloadingPoints(),
            plain.charset(),
            plain.dialect(),
            rules,
            null));
  }

  @Override
  public Optional<PartyCode> party(String id, String qualifier) {
    if (List.of("1", "").contains(qualifier) && DUNS.containsKey(id))
      return Optional.of(DUNS.get(id));
    if (List.of("14", "").contains(qualifier) && GLNS.containsKey(id))
      return Optional.of(GLNS.get(id));
    if (qualifier.equals("14")) return Optional.empty();
    return GLNS.values().stream().filter(it -> it.value().equals(id)).findFirst();
  }

  @Override
  public Optional<Site> site(PartyCode party, String id) {
    return Stream.of(
            new Site("PLANT1", new Text("Plant 1", "一号工厂"), "6909990000011"),
            new Site("PLANT2", new Text("Plant 2", "二号工厂"), "6909990000028"))
        .filter(it -> it.code().equals(id) || id.equals(it.gln()))
        .findFirst();
  }

  @Override
  public Set<String> dealtIn(Partnership partnership, Set<String> numbers) {
    return dealtIn == null ? numbers : dealtIn;
  }

  @Override
  public boolean hasSites(PartyCode party) {
    return true;
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

  /** Interprets a message of HENGYUE; the reader must find no fault. */
  Meaning meaning(String type, String release, String body) {
    String[] segments =
        Arrays.stream(body.split("'"))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .toArray(String[]::new);
    String identifier = type + ":" + release.charAt(0) + ":" + release.substring(1) + ":UN";
    ReadMessage read = Samples.read(Samples.message(identifier, segments)).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return meaning(read);
  }

  /** Interprets a message as sent by HENGYUE. */
  public Meaning meaning(ReadMessage read) {
    return meaning(read, HENGYUE);
  }

  /** Interprets a message of any sender. */
  public Meaning meaning(ReadMessage read, PartyCode sender) {
    assertThat(read.acceptable()).isTrue();
    return PIPELINE.map(read, new Correspondents(this, sender, null));
  }

  static Meaning delfor(String release, String body) {
    return PLAIN.meaning("DELFOR", release, body);
  }

  /** A D97A DELFOR of one item of JIAXIN's at PLANT1 with these segments below LIN. */
  static Meaning item(String below) {
    return delfor("D97A", HEAD_D97A + "LIN+1++P1:IN'" + below);
  }

  static final String PARTIES = "DTM+137:202611230600:203'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'";
  static final String HEAD_D97A = "BGM+241+R7+5'" + PARTIES + "GIS+37'NAD+ST+PLANT1::92'";

  public static List<Forecast> forecasts(Meaning meaning) {
    return meaning.commands().stream().map(it -> ((ReleaseForecast) it).forecast()).toList();
  }

  static Forecast forecast(Meaning meaning) {
    assertThat(meaning.faults()).isEmpty();
    return forecasts(meaning).getFirst();
  }

  /** Each line as {@code 2026-12-01 40}. */
  public static List<String> lines(Forecast forecast) {
    return forecast.lines().stream().map(it -> it.due() + " " + it.quantity()).toList();
  }

  static List<String> lines(Meaning meaning) {
    return lines(forecast(meaning));
  }

  static ScheduleLine line(Meaning meaning) {
    return forecast(meaning).lines().getFirst();
  }

  /** Returns the streams of the commands. */
  static List<String> streams(Meaning meaning) {
    return meaning.commands().stream().map(it -> it.stream()).toList();
  }

  public static List<FaultCode> faults(Meaning meaning) {
    return meaning.faults().stream().map(it -> it.code()).toList();
  }

  /**
   * Returns the expected notes of a valid document: only the one about goods in a line without a
   * quantity, if it has such a line.
   */
  public static List<FaultCode> noted(BusinessDocument it) {
    boolean ofGoods = it.kind() == Kind.DESPATCH_ADVICE || it.kind() == Kind.RECEIPT_ADVICE;
    boolean said =
        it.function() == BusinessDocument.Function.CANCELLATION
            || it.lines().stream().allMatch(line -> line.quantity() != null);
    return ofGoods && !said ? List.of(FaultCode.VALUE_MISSING) : List.of();
  }

  /** Returns the faults with their places: code, tag and element. */
  static List<String> places(Meaning meaning) {
    return meaning.faults().stream()
        .map(it -> it.code() + " " + it.tag() + " " + it.element())
        .toList();
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
