package weft.deploy.answers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.deploy.reception.SmallHub;
import weft.desk.DeskCommand.Ask;
import weft.event.PartnersCommand;
import weft.interchange.InterchangeOutcome;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.promise.Promise;
import weft.scheduling.Commitment;
import weft.scheduling.DeliveryScheduleCommand.CommitCallOffs;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/** The commitments of JIAXIN that the hub returns to LINGYUN, which wants a DELFOR. */
@Beside("own")
class ScheduleAnswersTest {
  private static final PartyCode LINGYUN = new PartyCode("LINGYUN");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final LocalDate TUESDAY = LocalDate.of(2027, 1, 12);
  private static final LocalDate THURSDAY = LocalDate.of(2027, 1, 14);
  private static SmallHub hub;

  @BeforeAll
  static void opens() {
    hub = new SmallHub();
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  private static DeliveryScheduleId schedule(String part) {
    return new DeliveryScheduleId(LINGYUN, JIAXIN, "WERK1", part, null, null);
  }

  private static void release(String part, String number) {
    String delfor =
        ("UNB+UNOC:3+LINGYUN:ZZ+WEFT:ZZ+261124:0640+%1$s-%2$s'UNH+1+DELFOR:D:97A:UN'"
                + "BGM+241+%2$s+5'DTM+137:2026112406%2$s:203'NAD+BY+LINGYUN::92'"
                + "NAD+SU+JIAXIN::92'GIS+37'NAD+ST+WERK1::92'LIN+1++%1$s:IN'SCC+1++D'"
                + "QTY+113:120:PCE'DTM+2:20270112:102'SCC+1++D'QTY+113:80:PCE'"
                + "DTM+2:20270114:102'UNT+15+1'UNZ+1+%1$s-%2$s'")
            .formatted(part, number);
    assertThat(hub.apply(delfor.getBytes(ISO_8859_1), "LINGYUN").outcome())
        .isEqualTo(InterchangeOutcome.ACCEPTED);
  }

  private static void ask(PartyCode actor, PartnersCommand command) {
    String stream = command.stream();
    int version =
        hub.history().streams().read(Set.of(stream)).getOrDefault(stream, List.of()).size();
    hub.counter()
        .ask(new Ask(SmallHub.provenance(actor, command.partnership()), null, version, command));
  }

  private static void commit(String part, String release, LocalDate due, int quantity) {
    var promise = List.of(new Promise(due, Quantity.of(quantity)));
    var commitment = new Commitment(due, 0, Quantity.ZERO, promise, null, null);
    ask(JIAXIN, new CommitCallOffs(schedule(part), release, List.of(commitment)));
  }

  private static List<String> answers(String part, int count) throws InterruptedException {
    return answers("DELFOR", "LIN+1++" + part + ":IN'", count);
  }

  /** The answers with content, oldest first; waits until there are this many. */
  private static List<String> answers(String type, String saying, int count)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    List<String> found;
    do {
      TimeUnit.MILLISECONDS.sleep(20);
      found =
          hub
              .admin()
              .sql("select bytes from weft.outbox where message_type = ? order by outbox_no")
              .param(type)
              .query((row, _) -> new String(row.getBytes("bytes"), ISO_8859_1))
              .list()
              .stream()
              .filter(it -> it.contains(saying))
              .toList();
    } while (found.size() < count && System.nanoTime() < end);
    return found;
  }

  @Test
  void each_answer_says_all_that_was_promised_of_the_release_in_force() throws Exception {
    release("A-1", "01");
    commit("A-1", "01", TUESDAY, 120);
    commit("A-1", "01", THURSDAY, 80);
    release("A-1", "02");
    commit("A-1", "02", THURSDAY, 80);
    List<String> answers = answers("A-1", 3);
    assertThat(answers).hasSize(3);
    assertThat(answers.get(0))
        .contains("+9+AD'", "RFF+AAN:01'", "QTY+113:120:")
        .doesNotContain(":80:");
    assertThat(answers.get(1)).contains("+5+AD'", "RFF+AAN:01'", "QTY+113:120:", "QTY+113:80:");
    assertThat(answers.get(2))
        .contains("+9+AD'", "RFF+AAN:02'", "QTY+113:80:")
        .doesNotContain("QTY+113:120:");
    assertThat(
            hub.admin()
                .sql(
                    "select distinct state || ' ' || sender || ' ' || receiver from weft.outbox"
                        + " where message_type = 'DELFOR'")
                .query(String.class)
                .list())
        .containsExactly("waiting JIAXIN LINGYUN");
  }

