package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.imports.FrontDoorFile.delfor;
import static weft.deploy.imports.FrontDoorFile.firm;
import static weft.deploy.imports.FrontDoorFile.item;
import static weft.deploy.imports.FrontDoorFile.x830;
import static weft.deploy.scheduling.LedgerSaid.figures;
import static weft.deploy.scheduling.LedgerSaid.items;

import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.SampleFiles;

/**
 * A cumulative that falls to zero, in each standard as a buyer's system writes it. All lines are
 * open on both sides. Nothing went back, unless the buyer reported a return of just that quantity.
 */
class CountBegunAnewTest extends LedgerPartners {
  private static final String PART_OF_SAMPLE = "HY-30250";
  private final String own = UUID.randomUUID().toString().substring(0, 5);

  /** A release: its number, the cumulative received, and 70 pieces for one day. */
  record Said(String part, int number, int received, String day) {
    /** The format of a day in EDIFACT and X12. */
    String century() {
      return "20" + day;
    }
  }

  enum Standard {
    DELFOR_WITHOUT_A_START(
        it ->
            delfor(
                "" + it.number(),
                "2026112" + it.number(),
                item(
                    it.part(),
                    "QTY+70:" + it.received() + ":PCE'" + firm("70:PCE", it.century())))),
    SHP02_ALONE(
        it ->
            x830(
                "" + it.number(),
                "2026112" + it.number(),
                1,
                "LIN*1*BP*%s~UIT*EA~FST*70*C*D*%s~SHP*02*%d~"
                    .formatted(it.part(), it.century(), it.received()))),
    DELFOR02(Standard::idoc),
    VDA_4905(Standard::vda);

    private final Function<Said, String> file;

    Standard(Function<Said, String> file) {
      this.file = file;
    }

    private static String idoc(Said it) {
      String sample = SampleFiles.text("forecast-idoc-delfor02-hengyue-jiaxin.xml");
      int lines = sample.indexOf("<E1EDP16");
      int end = sample.lastIndexOf("</E1EDP16>") + "</E1EDP16>".length();
      String line =
          "<E1EDP16 SEGMENT=\"1\"><PRGRS>D</PRGRS><EDATUV>%1$s</EDATUV><EDATUB>%1$s</EDATUB><WMENG>70.000</WMENG></E1EDP16>"
              .formatted(it.century());
      return (sample.substring(0, lines) + line + sample.substring(end))
          .replaceFirst("<DOCNUM>\\d+", "<DOCNUM>" + Math.abs(it.hashCode()))
          .replaceFirst("<LABNK>\\d+", "<LABNK>" + it.number())
          .replaceFirst("<ABRDT>\\d+", "<ABRDT>2026112" + it.number())
          .replaceFirst("<AKUEM>[\\d.]+", "<AKUEM>" + it.received() + ".000")
          .replaceFirst("<LFDKD>\\d+", "<LFDKD>2026112" + it.number())
          .replaceFirst("<IDNLF>.*?</IDNLF>", "")
          .replaceFirst("<IDNKD>[^<]+", "<IDNKD>" + it.part());
    }

    /** Uses the sample's records; 511-08 stays zero, which means no new start. */
    private static String vda(Said it) {
      String[] records = SampleFiles.bytes("forecast-vda-4905-hengyue-jiaxin.vda").split("\r?\n");
      int transmission = Math.abs(it.hashCode() % 90_000) + 10_000;
      records[0] =
          records[0].replace("0090000901", "%05d%05d".formatted(transmission - 1, transmission));
      records[1] =
          records[1]
              .replace("000000013261124", "%09d26112%d".formatted(it.number(), it.number()))
              .replace("000000012261117", "%09d261117".formatted(it.number() - 1))
              .replace("%-22s".formatted(PART_OF_SAMPLE), "%-22s".formatted(it.part()))
              .replace("JX-30250", "        ");
      records[2] =
          padded(
              "5130126112%d70001182261118000000036000%010d%s000000070"
                  .formatted(it.number(), it.received(), it.day()));
      records[3] = padded("51401");
      return String.join("\r\n", records) + "\r\n";
    }

