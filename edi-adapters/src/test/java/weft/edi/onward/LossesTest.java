package weft.edi.onward;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import weft.document.BusinessDocument;
import weft.edi.demand.Demand;
import weft.edi.demand.DemandWriter;
import weft.edi.document.DocumentWriter;
import weft.edi.document.StatedDocument;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.Village;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.outbox.LostStatement;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.UnreadContent;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.EnvelopeParty;
import weft.edi.reader.text.ReaderOptions;
import weft.event.StreamCommand;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.party.EdiRules.Outbound;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;

/**
 * The hub reports the content that a forwarded message loses, and the documentation lists the same
 * losses.
 */
class LossesTest {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final Partnership BOTH = new Partnership(HENGYUE, JIAXIN);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final Path SAMPLES = Path.of("../deploy/samples");
  private static final Path DOCS = Path.of("../docs/messages/documents.md");

  /**
   * A forecast with everything that a DELFOR may state and the hub keeps, and some data that the
   * hub does not keep.
   */
  private static final String DELFOR =
      edifact(
          "DELFOR:D:97A:UN",
          "BGM+241+70+5",
          "DTM+137:202611240615:203",
          "DTM+158:20261124:102",
          "DTM+159:20270124:102",
          "NAD+BY+HENGYUE::92++Hengyue Heavy Industry",
          "NAD+SU+JIAXIN::92",
          "GIS+37",
          "NAD+ST+P2::92++Plant two",
          "CTA+IC+:ZM",
          "COM+ZM@EXAMPLE.COM:EM",
          "LIN+1++HY-1:IN",
          "PIA+1+JX-1:SA",
          "IMD+F++:::Boom head",
          "MEA+PD+AAA+KGM:12.5",
          "LOC+11+DOCK-3",
          "LOC+159+LINE 4",
          "FTX+AAI+++Pack in dunnage 12",
          "RFF+ON:4711",
          "RFF+CR:OUR-1",
          "QTY+70:100:PCE",
          "DTM+51:20260101:102",
          "DTM+52:20261120:102",
          "QTY+48:10:PCE",
          "DTM+50:20261119:102",
          "RFF+AAK:LS-1",
          "SCC+1++D",
          "QTY+113:40:PCE",
          "DTM+2:20261201:102",
          "QTY+3:145:PCE",
          "DTM+2:20261201:102",
          "SCC+4++W",
          "QTY+113:60:PCE",
          "DTM+2:20261207:102",
          "QTY+113:0:PCE",
          "DTM+2:20261214:102");

  private static final String ORDERS =
      edifact(
          "ORDERS:D:96A:UN",
          "BGM+220+4500000001+9",
          "DTM+137:20261124:102",
          "FTX+AAI+++Deliver before noon",
          "NAD+BY+HENGYUE::92++Hengyue Heavy Industry",
          "NAD+SU+JIAXIN::92",
          "NAD+ST+PLANT2::92",
          "CTA+OC+:ZM",
          "TAX+7+VAT+++:::13",
          "CUX+2:CNY:9",
          "PAT+22++5:3:D:30",
          "PCD+12:2",
          "TOD+6+CC+DAP::4:Changsha",
          "LIN+10++HY-1:IN",
          "PIA+1+JX-1:SA",
          "IMD+F++:::Boom head",
          "QTY+21:24:PCE",
          "DTM+2:20261215:102",
          "FTX+AAI+++With certificate 3.1",
          "PRI+AAA:12.5",
          "UNS+S",
          "CNT+2:1");

  private static String edifact(String type, String... segments) {
    return "UNB+UNOC:3+HENGYUE:ZZ+JIAXIN:ZZ+261124:0800+I1'UNH+1+"
        + type
        + "'"
        + String.join("'", segments)
        + "'UNT+"
        + (segments.length + 2)
        + "+1'UNZ+1+I1'";
  }

  private static Outbound rule(String message, String release) {
    return new Outbound(message, release, null, null, null, null, null);
  }

  private static Envelope envelope(Outbound rule, PartyCode from, PartyCode to) {
    boolean vda = rule.message().startsWith("49");
    return new OnwardAddresses(
            new EnvelopeParty(from.value(), vda ? rule.message() : "ZZ"),
            new EnvelopeParty(to.value(), vda ? rule.message() : "ZZ"),
            false)
        .envelope(rule, "00000007", DAY.atTime(9, 30), null);
  }

  /** As the reaction does it: reads, interprets, writes and reads back. */
  private static List<LostStatement> lost(byte[] sent, Outbound rule) {
    ReadMessage message = EdiReader.read(sent).messages().getFirst();
    boolean ofBuyer = Meanings.sender(message.type()) == weft.party.Side.BUYER;
    PartyCode from = ofBuyer ? HENGYUE : JIAXIN;
    PartyCode to = ofBuyer ? JIAXIN : HENGYUE;
    UnreadContent.note(message);
    Meaning meaning = Meanings.of(message, new Correspondents(Village.PLAIN, from, to));
    assertThat(meaning.commands().isEmpty() && meaning.document() == null)
        .as(message.type() + meaning.faults())
        .isFalse();
    Envelope ours = envelope(rule, from, to);
    byte[] written = written(meaning, rule, from, ours);
    var options = ReaderOptions.STANDARD.withCharset(ours.charset());
    var back = new Correspondents(new AsNamed(BOTH), from, to);
    List<Meaning> meant =
        EdiReader.read(written, options).messages().stream()
            .map(it -> Meanings.of(it, back))
            .toList();
    List<LostStatement> all = new ArrayList<>(Losses.unread(message));
    all.addAll(Losses.unsaid(meaning, meant));
    return all;
  }

