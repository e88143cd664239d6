package weft.deploy.reception.order;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import weft.deploy.SampleFiles;
import weft.deploy.reception.SmallHub;
import weft.edi.InterchangeResult;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.words.Correspondents;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.interchange.MessageResult.Outcome;
import weft.ordering.PurchaseOrder;
import weft.ordering.PurchaseOrderCommand;
import weft.ordering.PurchaseOrderEvent;
import weft.party.PartyCode;

/** Orders on a hub, from samples, and the messages written of them as their supplier reads them. */
public record SentOrders(SmallHub hub) {
  public static final String ORDERS = "orders-d96a-hengyue-jiaxin.edi";
  public static final String CHANGE = "order-change-ordchg-d96a-hengyue-jiaxin.edi";

  /** The sample with another supplier, order and interchange. */
  public static String sample(String name, String supplier, String order, String reference) {
    return SampleFiles.bytes(name)
        .replace("JIAXIN", supplier)
        .replaceAll("(BGM\\+220\\+|RFF\\+ON:)4500099001", "$1" + order)
        .replaceAll("SAMPLE-[-A-Z0-9]+", reference);
  }

  public static Outcome outcome(InterchangeResult of) {
    return of.messages().getFirst().outcome();
  }

  public PurchaseOrder order(String stream) {
    PurchaseOrder order = PurchaseOrder.NEW;
    for (Object it : hub.events(stream)) order = order.evolve((PurchaseOrderEvent) it);
    return order;
  }

  /** The written message, read back without faults. */
  public ReadInterchange read(String type, InterchangeResult of, Charset charset)
      throws InterruptedException {
    String id = String.valueOf(of.id());
    assertThat(hub.written(type, id)).startsWith("waiting ");
    byte[] bytes =
        hub.admin()
            .sql("select bytes from weft.outbox where message_type = ? and in_answer_to = ?")
            .params(type, id)
            .query((row, _) -> requireNonNull(row.getBytes(1)))
            .single();
    ReadInterchange read = EdiReader.read(bytes);
    assertThat(read.allFaults()).as(new String(bytes, charset)).isEmpty();
    assertThat(read.messages()).hasSize(1);
    return read;
  }

  /** The command that the receiver's reader, here the hub's own, would make of the message. */
  public PurchaseOrderCommand meaning(String type, InterchangeResult of, String supplier)
      throws InterruptedException {
    var message = read(type, of, ISO_8859_1).messages().getFirst();
    var meaning =
        requireNonNull(Meanings.BY_TYPE.get(message.type()))
            .toCommands(
                message,
                new Correspondents(
                    hub.directory(), new PartyCode("HENGYUE"), new PartyCode(supplier)));
    assertThat(meaning.faults()).isEmpty();
    assertThat(meaning.commands()).hasSize(1);
    return (PurchaseOrderCommand) meaning.commands().getFirst();
  }

  /** Repeated to an order in this state, the message changes nothing. */
  public void assertSays(PurchaseOrderCommand said, String stream) {
    assertThat(said.stream()).isEqualTo(stream);
    assertThat(order(stream).decide(said)).isEmpty();
  }
}
