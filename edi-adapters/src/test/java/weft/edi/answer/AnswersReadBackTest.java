package weft.edi.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.meaning.Village;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.measure.Quantity;
import weft.ordering.LineAnswer;
import weft.ordering.LineAnswer.Kind;
import weft.ordering.Order;
import weft.ordering.PurchaseOrder;
import weft.ordering.PurchaseOrderCommand.RespondToOrder;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.party.PartyCode;
import weft.promise.Promise;
import weft.promise.Reason;

/** An answer that the hub writes to the buyer reads back as the same answer. */
class AnswersReadBackTest {
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final LocalDate DUE = LocalDate.of(2027, 1, 11);
  private static final LineAnswer ACCEPTED =
      new LineAnswer("10", Kind.ACCEPTED, List.of(new Promise(DUE, Quantity.of(100))), null);

  /** Later and less, with a reason without words; line 30 is not answered yet. */
  private static final LineAnswer[] LATER_AND_LESS = {
    ACCEPTED,
    new LineAnswer(
        "20",
        Kind.PROPOSED,
        List.of(new Promise(DUE.plusDays(9), Quantity.of("62.5"))),
        new Reason(Reason.Code.PART_UNKNOWN, null))
  };

  @ParameterizedTest
  @ValueSource(strings = {"96A", "97A", "99A", "00A", "01B", "03B", "04A", "07A", "10A"})
  void an_ORDRSP_of_every_directory(String release) {
    assertThat(readBack(OrdrspTest.written(release, OrdrspTest.EVERY_KIND)))
        .containsExactly(OrdrspTest.EVERY_KIND);
    assertThat(readBack(OrdrspTest.written(release, LATER_AND_LESS)))
        .containsExactly(LATER_AND_LESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"003040", "003070", "004010", "004010VICS", "004060", "005010"})
  void an_855_of_every_release(String version) {
    assertThat(readBack(X12OrderResponseTest.written(version, OrdrspTest.EVERY_KIND)))
        .containsExactly(OrdrspTest.EVERY_KIND);
    assertThat(readBack(X12OrderResponseTest.written(version, LATER_AND_LESS)))
        .containsExactly(LATER_AND_LESS);
  }

  private static List<LineAnswer> readBack(byte[] written) {
    ReadMessage message = EdiReader.read(written).messages().getFirst();
    assertThat(message.faults()).isEmpty();
    Meaning meaning = Village.PLAIN.meaning(message, JIAXIN);
    assertThat(meaning.faults()).isEmpty();
    var said = (RespondToOrder) meaning.commands().getFirst();
    var lines = List.of(line("10"), line("20"), line("30"));
    PurchaseOrder order =
        PurchaseOrder.NEW.evolve(
            new OrderPlaced(
                said.order(), JIAXIN, new Order(JIAXIN, "PLANT1", DUE, "CNY", lines, null)));
    List<PurchaseOrderEvent> events = order.decide(said);
    return ((OrderAnswered) events.getFirst()).answers();
  }

  private static Order.Line line(String number) {
    return new Order.Line(
        number,
        "HY-" + number,
        "J-" + number,
        null,
        "PCE",
        Quantity.of(100),
        null,
        List.of(new Promise(DUE, Quantity.of(100))),
        null,
        null,
        null);
  }
}