  private static byte[] written(Meaning meaning, Outbound rule, PartyCode from, Envelope ours) {
    BusinessDocument document = meaning.document();
    if (DemandWriter.asked(rule.message()) == null)
      return DocumentWriter.write(
          new StatedDocument(requireNonNull(document), from, DAY, TheirNames.OURS), rule, ours);
    List<Object> events = meaning.commands().stream().map(LossesTest::event).toList();
    return DemandWriter.write(new Demand(BOTH, events, DAY, TheirNames.OURS), rule, ours);
  }

  private static Object event(StreamCommand command) {
    return switch (command) {
      case ReleaseForecast it ->
          new ForecastReleased(it.schedule(), it.forecast(), null, null, null, null, null);
      case ReleaseCallOff it -> new CallOffReleased(it.schedule(), it.callOff(), null, null, null);
      case PlaceOrder it -> new OrderPlaced(it.order(), it.placed().supplier(), it.placed());
      default -> throw new IllegalArgumentException(command.toString());
    };
  }

  private static List<String> places(List<LostStatement> lost) {
    return lost.stream().filter(it -> it.place() != null).map(LostStatement::place).toList();
  }

  private static Set<String> words(List<LostStatement> lost) {
    Set<String> words = new LinkedHashSet<>();
    lost.stream().filter(it -> it.place() == null).forEach(it -> words.add(it.text().en()));
    return words;
  }

  @Test
  void what_the_hub_does_not_read_of_a_message_is_named_by_its_place() {
    List<LostStatement> lost = lost(DELFOR.getBytes(ISO_8859_1), rule("DELFOR", "D04A"));
    assertThat(places(lost))
        .containsExactly(
            "NAD BY C080.3036", "NAD ST C080.3036", "CTA IC", "COM", "MEA PD", "RFF CR");
    assertThat(words(lost)).isEmpty();
    LostStatement name = lost.getFirst();
    assertThat(name.segment()).isEqualTo(7);
    assertThat(name.text().zh()).isNotEqualTo(name.text().en());
  }

  @Test
  void what_the_message_agreed_upon_has_no_words_for_is_named() {
    byte[] sent = DELFOR.getBytes(ISO_8859_1);
    assertThat(words(lost(sent, rule("4905", "02"))))
        .contains("time of issue", "description of a part", "cumulative beside a quantity");
  }

  private static byte[] sample(String name) {
    try {
      // VDA has three characters for a plant, and eight for a number; X12 no megapascal.
      String text = Files.readString(SAMPLES.resolve(name), ISO_8859_1);
      return text.replace("PLANT", "P")
          .replace("LS-99850A", "99850")
          .replace("MPA", "KGM")
          .getBytes(ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns each message with the messages that it is forwarded as. */
  private static Map<byte[], List<Outbound>> tried() {
    Map<byte[], List<Outbound>> all = new LinkedHashMap<>();
    all.put(
        DELFOR.getBytes(ISO_8859_1),
        List.of(rule("DELFOR", "D97A"), rule("830", "004010"), rule("4905", "02")));
    all.put(
        sample("call-off-deljit-d97a-hengyue-jiaxin.edi"),
        List.of(rule("DELJIT", "D97A"), rule("862", "004010"), rule("4915", "02")));
    all.put(ORDERS.getBytes(ISO_8859_1), List.of(rule("ORDERS", "D96A"), rule("850", "004010")));
    all.put(
        sample("despatch-desadv-d07a-packed-jiaxin-hengyue.edi"),
        List.of(rule("DESADV", "D07A"), rule("856", "004010"), rule("4913", "02")));
    all.put(
        sample("receipt-recadv-d96a-hengyue-jiaxin.edi"),
        List.of(rule("RECADV", "D96A"), rule("861", "004010")));
    all.put(
        sample("invoice-invoic-d96a-jiaxin-hengyue.edi"),
        List.of(rule("INVOIC", "D96A"), rule("810", "004010")));
    all.put(
        sample("stock-invrpt-d96a-jiaxin-hengyue.edi"),
        List.of(rule("INVRPT", "D96A"), rule("846", "004010")));
    all.put(
        sample("test-results-qality-d96a-jiaxin-hengyue.edi"),
        List.of(rule("QALITY", "D96A"), rule("863", "004010")));
    return all;
  }

  /** One line of the table for each written message. */
  @Test
  void the_docs_say_what_each_message_has_no_words_for() throws IOException {
    Map<String, String> said = new TreeMap<>();
    tried()
        .forEach(
            (sent, rules) ->
                rules.forEach(
                    it -> said.put(it.message(), String.join(", ", words(lost(sent, it))))));
    List<String> rows =
        said.entrySet().stream()
            .map(
                it ->
                    "| "
                        + it.getKey()
                        + " | "
                        + (it.getValue().isEmpty() ? "-" : it.getValue())
                        + " |")
            .toList();
    List<String> docs = Arrays.asList(Files.readString(DOCS, UTF_8).split("\n", -1));
    assertThat(docs).as(String.join("\n", rows)).containsAll(rows);
  }

  @Test
  void every_word_that_may_be_lost_is_in_the_docs_in_both_languages_of_the_hub()
      throws IOException {
    String docs = Files.readString(DOCS, UTF_8);
    for (var it : Losses.words()) {
      assertThat(docs).contains(it.en());
      assertThat(it.zh()).isNotBlank();
    }
  }
}
