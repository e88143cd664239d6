package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import weft.desk.DeskCommand.Introduce;
import weft.edi.InterchangeResult;
import weft.edi.demand.WhenMessageAppliedThenWriteToSupplier;
import weft.edi.meaning.Correspondents;
import weft.edi.meaning.Meanings;
import weft.edi.outbox.OutgoingRow;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.history.EventJson;
import weft.history.HistoryReader;
import weft.interchange.MessageResult.Outcome;
import weft.json.EventTypes;
import weft.language.Text;
import weft.measure.Quantity;
import weft.ordering.LineAnswer;
import weft.ordering.PurchaseOrder;
import weft.ordering.PurchaseOrderCommand;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.ordering.PurchaseOrderEvent.OrderContradicted;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.party.EdiRules;
import weft.party.EdiRules.Outbound;
import weft.party.Organization;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.party.Profile;
import weft.promise.Promise;

/** What a buyer orders reaches its supplier in the standard that they agreed upon. */
class OrdersGoOnTest {
  private static final Path SAMPLES =
      Path.of(Files.isDirectory(Path.of("samples")) ? "samples" : "deploy/samples");
  private static final String ORDERS = "orders-d96a-hengyue-jiaxin.edi";
  private static final String CHANGE = "order-change-ordchg-d96a-hengyue-jiaxin.edi";
  private static final SmallHub HUB = new SmallHub();

  @AfterAll
  static void close() {
    HUB.close();
  }

  private static String sample(String name) throws IOException {
    return Files.readString(SAMPLES.resolve(name), UTF_8);
  }

  /** The sample of another supplier, order and interchange. */
  private static String sample(String name, String supplier, String order, String reference)
      throws IOException {
    return sample(name)
        .replace("JIAXIN", supplier)
        .replaceAll("(BGM\\+220\\+|RFF\\+ON:)4500099001", "$1" + order)
        .replaceAll("SAMPLE-[-A-Z0-9]+", reference);
  }

  private static InterchangeResult apply(String text, String party) {
    return HUB.apply(text.getBytes(UTF_8), party);
  }

  private static Outcome outcome(InterchangeResult of) {
    return of.messages().getFirst().outcome();
  }

  private static Outbound rule(String message, String release) {
    return new Outbound(message, release, null, null, null);
  }

  private static void agree(String buyer, String supplier, Outbound... outbound) {
    var rules = new EdiRules(null, null, null, null, null, null, null, null, List.of(outbound));
    HUB.agree(
        new Partnership(new PartyCode(buyer), new PartyCode(supplier)),
        new Profile(
            Profile.UnknownPart.LEARN,
            Profile.Acknowledgement.NEVER,
            true,
            false,
            false,
            null,
            null,
            rules));
  }

  private static PurchaseOrder order(String stream) {
    PurchaseOrder order = PurchaseOrder.NEW;
    for (Object it : HUB.events(stream)) order = order.evolve((PurchaseOrderEvent) it);
    return order;
  }

  /** What was written, read back; nothing in it may be wrong. */
  private static ReadInterchange read(String type, InterchangeResult of, Charset charset)
      throws InterruptedException {
    String id = String.valueOf(of.id());
    assertThat(HUB.written(type, id)).startsWith("waiting ");
    byte[] bytes =
        HUB.admin()
            .sql("select bytes from weft.outbox where message_type = ? and in_answer_to = ?")
            .params(type, id)
            .query((row, _) -> requireNonNull(row.getBytes(1)))
            .single();
    ReadInterchange read = EdiReader.read(bytes);
    assertThat(read.allFaults()).as(new String(bytes, charset)).isEmpty();
    assertThat(read.messages()).hasSize(1);
    return read;
  }

