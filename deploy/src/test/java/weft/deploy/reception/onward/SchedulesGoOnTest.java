package weft.deploy.reception.onward;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.database.Beside;
import weft.deploy.SampleFiles;
import weft.deploy.reception.SmallHub;
import weft.deploy.reception.schedule.StatedSchedule;
import weft.edi.InterchangeResult;
import weft.edi.demand.WhenMessageAppliedThenWriteToSupplier;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.words.Correspondents;
import weft.edi.outbox.OutgoingRow;
import weft.edi.profile.Rules;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reception.inbox.ForeignSender;
import weft.event.StreamCommand;
import weft.interchange.MessageResult.Outcome;
import weft.measure.Quantity;
import weft.party.EdiRules.Alias;
import weft.party.PartyCode;
import weft.party.Profile.UnknownPart;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ScheduleLine;

/** A buyer's schedule reaches its supplier in the standard that they agreed on. */
@Beside
class SchedulesGoOnTest {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final String DELFOR = "delfor-d97a-hengyue-jiaxin.edi";

  private final GoingOn going =
      new GoingOn(
          it -> new WhenMessageAppliedThenWriteToSupplier(it.answering(), it.history().appends()));
  private final SmallHub hub = going.hub;

  @AfterEach
  void close() {
    hub.close();
  }

  private void agree(UnknownPart unknown, String message, String release) {
    var rule = GoingOn.rule(message, release);
    var rules = Rules.agreed().acknowledgementHours(24).outbound(List.of(rule)).rules();
    going.agree("HENGYUE", "JIAXIN", unknown, rules);
  }

  /** The messages written to the supplier, after all events were given to the reaction again. */
  private List<OutgoingRow> sent(String type) {
    going.again();
    return hub.sent("JIAXIN", type);
  }

  private ReadInterchange written(String type, InterchangeResult of) throws InterruptedException {
    String written = hub.written(type, String.valueOf(of.id()));
    assertThat(written).startsWith("waiting ");
    ReadInterchange read =
        EdiReader.read(written.substring("waiting ".length()).getBytes(ISO_8859_1));
    assertThat(read.allFaults()).as(written).isEmpty();
    return read;
  }

  /** The forwarded message as the supplier's system reads it. */
  private List<StreamCommand> understood(ReadMessage message) {
    var meaning =
        requireNonNull(Meanings.BY_TYPE.get(message.type()))
            .toCommands(message, new Correspondents(hub.directory(), HENGYUE, JIAXIN));
    assertThat(meaning.faults()).isEmpty();
    assertThat(meaning.commands()).isNotEmpty();
    return meaning.commands();
  }

  private void assertSame(ReadInterchange written) {
    for (ReadMessage message : written.messages())
      for (StreamCommand it : understood(message))
        assertThat(StatedSchedule.of(it))
            .isEqualTo(StatedSchedule.of(hub.events(it.stream()).getLast()));
  }

  /** The sample's backlog is due on the day of its call-off, because it has no other date. */
  @Test
  void backlog_of_a_4905_arrives_as_backlog_in_an_830() throws Exception {
    agree(UnknownPart.LEARN, "830", "004010");
    InterchangeResult came =
        going.apply(SampleFiles.bytes("forecast-vda-4905-hengyue-jiaxin.vda"), "HENGYUE");
    var again = (ReleaseForecast) understood(written("830", came).messages().getFirst()).getFirst();
    var stated = (ForecastReleased) hub.events(again.stream()).getLast();
    assertThat(owed(stated.forecast())).hasSize(1).isEqualTo(owed(again.forecast()));
  }

  private static List<Quantity> owed(Forecast it) {
    return it.lines().stream()
        .filter(line -> line.firmness() == Firmness.BACKLOG)
        .map(ScheduleLine::quantity)
        .toList();
  }

