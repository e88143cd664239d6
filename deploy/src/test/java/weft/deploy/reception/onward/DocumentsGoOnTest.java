package weft.deploy.reception.onward;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.deploy.SampleFiles;
import weft.deploy.reception.SmallHub;
import weft.edi.InterchangeResult;
import weft.edi.document.WhenDocumentKeptThenWriteToPartner;
import weft.edi.outbox.OutgoingRow;
import weft.edi.profile.Rules;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.interchange.MessageResult.Outcome;
import weft.party.EdiRules.Alias;
import weft.party.EdiRules.Outbound;
import weft.party.Profile;

/** A document from one partner reaches the other in the standard that the two agreed on. */
@Beside("own")
class DocumentsGoOnTest {
  private static GoingOn going;
  private static SmallHub hub;

  @BeforeAll
  static void opens() {
    going = new GoingOn(it -> new WhenDocumentKeptThenWriteToPartner(it.answering()));
    hub = going.hub;
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  private static void agree(String buyer, String supplier, Outbound... outbound) {
    var names = List.of(new Alias("4711", "HY-24095"));
    var rules = Rules.agreed().parts(names).outbound(List.of(outbound)).rules();
    going.agree(buyer, supplier, Profile.UnknownPart.LEARN, rules);
  }

  /** Waits until all interchanges have had their effects, and runs the reaction twice. */
  private static List<OutgoingRow> sent(String party, String type) {
    going.again();
    return hub.sent(party, type);
  }

  private static List<String> receivers(InterchangeResult of) {
    return hub.admin()
        .sql("select receiver from weft.outbox where in_answer_to = ?")
        .param(String.valueOf(of.id()))
        .query((row, _) -> requireNonNull(row.getString(1)))
        .list();
  }

  private static int all() {
    going.again();
    return hub.admin().sql("select count(*) from weft.outbox").query(Integer.class).single();
  }

  @Test
  void an_856_goes_on_as_the_DESADV_agreed_upon_once_and_to_the_partner_alone() throws Exception {
    agree("HENGYUE", "JIAXIN", new Outbound("DESADV", "D97A", "UNOC:3", null, null, null, null));
    String handedIn = SampleFiles.bytes("despatch-x12-856-jiaxin-hengyue.x12");
    InterchangeResult result = going.apply(handedIn, "JIAXIN");
    String written = hub.written("DESADV", String.valueOf(result.id()));
    assertThat(written)
        .startsWith("waiting UNB+UNOC:3+JIAXIN:ZZ+HENGYUE:ZZ+")
        .contains("UNH+1+DESADV:D:97A:UN'BGM+351+LS-99850+9'DTM+137:20261126:102'")
        .contains("NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'NAD+ST+PLANT2::92'CPS+1++4'")
        .contains("LIN+1++4711:IN'PIA+1+JX-95:SA'QTY+12:40:PCE'RFF+ON:4500099850'CNT+2:1'");
    ReadInterchange read =
        EdiReader.read(written.substring("waiting ".length()).getBytes(ISO_8859_1));
    assertThat(read.allFaults()).isEmpty();
    assertThat(read.messages()).hasSize(1);

    assertThat(going.apply(handedIn, "JIAXIN").duplicate()).isTrue();
    OutgoingRow row = sent("HENGYUE", "DESADV").getFirst();
    assertThat(sent("HENGYUE", "DESADV")).hasSize(1);
    assertThat(row.receiver()).isEqualTo("HENGYUE");
    assertThat(row.sender()).isEqualTo("JIAXIN");
    assertThat(row.messages().getFirst().release()).isEqualTo("D97A");
    assertThat(sent("JIAXIN", "DESADV")).extracting(OutgoingRow::id).containsExactly(row.id());
    for (String other : List.of("LINGYUN", "HONGZHU", "DINGCHENG"))
      assertThat(sent(other, "")).as(other).extracting(OutgoingRow::id).doesNotContain(row.id());
    assertThat(receivers(result)).containsExactly("HENGYUE");
  }

  @Test
  void a_RECADV_goes_on_to_the_supplier_as_an_861_and_a_test_as_a_test() throws Exception {
    agree("HENGYUE", "HONGZHU", new Outbound("861", "004010", null, null, null, null, null));
    String handedIn =
        SampleFiles.bytes("receipt-recadv-d96a-hengyue-jiaxin.edi")
            .replace("JIAXIN", "HONGZHU")
            .replace("RECADV++1", "RECADV++1++1");
    InterchangeResult result = going.apply(handedIn, "HENGYUE");
    assertThat(hub.written("861", String.valueOf(result.id())))
        .startsWith(
            "waiting ISA*00*          *00*          *ZZ*HENGYUE        *ZZ*HONGZHU        *")
        .contains("*0*T*>~", "BRA*WE-7001*20261127*00*1~")
        .contains("RCD*1*118*EA***2*EA*02~LIN**BP*HY-24091~REF*SI*LS-99001~PRF*4500099001****10~");
  }

  @Test
  void an_INVOIC_goes_on_as_an_810_that_can_be_booked() throws Exception {
    agree("HENGYUE", "JIAXIN", new Outbound("810", "004010", null, null, null, null, null));
    InterchangeResult result =
        going.apply(SampleFiles.bytes("invoice-invoic-d96a-jiaxin-hengyue.edi"), "JIAXIN");
    assertThat(hub.written("810", String.valueOf(result.id())))
        .contains("BIG*20261128*RE-5001**4500099001~CUR*SE*CNY~", "ITD*03*****20261228~")
        .contains("IT1*1*120*EA*318.5**BP*HY-24091~", "IT1*2*20*EA*99.5**BP*HY-24092~")
        .contains("TDS*4543730~TXI*VA*5227.3*0.13~CTT*2~");
  }

  @Test
  void test_results_go_on_with_what_was_measured() throws Exception {
    agree("HENGYUE", "JIAXIN", new Outbound("QALITY", "D01B", null, null, null, null, null));
    String handedIn = SampleFiles.bytes("test-results-qality-d96a-jiaxin-hengyue.edi");
    InterchangeResult result = going.apply(handedIn, "JIAXIN");
    assertThat(hub.written("QALITY", String.valueOf(result.id())))
        .contains("LIN+1++HY-24091:IN'PIA+1+JX-ROD-80:SA+0167S60:NB'QTY+1:120:PCE'")
        .contains("CCI+++CHEM'MEA+TR+ZC:::Heat analysis+P1:0.42:0.38:0.45'")
        .contains("CCI+++TENSILE'TEM+ISO 6892-1'MEA+TR+YS:::Tensile test+MPA:655:550'");
  }

  @Test
  void a_QALITY_goes_on_as_the_863_agreed_upon_once_its_units_have_names() throws Exception {
    var outbound = new Outbound("863", "004010", null, null, null, null, null);
    String handedIn =
        SampleFiles.bytes("test-results-qality-d96a-jiaxin-hengyue.edi")
            .replace("JIAXIN", "HONGZHU");
    agree("HENGYUE", "HONGZHU", outbound);
    InterchangeResult unnamed = going.apply(handedIn, "HONGZHU");
    assertThat(hub.written("863", String.valueOf(unnamed.id()))).isEqualTo("unwritten ");
    assertThat(requireNonNull(sent("HONGZHU", "863").getFirst().lastError()).en())
        .contains("unit MPA");

    var units = List.of(new Alias("MB", "MPA"));
    going.agree(
        "HENGYUE",
        "HONGZHU",
        Profile.UnknownPart.LEARN,
        Rules.agreed().units(units).outbound(List.of(outbound)).rules());
    InterchangeResult result = going.apply(handedIn.replace("SAMPLE-14", "SAMPLE-14B"), "HONGZHU");
    assertThat(hub.written("863", String.valueOf(result.id())))
        .contains("BTR*00*20261125**RT*PZ-3001~N1*BY**92*HENGYUE~")
        .contains("LIN*1*BP*HY-24091*VP*JX-ROD-80*LT*0167S60~QTY*01*120*EA~REF*PO*4500099001~")
        .contains("CID***ZZ*CHEM*Heat analysis~MEA*TR*ZC*0.42*P1*0.38*0.45~")
        .contains("MEA*TR*ZB*0.001*P1***07~CID***ZZ*TENSILE*YS Tensile test~")
        .contains("TMD**ZZ*ISO 6892-1~MEA*TR**655*MB*550~");
  }

  @Test
  void an_863_goes_on_as_the_QALITY_agreed_upon() throws Exception {
    agree("HENGYUE", "DINGCHENG", new Outbound("QALITY", "D96A", null, null, null, null, null));
    String handedIn =
        "ISA*00*          *00*          *ZZ*DINGCHENG      *ZZ*HENGYUE        *261127*1000*U*00401"
            + "*000000863*0*P*>~GS*RT*DINGCHENG*HENGYUE*20261127*1000*863*X*004010~ST*863*0001~"
            + "BTR*00*20261125**RT*PZ-77~N1*BY**92*HENGYUE~N1*SU**92*DINGCHENG~"
            + "LIN*1*BP*HY-7*HN*0167S60~REF*PO*4500099777~CID**71***Tensile~TMD**ST*016~"
            + "MEA*TR*YB*60*KS*55*70~MEA*TR*ZC*0.4*P1~CTT*1~SE*12*0001~GE*1*863~IEA*1*000000863~";
    InterchangeResult result = going.apply(handedIn, "DINGCHENG");
    assertThat(hub.written("QALITY", String.valueOf(result.id())))
        .contains("BGM+4+PZ-77+9'DTM+137:20261125:102'", "LIN+1++HY-7:IN'PIA+1+0167S60:NB'")
        .contains("RFF+ON:4500099777'CCI+++71'TEM+ST 016'MEA+TR+:::YB Tensile+KS:60:55:70'")
        .contains("MEA+TR+ZC:::Tensile+P1:0.4'");
  }

  @Test
  void a_nonconformance_goes_on_to_the_supplier_as_the_842_agreed_upon() throws Exception {
    String handedIn = SampleFiles.bytes("nonconformance-x12-842-hengyue-jiaxin.x12");
    int before = all();
    agree("HENGYUE", "JIAXIN", new Outbound("QALITY", "D96A", null, null, null, null, null));
    going.apply(handedIn.replace("000099015", "000099215"), "HENGYUE");
    assertThat(all()).isEqualTo(before);

    agree("HENGYUE", "JIAXIN", new Outbound("842", "005010", null, null, null, null, null));
    InterchangeResult result = going.apply(handedIn, "HENGYUE");
    assertThat(hub.written("842", String.valueOf(result.id())))
        .startsWith("waiting ISA*")
        .contains("BNR*00*NC-8001*20261127~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~HL*1**I~")
        .contains("LIN*1*BP*HY-24091*VP*JX-ROD-80*LT*0167S60~CID**SIZ***Diameter~")
        .contains("REF*PO*4500099001~REF*SI*LS-99001~QTY*01*12*EA~")
        .contains("MEA*TR*DI*80.4*MM*79.8*80.2~NCD**Y*1**ZZ*OVERSIZE*Twelve rods are too thick~")
        .contains("NTE**Found at incoming inspection, gauge 4711~QTY*01*12*EA~")
        .contains("NCA*1*RT*Return at the supplier's cost*10*EA~NCA*2*RW*Ground by us")
        .contains("GS*NC*HENGYUE*JIAXIN*");
    assertThat(receivers(result)).containsExactly("JIAXIN");
  }

  @Test
  void without_a_rule_for_it_or_agreed_on_afterwards_nothing_goes_on() throws Exception {
    agree("HENGYUE", "DINGCHENG", new Outbound("RECADV", "D97A", null, null, null, null, null));
    String handedIn =
        SampleFiles.bytes("despatch-desadv-d96a-jiaxin-hengyue.edi").replace("JIAXIN", "DINGCHENG");
    int before = all();
    going.apply(handedIn, "DINGCHENG");
    agree("HENGYUE", "DINGCHENG", new Outbound("DESADV", "D97A", null, null, null, null, null));
    assertThat(going.apply(handedIn, "DINGCHENG").duplicate()).isTrue();
    assertThat(all()).isEqualTo(before);
  }

  @Test
  void what_cannot_be_written_is_kept_as_unwritten_with_its_reason() throws Exception {
    agree("LINGYUN", "HONGZHU", new Outbound("DESADV", "D97A", "UNOC:3", null, null, null, null));
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 10_001; i++) lines.append("LIN+%d++P-%d:IN'QTY+12:1:PCE'".formatted(i, i));
    String head =
        "UNB+UNOC:3+HONGZHU:ZZ+LINGYUN:ZZ+261126:0900+LONG'UNH+1+DESADV:D:01B:UN'"
            + "BGM+351+LS-LONG+9'NAD+BY+LINGYUN::92'NAD+SU+HONGZHU::92'CPS+1'";
    int count = 2 * 10_001 + 7;
    String cps = "CPS+2'";
    int half = lines.indexOf("LIN+5001+");
    lines.insert(half, cps);
    InterchangeResult result =
        going.apply(head + lines + "UNT+" + count + "+1'UNZ+1+LONG'", "HONGZHU");
    assertThat(result.messages().getFirst().outcome()).isEqualTo(Outcome.KEPT);
    assertThat(hub.written("DESADV", String.valueOf(result.id()))).isEqualTo("unwritten ");
    OutgoingRow row = sent("HONGZHU", "DESADV").getFirst();
    assertThat(row.state()).isEqualTo("unwritten");
    assertThat(row.nextAttemptAt()).isNull();
    assertThat(requireNonNull(row.lastError()).en()).contains("10001");
    assertThat(sent("HONGZHU", "DESADV")).hasSize(1);
  }
}
