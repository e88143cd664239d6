package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;
import static weft.edi.meaning.Village.faults;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Kind;
import weft.document.LineBuilder;
import weft.document.Packages;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.Samples;
import weft.edi.writer.VdaWriter;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.shipment.Despatch;
import weft.shipment.ShipmentCommand.AdviseShipment;

/** VDA 4913 and DELVRY01 to 07 in business terms. */
class KeptRecordsTest extends KeptRecords {
  @Test
  void a_4913_tells_its_shipment_with_batch_order_delivery_note_and_packages() {
    Meaning meaning = meaning(Samples.bytes("vda-4913-jiaxin.vda"), JIAXIN, HENGYUE);
    var told = (AdviseShipment) meaning.commands().getFirst();
    assertThat(meaning.commands()).hasSize(1);
    assertThat(told.stream()).isEqualTo("Shipment:HENGYUE:JIAXIN:70001240:2026");
    assertThat(told.function()).isEqualTo(AdviseShipment.Function.ORIGINAL);
    Despatch sent = told.despatch();
    assertThat(sent.shipped()).isEqualTo(LocalDate.of(2026, 11, 25));
    assertThat(sent.lines())
        .extracting(
            it ->
                String.join(
                    " ",
                    it.part(),
                    it.supplierPart(),
                    it.quantity() + it.unit(),
                    it.batch(),
                    it.deliveryNote(),
                    it.order(),
                    String.valueOf(it.segment())))
        .containsExactly("HY-2010-118 JX-88 120PCE C-7781 70001240 4500012345 4");
    assertThat(sent.packages())
        .extracting(it -> it.label() + " " + it.type() + " " + it.contents().getFirst().quantity())
        .containsExactly("000000001 KLT6428 40", "000000002 KLT6428 40", "000000003 KLT6428 40");
  }

  @Test
  void each_transport_of_a_4913_is_a_shipment_and_names_the_delivery_note_of_each_line() {
    var out =
        new VdaWriter(ISO_8859_1, true)
            .record("711", "03", "HENGYUE", "JIAXIN", "8", "9", "261125")
            .record("712", "03", "20001234");
    for (String note : List.of("70001240", "70001241"))
      out.record("713", "03", note, "261125", "T4", "", "", "4500012345")
          .record("714", "03", "HY-1", "", "", "1500", "KG");
    out.record("712", "03", "20001235")
        .record("713", "03", "70001242", "261126", "", "", "", "4500012345")
        .record("714", "03", "HY-2", "", "", "2000", "ST");
    Meaning meaning = meaning(out.end("711", "02").toBytes(), JIAXIN, HENGYUE);
    assertThat(meaning.commands())
        .extracting(it -> ((AdviseShipment) it).shipment().number())
        .containsExactly("20001234", "70001242");
    var first = ((AdviseShipment) meaning.commands().getFirst()).despatch();
    assertThat(first.lines())
        .extracting(it -> it.deliveryNote() + " " + it.unloadingPoint() + " " + it.quantity())
        .containsExactly("70001240 T4 1.5", "70001241 T4 1.5");
    assertThat(((AdviseShipment) meaning.commands().getLast()).despatch().shipped())
        .isEqualTo(LocalDate.of(2026, 11, 26));
  }

  @Test
  void a_4913_of_one_delivery_note_is_its_despatch_advice() {
    BusinessDocument despatch = document(Samples.bytes("vda-4913-jiaxin.vda"), JIAXIN, HENGYUE);
    assertThat(despatch.kind()).isEqualTo(Kind.DESPATCH_ADVICE);
    assertThat(despatch.number()).isEqualTo("70001240");
    assertThat(despatch.issued()).isEqualTo(LocalDate.of(2026, 11, 25));
    assertThat(despatch.shipped()).isEqualTo(LocalDate.of(2026, 11, 25));
    assertThat(despatch.lines())
        .containsExactly(
            LineBuilder.line("1", "HY-2010-118")
                .supplierPart("JX-88")
                .quantity(Quantity.of(120), "PCE")
                .order("4500012345", null)
                .segment(4)
                .batch("C-7781")
                .unloadingPoint("G3")
                .packages(
                    List.of(
                        new Packages(
                            3,
                            "KLT6428",
                            Quantity.of(40),
                            List.of("000000001", "000000002", "000000003"),
                            false,
                            null)))
                .build());
  }

  @Test
  void where_a_4913_has_several_each_line_names_its_own_and_the_transport_numbers_it() {
    var out =
        new VdaWriter(ISO_8859_1, true)
            .record("711", "03", "HENGYUE", "JIAXIN", "8", "9", "261125")
            .record("712", "03", "20001234");
    for (String note : List.of("70001240", "70001241"))
      out.record("713", "03", note, "261125", "", "", "", "4500012345")
          .record("714", "03", "HY-1", "", "", "1500", "KG");
    BusinessDocument despatch = document(out.end("711", "02").toBytes(), JIAXIN, HENGYUE);
    assertThat(despatch.number()).isEqualTo("20001234");
    assertThat(despatch.issued()).isEqualTo(LocalDate.of(2026, 11, 25));
    assertThat(despatch.lines())
        .extracting(it -> it.despatchAdvice() + " " + it.quantity() + " " + it.unit())
        .containsExactly("70001240 1.5 KGM", "70001241 1.5 KGM");
  }