  /** What the receiver's own reader, being ours, would make of it. */
  private static PurchaseOrderCommand meaning(String type, InterchangeResult of, String supplier)
      throws InterruptedException {
    var message = read(type, of, ISO_8859_1).messages().getFirst();
    var meaning =
        requireNonNull(Meanings.BY_TYPE.get(message.type()))
            .toCommands(
                message,
                new Correspondents(
                    HUB.directory(), new PartyCode("HENGYUE"), new PartyCode(supplier)));
    assertThat(meaning.faults()).isEmpty();
    assertThat(meaning.commands()).hasSize(1);
    return (PurchaseOrderCommand) meaning.commands().getFirst();
  }

  /** Said again to an order that stands so, it is nothing new. */
  private static void assertSays(PurchaseOrderCommand said, String stream) {
    assertThat(said.stream()).isEqualTo(stream);
    assertThat(order(stream).decide(said)).isEmpty();
  }

  /** Hands all that has happened to the reaction once more. */
  private static void writeAgain() {
    var again = new WhenMessageAppliedThenWriteToSupplier(HUB.answering(), HUB.history().appends());
    var history =
        new HistoryReader(
            HUB.database().pools().writer(),
            new EventJson(EventTypes.ALL),
            new EventUpcasterChain());
    for (var page = history.after(0, 1000); !page.events().isEmpty(); ) {
      page.events().stream().filter(it -> again.handles(it.payload())).forEach(again::react);
      page = history.after(page.last(), 1000);
    }
  }

  /** Who is sent something because of it, after its consequences were had twice. */
  private static List<String> sent(InterchangeResult of) {
    writeAgain();
    return HUB.admin()
        .sql(
            "select receiver || ' ' || message_type || ' ' || state from weft.outbox"
                + " where in_answer_to = ? order by 1")
        .param(String.valueOf(of.id()))
        .query((row, _) -> requireNonNull(row.getString(1)))
        .list();
  }

  @Test
  void an_850_goes_on_as_ORDERS_and_the_suppliers_ORDRSP_to_that_answers_the_850()
      throws Exception {
    agree("HENGYUE", "JIAXIN", rule("ORDERS", "D97A"), rule("ORDCHG", "D97A"));
    String handedIn =
        sample("order-x12-850-hengyue-jiaxin.x12").replace("SA*4500099850**", "RL*4500099850*7*");
    InterchangeResult came = apply(handedIn, "HENGYUE");
    String stream = "PurchaseOrder:HENGYUE:4500099850%2F7";
    assertThat(HUB.events(stream)).singleElement().isInstanceOf(OrderPlaced.class);
    assertSays(meaning("ORDERS", came, "JIAXIN"), stream);
    assertThat(HUB.written("ORDERS", String.valueOf(came.id())))
        .startsWith("waiting UNB+UNOC:3+HENGYUE:ZZ+JIAXIN:ZZ+")
        .contains("BGM+220+4500099850/7+9'", "NAD+ST+PLANT1::92'", "PRI+AAA:18.6'");

    assertThat(apply(handedIn, "HENGYUE").duplicate()).isTrue();
    assertThat(sent(came)).containsExactly("JIAXIN ORDERS waiting");
    OutgoingRow row = HUB.sent("JIAXIN", "ORDERS").getFirst();
    for (String other : List.of("LINGYUN", "HONGZHU", "DINGCHENG"))
      assertThat(HUB.sent(other, ""))
          .as(other)
          .extracting(OutgoingRow::id)
          .doesNotContain(row.id());

    String answer =
        """
        UNB+UNOC:3+JIAXIN:ZZ+HENGYUE:ZZ+261125:0900+AB-1'
        UNH+1+ORDRSP:D:97A:UN'
        BGM+231+AB-1+4'
        DTM+137:20261125:102'
        RFF+ON:4500099850/7'
        NAD+BY+HENGYUE::92'
        NAD+SU+JIAXIN::92'
        LIN+10+5+HY-24017:IN'
        QTY+21:30:PCE'
        LIN+20+3+HY-24061:IN'
        QTY+113:100:PCE'
        DTM+69:20270125:102'
        UNS+S'
        UNT+13+1'
        UNZ+1+AB-1'
        """;
    assertThat(outcome(apply(answer, "JIAXIN"))).isEqualTo(Outcome.APPLIED);
    assertThat(((OrderAnswered) HUB.events(stream).getLast()).answers())
        .extracting(LineAnswer::line, LineAnswer::kind)
        .containsExactly(
            tuple("10", LineAnswer.Kind.ACCEPTED), tuple("20", LineAnswer.Kind.PROPOSED));
    assertThat(HUB.written("855", String.valueOf(came.id())))
        .contains("BAK*00*AC*4500099850*20261124*7*", "ACK*IA*30*EA*067*20270118~");
  }