  @ParameterizedTest(name = "{0} as {1} {2}")
  @CsvSource({
    "delfor-d97a-hengyue-jiaxin.edi, 830, 004010",
    "delfor-d97a-hengyue-jiaxin.edi, DELFOR, D04A",
    "forecast-x12-830-hengyue-jiaxin.x12, DELFOR, D97A",
    "forecast-x12-830-hengyue-jiaxin.x12, 830, 003060",
    "forecast-vda-4905-hengyue-jiaxin.vda, DELFOR, D96A",
    "forecast-vda-4905-hengyue-jiaxin.vda, 4905, 02",
    "forecast-idoc-delfor02-hengyue-jiaxin.xml, DELFOR, D01B",
    "forecast-idoc-delfor02-hengyue-jiaxin.xml, 830, 005010",
    "call-off-deljit-d97a-hengyue-jiaxin.edi, 862, 004010",
    "call-off-deljit-d97a-hengyue-jiaxin.edi, DELJIT, D10A",
    "call-off-x12-862-hengyue-jiaxin.x12, DELJIT, D97A"
  })
  void what_was_asked_for_arrives_the_same(String file, String message, String release)
      throws Exception {
    agree(UnknownPart.LEARN, message, release);
    InterchangeResult result = going.apply(SampleFiles.bytes(file), "HENGYUE");
    assertThat(result.messages()).allMatch(it -> it.outcome() == Outcome.APPLIED);
    assertSame(written(message, result));

    assertThat(going.apply(SampleFiles.bytes(file), "HENGYUE").duplicate()).isTrue();
    assertThat(sent(message))
        .singleElement()
        .satisfies(it -> assertThat(it.sender()).isEqualTo("HENGYUE"))
        .satisfies(it -> assertThat(it.receiver()).isEqualTo("JIAXIN"));
    for (String other : List.of("LINGYUN", "HONGZHU", "DINGCHENG"))
      assertThat(hub.sent(other, "")).as(other).isEmpty();
  }

  private static String release(String number, String issued, String quantity) {
    return SampleFiles.bytes(DELFOR)
        .replace("SAMPLE-1", "REF-" + number + quantity)
        .replace("BGM+241+90", "BGM+241+" + number)
        .replace("RFF+AAN:90", "RFF+AAN:" + number)
        .replace("202611240600", issued + "0600")
        .replace("QTY+113:600", "QTY+113:" + quantity);
  }

  @Test
  void what_came_too_late_or_contradicts_does_not_go_on() throws Exception {
    agree(UnknownPart.LEARN, "830", "004010");
    InterchangeResult first = going.apply(release("90", "20261124", "600"), "HENGYUE");
    written("830", first);
    InterchangeResult late = going.apply(release("89", "20261123", "500"), "HENGYUE");
    assertThat(late.messages().getFirst().outcome()).isEqualTo(Outcome.APPLIED);
    InterchangeResult reused = going.apply(release("90", "20261124", "700"), "HENGYUE");
    assertThat(reused.messages().getFirst().outcome()).isEqualTo(Outcome.CONTRADICTED);
    assertThat(sent("830")).hasSize(1);
    InterchangeResult next = going.apply(release("91", "20261125", "500"), "HENGYUE");
    assertSame(written("830", next));
    assertThat(sent("830")).hasSize(2);
  }

  @Test
  void what_was_held_goes_on_when_it_is_applied() throws Exception {
    agree(UnknownPart.HOLD, "830", "004010");
    InterchangeResult result = going.apply(SampleFiles.bytes(DELFOR), "HENGYUE");
    assertThat(result.messages().getFirst().outcome()).isEqualTo(Outcome.HELD);
    assertThat(sent("830")).isEmpty();
    agree(UnknownPart.LEARN, "830", "004010");
    assertSame(written("830", result));
    assertThat(sent("830")).hasSize(1);
  }

  @Test
  void a_rule_agreed_on_afterwards_sends_nothing_of_the_past() throws Exception {
    agree(UnknownPart.LEARN, "862", "004010");
    going.apply(SampleFiles.bytes(DELFOR), "HENGYUE");
    agree(UnknownPart.LEARN, "830", "004010");
    assertThat(going.apply(SampleFiles.bytes(DELFOR), "HENGYUE").duplicate()).isTrue();
    assertThat(sent("")).isEmpty();
  }

