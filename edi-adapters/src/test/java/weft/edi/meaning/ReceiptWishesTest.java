package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.shipment.Outcome;
import weft.shipment.Receipt.Difference;
import weft.shipment.ShipmentCommand.AdviseReceipt;
import weft.shipment.ShipmentCommand.AdviseReceipt.Wish;

/** How a buyer's receipt advice says that its differences are to be settled. */
class ReceiptWishesTest {
  private static Meaning meaning(String interchange) {
    ReadMessage read = EdiReader.read(interchange.getBytes(ISO_8859_1)).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return Village.PIPELINE.map(
        read, new Correspondents(Village.PLAIN, Village.HENGYUE, Village.JIAXIN));
  }

  private static AdviseReceipt advice(Meaning meaning) {
    assertThat(meaning.faults()).isEmpty();
    return (AdviseReceipt) meaning.commands().getFirst();
  }

  private static String recadv(String quantities) {
    return Samples.interchange(
        "UNB+UNOC:3+HENGYUE:ZZ+JIAXIN:ZZ+261126:0800+REF1'",
        "RECADV:D:96A:UN",
        ("BGM+632+WE-1+9'DTM+50:20261126:102'RFF+AAK:LS-1'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'"
                + "CPS+1'LIN+1++P1:IN'"
                + quantities)
            .split("'"));
  }

  private static String x861(String rcd) {
    return X12Samples.set(
        "861",
        ("BRA*WE-1*20261126*00*1~DTM*097*20261126~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~"
                + rcd
                + "LIN**BP*P1~REF*SI*LS-1~")
            .split("~"));
  }

  @Test
  void what_is_destroyed_or_goes_back_as_a_whole_is_wished() {
    assertThat(advice(meaning(recadv("QTY+48:100:PCE'QTY+196:4:PCE"))).wishes())
        .containsExactly(new Wish(1, Outcome.SCRAPPED));
    assertThat(advice(meaning(recadv("QTY+48:100:PCE'QTY+195:3:PCE'QTY+196:4:PCE"))).wishes())
        .isNull();
  }

  @Test
  void RCD04_goes_back() {
    AdviseReceipt advice = advice(meaning(x861("RCD**100*EA*4*EA~")));
    assertThat(advice.receipt().lines().getFirst().difference())
        .isEqualTo(new Difference(Difference.Kind.DAMAGED, Quantity.of(4)));
    assertThat(advice.wishes()).containsExactly(new Wish(1, Outcome.RETURNED));
  }

  @Test
  void what_goes_back_in_another_unit_is_a_fault_and_not_passed_over() {
    assertThat(meaning(x861("RCD**100*EA*4*KG~")).faults())
        .singleElement()
        .satisfies(it -> assertThat(it.code()).isEqualTo(FaultCode.UNITS_DIFFER))
        .satisfies(it -> assertThat(it.forbids()).isTrue());
  }
}