  @Test
  void ORDERS_and_ORDCHG_go_on_as_850_and_860_and_the_suppliers_855_answers() throws Exception {
    agree("HENGYUE", "HONGZHU", rule("850", "004010"), rule("860", "005010"));
    String stream = "PurchaseOrder:HENGYUE:4500099002%2F7";
    InterchangeResult came = apply(sample(ORDERS, "HONGZHU", "4500099002/7", "B-1"), "HENGYUE");
    assertSays(meaning("850", came, "HONGZHU"), stream);
    assertThat(HUB.written("850", String.valueOf(came.id())))
        .contains("BEG*00*RL*4500099002*7*20261124~", "*0*P*>~");

    InterchangeResult changed = apply(sample(CHANGE, "HONGZHU", "4500099002/7", "B-2"), "HENGYUE");
    assertThat(HUB.events(stream).getLast()).isInstanceOf(OrderChanged.class);
    assertSays(meaning("860", changed, "HONGZHU"), stream);
    assertThat(HUB.written("860", String.valueOf(changed.id())))
        .contains("BCH*04*RL*4500099002*7**20261124*", "POC*10*CA*80**EA*318.50**BP*HY-24091~")
        .doesNotContain("POC*20");
    assertThat(sent(changed)).containsExactly("HONGZHU 860 waiting");

    String answer =
        "ISA*00*          *00*          *ZZ*HONGZHU        *ZZ*HENGYUE       "
            + " *261125*0900*U*00401*000000931*0*P*>~"
            + "GS*PR*HONGZHU*HENGYUE*20261125*0900*931*X*004010~ST*855*0001~"
            + "BAK*00*AC*4500099002*20261124*7~N1*BY**92*HENGYUE~PO1*10*80*EA***BP*HY-24091~"
            + "ACK*IC*70*EA*067*20261220~CTT*1~SE*7*0001~GE*1*931~IEA*1*000000931~";
    assertThat(outcome(apply(answer, "HONGZHU"))).isEqualTo(Outcome.APPLIED);
    assertThat(((OrderAnswered) HUB.events(stream).getLast()).answers().getFirst().schedule())
        .containsExactly(new Promise(LocalDate.of(2026, 12, 20), Quantity.of(70)));

    InterchangeResult withdrawn =
        apply(
            sample(CHANGE, "HONGZHU", "4500099002/7", "B-3").replace("-1+4'", "-2+1'"), "HENGYUE");
    assertThat(HUB.events(stream).getLast()).isInstanceOf(OrderCancelled.class);
    assertSays(meaning("860", withdrawn, "HONGZHU"), stream);
  }

  @Test
  void an_IDoc_goes_on_with_its_Chinese_where_the_syntax_has_it() throws Exception {
    agree("HENGYUE", "DINGCHENG", new Outbound("ORDERS", "D01B", "UNOY:4", null, null));
    String handedIn =
        sample("order-idoc-orders05-hengyue-jiaxin.xml").replace("JIAXIN", "DINGCHENG");
    InterchangeResult came = apply(handedIn, "HENGYUE");
    assertSays(meaning("ORDERS", came, "DINGCHENG"), "PurchaseOrder:HENGYUE:4500099855");
    ReadInterchange read = read("ORDERS", came, UTF_8);
    assertThat(requireNonNull(read.envelope()).test()).isTrue();
    assertThat(read.segments().stream().filter(it -> it.tag().equals("IMD")).toList())
        .singleElement()
        .satisfies(it -> assertThat(it.value(2, 3)).isEqualTo("Boom head pin 90 x 410 & 吊臂头销轴"));
  }