  @Test
  void only_what_the_buyer_itself_says_goes_on() throws Exception {
    agree(UnknownPart.LEARN, "830", "004010");
    for (String party : List.of("JIAXIN", "LINGYUN"))
      assertThatExceptionOfType(ForeignSender.class)
          .as("in the buyer's name, by " + party)
          .isThrownBy(() -> going.apply(SampleFiles.bytes(DELFOR), party));
    for (String party : List.of("JIAXIN", "LINGYUN")) {
      InterchangeResult named =
          going.apply(
              SampleFiles.bytes(DELFOR).replace("UNOC:3+HENGYUE", "UNOC:3+" + party), party);
      assertThat(named.messages().getFirst().outcome()).isEqualTo(Outcome.REJECTED);
    }
    InterchangeResult reversed =
        going.apply(
            SampleFiles.bytes(DELFOR)
                .replace("HENGYUE", "x")
                .replace("JIAXIN", "HENGYUE")
                .replace("x", "JIAXIN")
                .replace("SAMPLE-1", "SAMPLE-R"),
            "JIAXIN");
    assertThat(reversed.messages().getFirst().outcome()).isNotEqualTo(Outcome.APPLIED);
    assertThat(sent("")).isEmpty();
    assertThat(hub.sent("HENGYUE", "")).isEmpty();
  }

  @Test
  void transmissions_of_VDA_are_counted_by_recommendation() throws Exception {
    agree(UnknownPart.LEARN, "4905", "02");
    String first = release("90", "20261124", "600").replace("PLANT1", "P2");
    InterchangeResult result = going.apply(first, "HENGYUE");
    assertSame(written("4905", result));
    assertThat(hub.written("4905", String.valueOf(result.id())))
        .startsWith("waiting 51102HENGYUE  JIAXIN   0000000001");
    String second = release("91", "20261125", "700").replace("PLANT1", "P2");
    assertThat(hub.written("4905", String.valueOf(going.apply(second, "HENGYUE").id())))
        .startsWith("waiting 51102HENGYUE  JIAXIN   0000100002");
    assertThat(sent("4905"))
        .extracting(OutgoingRow::reference)
        .containsExactlyInAnyOrder("4905-00001", "4905-00002");
    hub.watch().look();
    assertThat(
            hub.admin()
                .sql(
                    "select distinct acknowledge_hours from weft.outbox where message_type ="
                        + " '4905'")
                .query(Integer.class)
                .list())
        .as("hours to wait for what VDA does not have")
        .containsExactly(0);
    agree(UnknownPart.LEARN, "4915", "02");
    String callOff =
        SampleFiles.bytes("call-off-deljit-d97a-hengyue-jiaxin.edi").replace("PLANT1", "P2");
    InterchangeResult calledOff = going.apply(callOff, "HENGYUE");
    assertThat(hub.written("4915", String.valueOf(calledOff.id())))
        .startsWith("waiting 55102HENGYUE  JIAXIN   0000000001");
    assertSame(written("4915", calledOff));
  }

  @Test
  void a_plant_goes_on_in_VDA_by_the_name_agreed_upon() throws Exception {
    var rules =
        Rules.agreed()
            .outbound(List.of(GoingOn.rule("4905", "02")))
            .sites(List.of(new Alias("P1", "PLANT1")))
            .rules();
    going.agree("HENGYUE", "JIAXIN", UnknownPart.LEARN, rules);
    InterchangeResult result = going.apply(SampleFiles.bytes(DELFOR), "HENGYUE");
    assertThat(hub.written("4905", String.valueOf(result.id()))).contains("\n51201P1 000000090");
    assertSame(written("4905", result));
  }

  @Test
  void what_cannot_be_said_is_kept_as_unwritten_with_its_reason() throws Exception {
    agree(UnknownPart.LEARN, "4905", "02");
    InterchangeResult result = going.apply(SampleFiles.bytes(DELFOR), "HENGYUE");
    assertThat(hub.written("4905", String.valueOf(result.id()))).isEqualTo("unwritten ");
    OutgoingRow row = sent("4905").getFirst();
    assertThat(row.nextAttemptAt()).isNull();
    assertThat(requireNonNull(row.lastError()).en()).contains("PLANT1", "512-03");
  }
}