  @Test
  void a_delivery_note_of_several_orders_is_one() {
    var out =
        new VdaWriter(ISO_8859_1, true)
            .record("711", "03", "HENGYUE", "JIAXIN", "8", "9", "261125")
            .record("712", "03", "20001234");
    for (String order : List.of("4500012345", "4500012346"))
      out.record("713", "03", "70001240", "261125", "", "", "", order)
          .record("714", "03", "HY-1", "", "", "1500", "KG");
    BusinessDocument despatch = document(out.end("711", "02").toBytes(), JIAXIN, HENGYUE);
    assertThat(despatch.number()).isEqualTo("70001240");
    assertThat(despatch.lines())
        .extracting(it -> it.order() + " " + it.despatchAdvice())
        .containsExactly("4500012345 null", "4500012346 null");
  }

  private static byte[] delivery(String type) {
    return """
    <DELVRY03><IDOC BEGIN="1">
    <EDI_DC40 SEGMENT="1"><DOCNUM>0000000000000009</DOCNUM><IDOCTYP>DELVRY03</IDOCTYP><MESTYP>%s</MESTYP>
    <SNDPRN>JIAXIN</SNDPRN><RCVPRN>HENGYUE</RCVPRN><CREDAT>20261125</CREDAT></EDI_DC40>
    <E1EDL20 SEGMENT="1"><VBELN>0080001240</VBELN>
    <E1EDT13 SEGMENT="1"><QUALF>006</QUALF><NTANF>20261126</NTANF></E1EDT13>
    <E1EDT13 SEGMENT="1"><QUALF>007</QUALF><NTANF>20261128</NTANF></E1EDT13>
    <E1EDL24 SEGMENT="1"><POSNR>000010</POSNR><MATNR>JX-88</MATNR><KDMAT>HY-2010-118</KDMAT>
    <LFIMG>120.000</LFIMG><VRKME>PCE</VRKME>
    <E1EDL41 SEGMENT="1"><QUALI>001</QUALI><BSTNR>4500012345</BSTNR><POSEX>000030</POSEX></E1EDL41>
    </E1EDL24></E1EDL20></IDOC></DELVRY03>
    """
        .formatted(type)
        .getBytes(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELVRY01",
        "DELVRY02",
        "DELVRY03",
        "DELVRY04",
        "DELVRY05",
        "DELVRY06",
        "DELVRY07"
      })
  void a_DELVRY_is_a_despatch_advice_in_each_of_its_forms(String type) {
    byte[] sent = new String(delivery("DESADV"), UTF_8).replace("DELVRY03", type).getBytes(UTF_8);
    BusinessDocument despatch = document(sent, JIAXIN, HENGYUE);
    assertThat(despatch.shipped()).isEqualTo(LocalDate.of(2026, 11, 26));
    assertThat(despatch.arrives()).isEqualTo(LocalDate.of(2026, 11, 28));
    assertThat(despatch.number()).isEqualTo("80001240");
    assertThat(despatch.issued()).isEqualTo(LocalDate.of(2026, 11, 25));
    assertThat(despatch.lines())
        .extracting(
            it ->
                String.join(
                    " ",
                    it.line(),
                    it.part(),
                    it.supplierPart(),
                    String.valueOf(it.quantity()),
                    it.unit(),
                    it.order(),
                    it.orderLine()))
        .containsExactly("10 HY-2010-118 JX-88 120 PCE 4500012345 30");
  }

  @Test
  void an_item_that_stands_in_a_delivery_twice_is_no_second_one() {
    String sent = new String(delivery("DESADV"), UTF_8);
    String item = sent.substring(sent.indexOf("<E1EDL24"), sent.indexOf("</E1EDL20>"));
    byte[] twice = sent.replace(item, item + item).getBytes(UTF_8);
    Meaning meaning = meaning(twice, JIAXIN, HENGYUE);
    assertThat(faults(meaning)).containsExactly(FaultCode.ITEM_REPEATED);
    assertThat(meaning.isApplicable()).isFalse();
    byte[] another = sent.replace(item, item + item.replace("000010", "900001")).getBytes(UTF_8);
    assertThat(document(another, JIAXIN, HENGYUE).lines()).hasSize(2);
  }

  @Test
  void a_delivery_that_is_something_else_is_not_guessed_at() {
    Meaning meaning = meaning(delivery("WHSORD"), JIAXIN, HENGYUE);
    assertThat(faults(meaning)).containsExactly(FaultCode.MEANING_UNKNOWN);
    assertThat(meaning.isApplicable()).isFalse();
  }

  @Test
  void whoever_it_is_for_has_to_be_known() {
    Meaning meaning = meaning(Samples.bytes("vda-4913-jiaxin.vda"), JIAXIN, null);
    assertThat(faults(meaning)).containsExactly(FaultCode.UNKNOWN_PARTNER);
    assertThat(meaning.document()).isNull();
  }
}