  @Test
  void an_830_is_answered_by_an_830() throws Exception {
    String set =
        "ISA*00*          *00*          *ZZ*LINGYUN        *ZZ*WEFT           *261124*0640*U*00401"
            + "*000000831*0*P*>~GS*PS*LINGYUN*WEFT*20261124*0640*831*X*004010~ST*830*0001~"
            + "BFR*05**41*DL*A*20270111**20261124~N1*SU**92*JIAXIN~N1*ST**92*WERK1~"
            + "LIN*1*BP*X-1~UIT*EA~FST*120*C*D*20270112~SE*8*0001~GE*1*831~IEA*1*000000831~";
    assertThat(hub.apply(set.getBytes(ISO_8859_1), "LINGYUN").outcome())
        .isEqualTo(InterchangeOutcome.ACCEPTED);
    commit("X-1", "41", TUESDAY, 120);
    assertThat(answers("830", "LIN*1*BP*X-1~", 1))
        .singleElement()
        .asString()
        .contains("GS*PS*WEFT*LINGYUN*", "*41*DL*A*", "FST*120*C*D*20270112~");
  }

  @Test
  void of_a_ledger_only_lines_of_the_forecast_are_answered_by_EDI() throws Exception {
    release("J-1", "01");
    String deljit =
        "UNB+UNOC:3+LINGYUN:ZZ+WEFT:ZZ+261124:0640+J-1-J'UNH+1+DELJIT:D:97A:UN'BGM+242+5+9'"
            + "DTM+137:202611241600:203'NAD+BY+LINGYUN::92'NAD+SU+JIAXIN::92'NAD+ST+WERK1::92'"
            + "SEQ+1'LIN+1++J-1:IN'QTY+1:110:PCE'SCC+1'DTM+2:202701120600:203'UNT+12+1'"
            + "UNZ+1+J-1-J'";
    assertThat(hub.apply(deljit.getBytes(ISO_8859_1), "LINGYUN").outcome())
        .isEqualTo(InterchangeOutcome.ACCEPTED);
    commit("J-1", "5", TUESDAY, 110);
    commit("J-1", "5", THURSDAY, 80);
    assertThat(answers("J-1", 1))
        .singleElement()
        .asString()
        .contains("+9+AD'", "RFF+AAN:01'", "QTY+113:80:")
        .doesNotContain("QTY+113:110:");
  }

  @Test
  void what_the_supplier_answers_by_its_own_DELFOR_goes_to_the_buyer_in_the_words_it_released_in()
      throws Exception {
    release("D-1", "01");
    String own =
        "UNB+UNOC:3+JIAXIN:ZZ+WEFT:ZZ+261125:0640+D-1-A'UNH+1+DELFOR:D:96A:UN'BGM+241+D-1-A+9'"
            + "DTM+137:20261125:102'NAD+BY+LINGYUN::92'NAD+SU+JIAXIN::92'UNS+D'NAD+CN+WERK1::92'"
            + "LIN+1++D-1:IN'FTX+AAI+++capacity?: lathe 3 is down'RFF+AAN:01'QTY+113:110:PCE'"
            + "SCC+1++D'DTM+69:20270112:102'QTY+113:90:PCE'SCC+1++D'DTM+69:20270114:102'UNS+S'"
            + "UNT+18+1'UNZ+1+D-1-A'";
    var applied = hub.apply(own.getBytes(ISO_8859_1), "JIAXIN");
    assertThat(applied.outcome()).as(applied.toString()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(answers("D-1", 1))
        .singleElement()
        .asString()
        .contains("DELFOR:D:97A:UN'", "+9+AC'", "FTX+AAI+++capacity?: lathe 3 is down'")
        .contains("QTY+113:110:PCE'DTM+69:20270112:102'", "QTY+113:10:PCE'DTM+69:20270114:102'")
        .contains("QTY+113:80:PCE'DTM+69:20270114:102'");
  }

  @Test
  void what_was_not_released_by_EDI_is_not_answered_by_EDI() throws Exception {
    var line =
        new ScheduleLine(
            TUESDAY,
            0,
            null,
            DateKind.DELIVERY,
            Bucket.DAY,
            Firmness.FIRM,
            Quantity.of(120),
            null,
            null);
    var forecast =
        new Forecast(
            new Release("01", LocalDateTime.of(2026, 11, 24, 6, 40)),
            null,
            null,
            "PCE",
            null,
            Received.UNKNOWN,
            List.of(line));
    ask(LINGYUN, new ReleaseForecast(schedule("B-1"), forecast));
    commit("B-1", "01", TUESDAY, 120);
    // Answers are written in the order of the commitments.
    release("B-2", "01");
    commit("B-2", "01", TUESDAY, 120);
    assertThat(answers("B-2", 1)).hasSize(1);
    assertThat(answers("B-1", 0)).isEmpty();
  }
}
