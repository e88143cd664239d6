package weft.deploy.reception.onward;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.database.Beside;
import weft.deploy.SampleFiles;
import weft.deploy.reception.SmallHub;
import weft.document.BusinessDocument;
import weft.edi.InterchangeResult;
import weft.edi.document.WhenDocumentKeptThenWriteToPartner;
import weft.edi.folder.FolderCarrier;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.words.Correspondents;
import weft.edi.outbox.Carriers;
import weft.edi.outbox.Delivery;
import weft.edi.outbox.OutgoingRow;
import weft.edi.profile.Rules;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.writer.VdaWriter;
import weft.party.Channel;
import weft.party.EdiRules.Alias;
import weft.party.EdiRules.Outbound;
import weft.party.PartyCode;
import weft.party.Profile.UnknownPart;

/** Despatch advices and self-billed invoices reach a partner that agreed on VDA. */
@Beside("own")
class VdaDocumentsGoOnTest {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final String DESADV = "despatch-desadv-d96a-jiaxin-hengyue.edi";
  private static final String NOTE = "70001251";

  private final GoingOn going =
      new GoingOn(it -> new WhenDocumentKeptThenWriteToPartner(it.answering()));
  private final SmallHub hub = going.hub;
  @TempDir Path partners;

  @AfterEach
  void close() {
    hub.close();
  }

  /** HENGYUE calls a part 4711, and its PLANT2 P2. */
  private void agree(Outbound... outbound) {
    var rules =
        Rules.agreed()
            .parts(List.of(new Alias("4711", "HY-24091")))
            .outbound(List.of(outbound))
            .sites(List.of(new Alias("P2", "PLANT2")))
            .rules();
    going.agree("HENGYUE", "JIAXIN", UnknownPart.LEARN, rules);
  }

  /** The written records, one per line, with single blanks between their values. */
  private List<String> records(String message, InterchangeResult of) throws InterruptedException {
    String written = hub.written(message, String.valueOf(of.id()));
    assertThat(written).startsWith("waiting ");
    List<String> records = written.substring("waiting ".length()).lines().toList();
    assertThat(records).allSatisfy(it -> assertThat(it).hasSize(128));
    return records.stream().map(it -> it.stripTrailing().replaceAll(" +", " ")).toList();
  }

  private BusinessDocument document(String message, InterchangeResult of, PartyCode sender)
      throws InterruptedException {
    String written = hub.written(message, String.valueOf(of.id())).substring("waiting ".length());
    ReadInterchange read = EdiReader.read(written.getBytes(ISO_8859_1));
    assertThat(read.allFaults()).as(written).isEmpty();
    var receiver = sender.equals(JIAXIN) ? HENGYUE : JIAXIN;
    var meaning =
        requireNonNull(Meanings.BY_TYPE.get(message))
            .toCommands(
                read.messages().getFirst(), new Correspondents(hub.directory(), sender, receiver));
    assertThat(meaning.faults()).isEmpty();
    return requireNonNull(meaning.document());
  }

  private void assertSeenBy(String receiver, InterchangeResult of, String message) {
    assertThat(going.sent(of)).containsExactly(receiver + " " + message + " waiting");
    var id = hub.sent("HENGYUE", message).getFirst().id();
    assertThat(hub.sent("JIAXIN", message)).extracting(OutgoingRow::id).containsExactly(id);
    for (String other : List.of("LINGYUN", "HONGZHU", "DINGCHENG"))
      assertThat(hub.sent(other, "")).as(other).isEmpty();
  }

  private static List<String> said(BusinessDocument it) {
    return it.lines().stream()
        .map(
            line ->
                said(line.part())
                    + said(line.quantity())
                    + said(line.unit())
                    + said(line.order())
                    + said(line.despatchAdvice())
                    + said(line.amount()))
        .toList();
  }

  private static String said(@Nullable Object it) {
    return it + " ";
  }