  @Test
  void where_only_orders_are_agreed_upon_a_withdrawal_goes_as_the_order_and_a_change_not_at_all()
      throws Exception {
    for (String message : List.of("ORDERS", "850")) {
      agree("HENGYUE", "JIAXIN", rule(message, message.equals("850") ? "003040" : "D96A"));
      String number = "D-" + message;
      String stream = "PurchaseOrder:HENGYUE:" + number;
      apply(sample(ORDERS, "JIAXIN", number, number + "1"), "HENGYUE");
      InterchangeResult changed = apply(sample(CHANGE, "JIAXIN", number, number + "2"), "HENGYUE");
      assertThat(outcome(changed)).isEqualTo(Outcome.APPLIED);
      assertThat(sent(changed)).isEmpty();
      // All of its lines taken away is a withdrawal, too.
      String removed =
          sample(CHANGE, "JIAXIN", number, number + "3")
              .replace("LIN+10+3'\nQTY+21:80:PCE'", "LIN+10+2'\nLIN+20+2'");
      InterchangeResult withdrawn = apply(removed, "HENGYUE");
      assertThat(HUB.events(stream).getLast()).isInstanceOf(OrderCancelled.class);
      assertSays(meaning(message, withdrawn, "JIAXIN"), stream);
      assertThat(HUB.written(message, String.valueOf(withdrawn.id())))
          .as("as it stood, changed")
          .containsPattern("QTY\\+21:80:PCE'|PO1\\*10\\*80\\*EA");
      assertThat(sent(withdrawn)).containsExactly("JIAXIN " + message + " waiting");
    }
  }

  @Test
  void what_contradicts_does_not_go_on_nor_what_says_nothing_new() throws Exception {
    agree("HENGYUE", "DINGCHENG", rule("ORDERS", "D96A"), rule("ORDCHG", "D96A"));
    String stream = "PurchaseOrder:HENGYUE:E-1";
    InterchangeResult came = apply(sample(ORDERS, "DINGCHENG", "E-1", "E-1"), "HENGYUE");
    assertThat(sent(came)).containsExactly("DINGCHENG ORDERS waiting");
    InterchangeResult again = apply(sample(ORDERS, "DINGCHENG", "E-1", "E-2"), "HENGYUE");
    assertThat(outcome(again)).isEqualTo(Outcome.APPLIED);
    assertThat(sent(again)).isEmpty();
    InterchangeResult other =
        apply(
            sample(ORDERS, "DINGCHENG", "E-1", "E-3").replace("QTY+21:120", "QTY+21:121"),
            "HENGYUE");
    InterchangeResult unknown =
        apply(sample(CHANGE, "DINGCHENG", "E-1", "E-4").replace("LIN+10+3", "LIN+70+3"), "HENGYUE");
    for (InterchangeResult it : List.of(other, unknown)) {
      assertThat(outcome(it)).isEqualTo(Outcome.CONTRADICTED);
      assertThat(sent(it)).isEmpty();
    }
    assertThat(HUB.events(stream).subList(1, 3)).allMatch(OrderContradicted.class::isInstance);
    InterchangeResult changed = apply(sample(CHANGE, "DINGCHENG", "E-1", "E-5"), "HENGYUE");
    assertThat(sent(changed)).containsExactly("DINGCHENG ORDCHG waiting");
    assertSays(meaning("ORDCHG", changed, "DINGCHENG"), stream);
  }

