package weft.deploy.reception.schedule;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.deploy.SampleFiles;
import weft.deploy.reception.SmallHub;
import weft.edi.InterchangeResult;
import weft.edi.expected.AlertRow;
import weft.edi.profile.Rules;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeOutcome;
import weft.interchange.Severity;
import weft.party.EdiRules;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.Profile.Acknowledgement;

/** The content of the answer to an accepted release or call-off. */
class TakenReleasesTest {
  private static SmallHub hub;

  @BeforeAll
  static void learns() {
    hub = new SmallHub();
    hub.agree(
        new Partnership(new PartyCode("HENGYUE"), new PartyCode("JIAXIN")),
        Rules.agreed()
            .sites(List.of(new EdiRules.Alias("P2", "PLANT2")))
            .profile(Acknowledgement.NEVER));
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  /**
   * A shipped sample, its later release with one firm quantity cut, and the place of its item.
   *
   * @param later pairs: a text of the sample, and its replacement in the later release
   */
  private record Standard(int number, String sample, String tag, List<String> later) {
    String first(String part) {
      return SampleFiles.bytes(sample).replace("HY-30250", part).replace("HY-24090", part);
    }

    String next(String part) {
      String text = first(part);
      for (int i = 0; i < later.size(); i += 2) {
        assertThat(text).contains(later.get(i));
        text = text.replace(later.get(i), later.get(i + 1));
      }
      return text;
    }

    @Override
    public String toString() {
      return sample;
    }
  }

  static Stream<Standard> standards() {
    return Stream.of(
        new Standard(
            11,
            "delfor-d97a-hengyue-jiaxin.edi",
            "LIN",
            List.of(
                "SAMPLE-1",
                "LATER-1",
                "BGM+241+90",
                "BGM+241+91",
                "AAN:90",
                "AAN:91",
                "DTM+137:202611240600",
                "DTM+137:202611250600",
                "QTY+113:40:PCE'\nDTM+2:20261203",
                "QTY+113:10:PCE'\nDTM+2:20261203")),
        new Standard(
            12,
            "forecast-x12-830-hengyue-jiaxin.x12",
            "LIN",
            List.of(
                "000000901",
                "000000902",
                "F2026-48*12",
                "F2026-49*13",
                "*20261124~\nN1*BY",
                "*20261125~\nN1*BY",
                "FST*24*C",
                "FST*4*C")),
        new Standard(
            13,
            "call-off-x12-862-hengyue-jiaxin.x12",
            "LIN",
            List.of(
                "000000903",
                "000000904",
                "S2026-481*20261127",
                "S2026-482*20261128",
                "FST*24*C*D*20261203~\nJIT*24*0600~",
                "FST*4*C*D*20261203~\nJIT*4*0600~")),
        new Standard(
            14,
            "forecast-vda-4905-hengyue-jiaxin.vda",
            "512",
            List.of(
                "0090000901",
                "0090100902",
                "000000013261124000000012261117",
                "000000014261125000000013261124",
                "261203000000024",
                "261203000000004")),
        new Standard(
            15,
            "forecast-idoc-delfor02-hengyue-jiaxin.xml",
            "E1EDP10",
            List.of(
                "0000000000000902",
                "0000000000000903",
                "<LABNK>0000000012",
                "<LABNK>0000000013",
                "<ABRDT>20261124",
                "<ABRDT>20261125",
                "<WMENG>24.000",
                "<WMENG>4.000")));
  }

  /** As long as the original, because VDA has fixed columns. */
  private static final String CUT = "HY-CUT01";

  private static final String LATE = "HY-LAT01";

  private static InterchangeResult apply(String text) {
    return hub.apply(text.getBytes(ISO_8859_1), "HENGYUE");
  }

  private static List<Fault> notes(InterchangeResult answer, FaultCode code) {
    assertThat(answer.outcome()).as(answer.toString()).isEqualTo(InterchangeOutcome.ACCEPTED);
    return answer.messages().getFirst().faults().stream().filter(it -> it.code() == code).toList();
  }

  @ParameterizedTest
  @MethodSource("standards")
  void a_firm_quantity_that_is_cut_is_noted_at_its_item_and_the_supplier_is_warned(Standard it)
      throws InterruptedException {
    String part = CUT.replace("01", String.valueOf(it.number()));
    assertThat(notes(apply(it.first(part)), FaultCode.FIRM_CUT)).isEmpty();
    InterchangeResult cut = apply(it.next(part));
    assertThat(notes(cut, FaultCode.FIRM_CUT))
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.severity()).isEqualTo(Severity.NOTE);
              assertThat(note.tag()).isEqualTo(it.tag());
              assertThat(note.text().en()).contains(part, "first on 2026-12-03");
              assertThat(note.text().zh()).contains(part, "锁定需求减少");
            });
    AlertRow warning = warned(String.valueOf(cut.id()));
    assertThat(warning.concern()).isEqualTo("JIAXIN");
    assertThat(warning.isEndedBy("JIAXIN")).isTrue();
    assertThat(warning.isEndedBy("HENGYUE")).isFalse();
    assertThat(warning.text().en()).startsWith("Message 1 in ").endsWith("reduces firm demand.");
  }

  private static AlertRow warned(String interchange) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (true) {
      for (AlertRow it : hub.alerts("JIAXIN"))
        if (interchange.equals(it.interchange()) && it.kind().equals("firm-cut")) return it;
      assertThat(System.nanoTime()).as("no warning").isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  @ParameterizedTest
  @MethodSource("standards")
  void a_late_release_says_so_in_its_answer_where_its_item_stands(Standard it) {
    String part = LATE.replace("01", String.valueOf(it.number()));
    // references other than the other test's, with the same column widths
    String newer =
        it.next(part)
            .replace("LATER-1", "LATER-2")
            .replace("0090100902", "0080100802")
            .replace("0009", "0008");
    String older =
        it.first(part)
            .replace("SAMPLE-1", "SAMPLE-2")
            .replace("0090000901", "0080000801")
            .replace("0009", "0008");
    assertThat(notes(apply(newer), FaultCode.RELEASE_LATE)).isEmpty();
    InterchangeResult late = apply(older);
    assertThat(notes(late, FaultCode.RELEASE_LATE))
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.severity()).isEqualTo(Severity.NOTE);
              assertThat(note.tag()).isEqualTo(it.tag());
              assertThat(note.text().en())
                  .contains(part, "is older than", "it was kept but not applied");
            });
    assertThat(hub.alerts("JIAXIN"))
        .noneMatch(
            row ->
                String.valueOf(late.id()).equals(row.interchange())
                    && row.kind().equals("firm-cut"));
  }

  @Test
  void a_day_that_a_call_off_parts_among_times_and_raises_is_no_cut() {
    String part = "TR-TIMES";
    apply(standards().findFirst().orElseThrow().first(part).replace("SAMPLE-1", "TR-T1"));
    InterchangeResult times =
        apply(
            SampleFiles.bytes("call-off-deljit-d97a-hengyue-jiaxin.edi")
                .replace("HY-24090", part)
                .replace("SAMPLE-3", "TR-T2")
                .replace("QTY+1:16", "QTY+1:18"));
    assertThat(notes(times, FaultCode.FIRM_CUT)).as(times.toString()).isEmpty();
  }

  @Test
  void what_was_received_is_no_cut() {
    Standard edifact = standards().findFirst().orElseThrow();
    apply(edifact.first("TR-RECEIVED").replace("SAMPLE-1", "TR-1"));
    InterchangeResult next =
        apply(
            edifact
                .next("TR-RECEIVED")
                .replace("LATER-1", "TR-2")
                .replace("QTY+70:1200", "QTY+70:1270"));
    // 40 of the first and 30 of the second day came; the remaining 10 were requested before
    assertThat(notes(next, FaultCode.FIRM_CUT)).as(next.toString()).isEmpty();
  }
}