  @Test
  void a_DESADV_goes_on_as_a_4913_to_its_buyer_alone() throws Exception {
    agree(new Outbound("4913", "03", null, null, null, null, null));
    String handedIn = SampleFiles.bytes(DESADV).replace("LS-99001", NOTE);
    InterchangeResult result = going.apply(handedIn, "JIAXIN");
    assertThat(records("4913", result))
        .satisfies(
            it -> assertThat(it.getFirst()).matches("71103HENGYUE JIAXIN 0000000001[0-9]{6}"))
        .contains("7130370001251261126 4500099001 P2")
        .contains("714034711 JX-ROD-80 0000000120000ST0000000000000 000 001")
        .contains("71403HY-24092 0000000020000ST0000000000000 000 002")
        .hasSize(6);
    BusinessDocument again = document("4913", result, JIAXIN);
    assertThat(again.number()).isEqualTo(NOTE);
    assertThat(again.shipTo()).isEqualTo("PLANT2");
    assertThat(said(again))
        .containsExactly(
            "4711 120 PCE 4500099001 null null ", "HY-24092 20 PCE 4500099001 null null ");
    assertSeenBy("HENGYUE", result, "4913");
    assertThat(going.apply(handedIn, "JIAXIN").duplicate()).isTrue();
    assertThat(going.sent(result)).hasSize(1);
  }

  @Test
  void an_856_does_too_and_transmissions_count_on() throws Exception {
    agree(new Outbound("4913", "02", null, null, null, null, null));
    String sample = SampleFiles.bytes("despatch-x12-856-jiaxin-hengyue.x12");
    going.apply(sample.replace("LS-99850", "70009850"), "JIAXIN");
    String another = sample.replace("LS-99850", "70009851").replace("000000010", "000000011");
    InterchangeResult result = going.apply(another, "JIAXIN");
    assertThat(records("4913", result))
        .satisfies(it -> assertThat(it.getFirst()).startsWith("71102HENGYUE JIAXIN 0000100002"))
        .contains("71402HY-24095 JX-95 0000000040000ST0000000000000 000 001");
  }

  @Test
  void a_4913_goes_on_as_a_DESADV_and_as_a_4913() throws Exception {
    agree(new Outbound("DESADV", "D97A", null, null, null, null, null));
    String sample = SampleFiles.bytes("despatch-vda-4913-jiaxin-hengyue.vda");
    InterchangeResult asDesadv = going.apply(sample, "JIAXIN");
    assertThat(hub.written("DESADV", String.valueOf(asDesadv.id())))
        .contains("BGM+351+70001252+9'DTM+137:20261126:102'DTM+11:20261126:102'")
        .contains("NAD+ST+P2::92'", "LIN+1++4711:IN'PIA+1+JX-ROD-80:SA+0167S60:NB'QTY+12:120:PCE'");
    agree(new Outbound("4913", "04", null, null, null, null, null));
    String another = sample.replace("0041100412", "0041200413").replace("70001252", "70001253");
    InterchangeResult asVda = going.apply(another, "JIAXIN");
    assertThat(records("4913", asVda))
        .contains("7120470001253 000000000000012500000000 0000 2611280000000")
        .contains("714044711 JX-ROD-80 0000000120000ST0000000000000 000 001 0167S60");
  }

  @Test
  void a_self_billed_invoice_goes_on_as_a_4908_to_its_supplier_alone() throws Exception {
    agree(
        new Outbound("810", "004010", null, null, null, null, null),
        new Outbound("4908", "04", null, null, null, null, null));
    InterchangeResult result =
        going.apply(SampleFiles.bytes("self-billing-invoic-d96a-hengyue-jiaxin.edi"), "HENGYUE");
    BusinessDocument bill = document("4908", result, HENGYUE);
    assertThat(bill.kind()).isEqualTo(BusinessDocument.Kind.SELF_BILLED_INVOICE);
    assertThat(bill.number()).isEqualTo("GS900089");
    assertThat(bill.currency()).isEqualTo("CNY");
    var payable = requireNonNull(bill.payable());
    assertThat(payable.total()).isEqualTo("44717.49");
    assertThat(payable.taxes().getFirst().amount()).isEqualTo("5144.49");
    assertThat(said(bill))
        .containsExactly(
            "HY-24091 118 PCE 4500099001 LS-99001 37583 ",
            "HY-24092 20 PCE 4500099001 LS-99001 1990 ");
    assertSeenBy("JIAXIN", result, "4908");
  }