  @Test
  void what_waited_for_its_partner_goes_on_once_it_is_applied() throws Exception {
    var newcomer = new PartyCode("LATECOMER");
    var both = new Partnership(new PartyCode("HENGYUE"), newcomer);
    InterchangeResult came = apply(sample(ORDERS, "LATECOMER", "F-1", "F-1"), "HENGYUE");
    assertThat(outcome(came)).isEqualTo(Outcome.HELD);
    assertThat(sent(came)).isEmpty();
    HUB.counter()
        .ask(
            new Introduce(
                SmallHub.provenance(new PartyCode("WEFT"), both),
                new OrganizationRegistered(
                    new Organization(newcomer, new Text("Latecomer", "新企业"), null, List.of()))));
    agree("HENGYUE", "LATECOMER", rule("850", "004010"));
    assertSays(meaning("850", came, "LATECOMER"), "PurchaseOrder:HENGYUE:F-1");
    assertThat(sent(came)).containsExactly("LATECOMER 850 waiting");
  }

  @Test
  void nobody_but_the_buyer_has_anything_written_to_its_supplier() throws Exception {
    agree("HENGYUE", "JIAXIN", rule("ORDERS", "D96A"), rule("ORDCHG", "D96A"));
    apply(sample(ORDERS, "JIAXIN", "G-1", "G-1"), "HENGYUE");
    for (String other : List.of("JIAXIN", "LINGYUN", "HONGZHU")) {
      String unb = "UNB+UNOC:3+" + other + ":ZZ+";
      // In the buyer's name, of a new order and of a known one.
      for (String named :
          List.of(sample(ORDERS, "JIAXIN", "G-2", "G-2"), sample(CHANGE, "JIAXIN", "G-1", "G-3"))) {
        InterchangeResult refused = apply(named.replace("UNB+UNOC:3+HENGYUE:ZZ+", unb), other);
        assertThat(outcome(refused)).isEqualTo(Outcome.REJECTED);
        assertThat(sent(refused)).isEmpty();
      }
      // In its own: what it buys from JIAXIN has nothing to do with HENGYUE's rules.
      String own =
          sample(CHANGE, "JIAXIN", "G-1", "G-4")
              .replace("UNB+UNOC:3+HENGYUE:ZZ+", unb)
              .replace("NAD+BY+HENGYUE", "NAD+BY+" + other);
      InterchangeResult itsOwn = apply(own, other);
      assertThat(outcome(itsOwn)).isNotEqualTo(Outcome.APPLIED);
      assertThat(sent(itsOwn)).isEmpty();
    }
    assertThat(HUB.events("PurchaseOrder:HENGYUE:G-1")).hasSize(1);
    assertThat(HUB.events("PurchaseOrder:HENGYUE:G-2")).isEmpty();
  }

  @Test
  void without_a_rule_or_agreed_on_afterwards_nothing_goes_on() throws Exception {
    agree("LINGYUN", "JIAXIN", rule("ORDCHG", "D96A"));
    String handedIn =
        sample(ORDERS, "JIAXIN", "H-1", "H-1")
            .replace("HENGYUE", "LINGYUN")
            .replace("PLANT2", "WERK1");
    InterchangeResult came = apply(handedIn, "LINGYUN");
    assertThat(outcome(came)).isEqualTo(Outcome.APPLIED);
    agree("LINGYUN", "JIAXIN", rule("ORDERS", "D96A"));
    assertThat(apply(handedIn, "LINGYUN").duplicate()).isTrue();
    assertThat(sent(came)).isEmpty();
  }

  @Test
  void what_cannot_be_written_is_kept_as_failed_with_its_reason() throws Exception {
    agree("LINGYUN", "HONGZHU", rule("850", "004010"));
    String handedIn =
        sample(ORDERS, "HONGZHU", "K-1", "K-1")
            .replace("HENGYUE", "LINGYUN")
            .replace("PLANT2", "WERK1")
            .replace("120:PCE", "120:ST");
    InterchangeResult came = apply(handedIn, "LINGYUN");
    assertThat(outcome(came)).isEqualTo(Outcome.APPLIED);
    assertThat(sent(came)).containsExactly("HONGZHU 850 failed");
    OutgoingRow row =
        HUB.sent("LINGYUN", "850").stream()
            .filter(it -> it.receiver().equals("HONGZHU"))
            .findFirst()
            .orElseThrow();
    assertThat(requireNonNull(row.lastError()).en()).contains("The unit ST");
  }
}