    private static String padded(String begun) {
      return begun + "0".repeat(125 - begun.length()) + "   ";
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_cumulative_that_starts_anew_at_zero_takes_nothing_off_and_is_no_return(Standard standard) {
    String part = "CB" + standard.ordinal() + own;
    release(standard, part, 4, 1_100);
    release(standard, part, 5, 0);
    for (Api party : new Api[] {supplier, buyer}) {
      JsonNode ledger = party.json(path(schedule(part), 0));
      assertThat(figures(ledger)).isEqualTo("0 - 0 = 0, 0");
      assertThat(items(ledger)).isEmpty();
      assertThat(ledger.at("/changes/0/change").asString()).isEqualTo("begins-anew");
      assertThat(ledger.at("/changes/0/from").asString()).isEqualTo("1100");
    }
    assertThat(open(part)).isEqualTo(70);
  }

  @ParameterizedTest
  @EnumSource
  void a_cumulative_that_falls_by_a_reported_return_is_that_return(Standard standard) {
    String part = "CR" + standard.ordinal() + own;
    String number = "BACK-" + part;
    release(standard, part, 4, 0);
    String site =
        buyer.json("/api/v1/call-offs?as=buyer&part=" + part).at("/items/0/site").asString();
    String sent =
        """
        {"number": "%s", "buyer": "HENGYUE", "shipTo": "%s", "shipped": "2026-11-23", "arrives": "2026-11-25",
         "lines": [{"part": "%s", "quantity": "10", "unit": "PCE"}]}
        """;
    written(supplier.post("/api/v1/shipments", sent.formatted(number, site, part), JSON));
    supplier.settle();
    String shipment =
        "/api/v1/shipments/"
            + supplier.json("/api/v1/shipments?number=" + number).at("/items/0/id").asString();
    String came =
        """
        {"received": "2026-11-25", "lines": [{"part": "%s", "quantity": "10", "unit": "PCE", "difference": {"kind": "damaged", "quantity": "10"}}]}
        """;
    post(buyer, shipment + "/receipts", came.formatted(part), 1);
    release(standard, part, 5, 10);
    String settled = "{\"receipt\": 1, \"line\": 1, \"outcome\": \"returned\"}";
    post(buyer, shipment + "/settlements", settled, 2);
    post(supplier, shipment + "/settlements", settled, 3);
    String back =
        """
        {"number": "R-%s", "sent": "2026-11-26", "parts": [{"receipt": 1, "line": 1, "quantity": "10"}]}
        """;
    post(buyer, shipment + "/returns", back.formatted(part), 4);
    release(standard, part, 6, 0);
    for (Api party : new Api[] {supplier, buyer}) {
      JsonNode ledger = party.json(path(schedule(part), 0));
      assertThat(figures(ledger)).isEqualTo("10 - 0 = 10, 0");
      assertThat(items(ledger)).containsExactly("return 10 " + number);
      assertThat(ledger.at("/changes")).hasSize(1);
      assertThat(ledger.at("/changes/0/change").asString()).isEqualTo("returned");
      JsonNode told = party.json(ledger.at("/explained/0/event/history").asString());
      assertThat(told.at("/items/0/type").asString()).isEqualTo("goods-returned");
    }
    assertThat(open(part)).isEqualTo(70);
  }

  /** Sends a release with 70 pieces for a day to come. */
  private void release(Standard standard, String part, int number, int received) {
    String day = DateTimeFormatter.ofPattern("yyMMdd").format(today.plusDays(9));
    JsonNode answer = edi.handIn(standard.file.apply(new Said(part, number, received, day)));
    assertThat(answer.path("outcome").asString()).as(answer.toString()).isEqualTo("accepted");
    buyer.settle();
  }

  private static void post(Api as, String path, String body, int version) {
    written(
        as.post(path, body, "Content-Type", "application/json", "If-Match", "\"" + version + "\""));
  }

  private long open(String part) {
    supplier.settle();
    long open = 0;
    for (JsonNode it :
        supplier
            .json("/api/v1/supply-balance?side=supplier&site=JX1&grain=month&part=" + part)
            .path("rows")) open += it.path("out").asLong();
    return open;
  }
}