  @Test
  void a_4908_goes_on_as_an_INVOIC_that_says_its_amounts() throws Exception {
    agree(new Outbound("INVOIC", "D96A", null, null, null, null, null));
    InterchangeResult result =
        going.apply(SampleFiles.bytes("self-billing-vda-4908-hengyue-jiaxin.vda"), "HENGYUE");
    assertThat(hub.written("INVOIC", String.valueOf(result.id())))
        .contains("BGM+389+GS900088+9'DTM+137:20261130:102'", "NAD+ST+PLANT2::92'CUX+2:CNY:4'")
        .contains("QTY+47:120:PCE'MOA+203:38220'RFF+ON:4500099001'RFF+AAK:70001252'")
        .contains("MOA+79:40210'MOA+77:45437.3'MOA+176:5227.3'");
  }

  /** The hub knows only the number of its items. */
  @Test
  void a_4906_does_not_go_on_as_an_invoice_over_nothing() throws Exception {
    agree(new Outbound("INVOIC", "D96A", null, null, null, null, null));
    byte[] invoice =
        new VdaWriter(ISO_8859_1, true)
            .record("811", "03", "HENGYUE", "JIAXIN", "8", "9", "261125")
            .record("812", "03")
            .record("813", "03")
            .record("814", "03")
            .record("819", "03")
            .toBytes();
    InterchangeResult result = going.apply(new String(invoice, ISO_8859_1), "JIAXIN");
    assertThat(hub.written("INVOIC", String.valueOf(result.id()))).isEqualTo("unwritten ");
    assertThat(requireNonNull(hub.sent("JIAXIN", "INVOIC").getFirst().lastError()).en())
        .contains("1 lines, of which 0 are kept");
  }

  @Test
  void it_lies_in_the_buyer_s_folder() throws Exception {
    agree(new Outbound("4913", "03", null, null, null, null, null));
    going.apply(SampleFiles.bytes(DESADV).replace("LS-99001", NOTE), "JIAXIN");
    try (var _ =
        Delivery.start(
            hub.answering().outbox(),
            new Carriers(
                hub.directory(), Map.of(Channel.Delivery.FOLDER, new FolderCarrier(partners))),
            new Delivery.Patience(Duration.ofSeconds(5), Duration.ofDays(3)))) {
      Path out = partners.resolve("HENGYUE").resolve("out");
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (files(out).isEmpty() && System.nanoTime() < end) TimeUnit.MILLISECONDS.sleep(20);
      assertThat(files(out)).hasSize(1);
      assertThat(Files.readString(files(out).getFirst(), ISO_8859_1))
          .startsWith("71103HENGYUE  JIAXIN ")
          .contains("71303" + NOTE);
    }
    assertThat(files(partners))
        .extracting(it -> it.getFileName().toString())
        .containsExactly("HENGYUE");
  }

  private static List<Path> files(Path in) throws IOException {
    if (!Files.isDirectory(in)) return List.of();
    try (Stream<Path> all = Files.list(in)) {
      return all.filter(it -> !it.getFileName().toString().startsWith(".")).toList();
    }
  }

  @Test
  void what_VDA_cannot_carry_is_kept_as_unwritten_with_its_reason_and_never_cut() throws Exception {
    agree(new Outbound("4913", "03", null, null, null, null, null));
    InterchangeResult result = going.apply(SampleFiles.bytes(DESADV), "JIAXIN");
    assertThat(hub.written("4913", String.valueOf(result.id()))).isEqualTo("unwritten ");
    OutgoingRow row = hub.sent("HENGYUE", "4913").getFirst();
    assertThat(row.nextAttemptAt()).isNull();
    var reason = requireNonNull(row.lastError());
    assertThat(reason.en()).contains("LS-99001", "digits");
    assertThat(reason.zh()).contains("LS-99001", "数字");
  }

  @Test
  void a_plant_without_a_name_of_three_characters_is_told_by_name() throws Exception {
    going.agree("HENGYUE", "JIAXIN", GoingOn.rule("4913", "03"));
    String handedIn = SampleFiles.bytes(DESADV).replace("LS-99001", NOTE);
    InterchangeResult result = going.apply(handedIn, "JIAXIN");
    assertThat(hub.written("4913", String.valueOf(result.id()))).isEqualTo("unwritten ");
    assertThat(requireNonNull(hub.sent("JIAXIN", "4913").getFirst().lastError()).en())
        .contains("PLANT2", "3 characters", "713-11");
  }
}
