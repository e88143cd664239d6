package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Price;
import weft.document.BusinessDocument.Reference;
import weft.document.BusinessDocument.Reference.To;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.table.LaidOutRecords;
import weft.edi.table.Layouts;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.party.RecordLayout;

/** VDA 4906 in business terms, with the fields of a customer's layout. */
class VdaInvoiceTest {
  private static final String HEADER = "81103HENGYUE  JIAXIN   0000800009261127";
  private static final String HEAD =
      "81203RE90000126112620261226  0000000002825 0000000000325CNYRE";
  private static final String NOTE = "8130300001241P1 4500012345";
  private static final String ITEM =
      "814034711                  JX-1                  0000000002500KG 0000000050000"
          + "1000000000001250 0010";
  private static final String TRAILER =
      "81903000000100000010000001000000100000010000000002825      END";

  private static ReadInterchange read(List<RecordLayout> layouts, String... records) {
    return EdiReader.read(
        String.join("\r\n", records).getBytes(ISO_8859_1),
        ReaderOptions.STANDARD.withVda(LaidOutRecords.directory(layouts)));
  }

  private static ReadInterchange read(String... records) {
    return read(Layouts.INVOICE, records);
  }

  private static Meaning meaning(ReadInterchange read) {
    assertThat(read.allFaults()).isEmpty();
    return requireNonNull(Meanings.BY_TYPE.get("4906"))
        .toCommands(read.messages().getFirst(), new Correspondents(Village.PLAIN, JIAXIN, HENGYUE));
  }

  private static BusinessDocument document(ReadInterchange read) {
    Meaning meaning = meaning(read);
    assertThat(meaning.faults()).isEmpty();
    return requireNonNull(meaning.document());
  }

  @Test
  void each_field_says_what_it_holds() {
    BusinessDocument it = document(read(HEADER, HEAD, NOTE, ITEM, TRAILER));
    assertThat(it.kind()).isEqualTo(Kind.INVOICE);
    assertThat(it.number()).isEqualTo("RE900001");
    assertThat(it.issued()).isEqualTo(LocalDate.of(2026, 11, 26));
    assertThat(it.currency()).isEqualTo("CNY");
    assertThat(it.shipTo()).isEqualTo("P1");
    assertThat(requireNonNull(it.payable()).total()).isEqualByComparingTo("28.25");
    assertThat(it.payable().taxes().getFirst().amount()).isEqualByComparingTo("3.25");
    assertThat(it.payable().due()).isEqualTo(LocalDate.of(2026, 12, 26));
    assertThat(it.references())
        .containsExactlyInAnyOrder(
            new Reference(To.ORDER, "4500012345"), new Reference(To.DESPATCH_ADVICE, "1241"));
    var line = it.lines().getFirst();
    assertThat(line.part()).isEqualTo("4711");
    assertThat(line.supplierPart()).isEqualTo("JX-1");
    assertThat(line.quantity()).isEqualTo(Quantity.of("2.5"));
    assertThat(line.unit()).isEqualTo("KGM");
    assertThat(line.amount()).isEqualByComparingTo("12.5");
    assertThat(line.price())
        .isEqualTo(new Price(new BigDecimal("5"), Quantity.of("100"), null, false));
    assertThat(line.order()).isEqualTo("4500012345");
    assertThat(line.orderLine()).isEqualTo("0010");
    assertThat(line.despatchAdvice()).isEqualTo("1241");
    assertThat(line.segment()).isEqualTo(4);
  }

  @Test
  void without_a_layout_its_lines_are_counted() {
    BusinessDocument it = document(read(List.of(), HEADER, HEAD, NOTE, ITEM, TRAILER));
    assertThat(it.number()).isEmpty();
    assertThat(it.issued()).isEqualTo(LocalDate.of(2026, 11, 27));
    assertThat(it.lineCount()).isOne();
    assertThat(it.lines()).isEmpty();
    assertThat(it.payable()).isNull();
  }

  /** The invoice and another one, each of one item. */
  private static BusinessDocument two(String otherHead, String otherNote) {
    return document(
        read(
            HEADER,
            HEAD,
            NOTE,
            ITEM,
            otherHead,
            otherNote,
            ITEM,
            "81903000000100000020000002000000200000010000000005650      END"));
  }

  @Test
  void several_invoices_in_one_transmission_are_one_document_without_number_and_total() {
    BusinessDocument it =
        two(HEAD.replace("RE900001", "RE900002"), NOTE.replace("4500012345", "4500012346"));
    assertThat(it.number()).isEmpty();
    assertThat(it.payable()).isNull();
    assertThat(it.lines())
        .extracting(BusinessDocument.Line::order)
        .containsExactly("4500012345", "4500012346");
  }

  @Test
  void amounts_in_several_currencies_are_of_none() {
    BusinessDocument it = two(HEAD.replace("CNY", "EUR"), NOTE);
    assertThat(it.currency()).isNull();
    assertThat(it.lines()).extracting(BusinessDocument.Line::amount).containsOnlyNulls();
    assertThat(it.lines()).extracting(BusinessDocument.Line::price).containsOnlyNulls();
  }

  @Test
  void a_sign_says_whether_it_is_charged_and_one_not_known_is_noted() {
    String back = ITEM.replace("1250 0010", "1250-0010");
    assertThat(document(read(HEADER, HEAD, NOTE, back, TRAILER)).lines().getFirst().amount())
        .isEqualByComparingTo("-12.5");
    Meaning meaning =
        meaning(read(HEADER, HEAD, NOTE, ITEM.replace("1250 0010", "1250C0010"), TRAILER));
    assertThat(meaning.faults())
        .extracting(Fault::code, Fault::element, Fault::segment)
        .containsExactly(tuple(FaultCode.MEANING_UNKNOWN, "814-sign", 4));
    assertThat(requireNonNull(meaning.document()).lines().getFirst().amount()).isNull();
  }

  @Test
  void fields_are_checked_as_they_are_laid_out() {
    assertFault(
        FaultCode.ELEMENT_MISSING,
        "812-invoice-number",
        "812",
        HEAD.replace("RE900001", "        "));
    assertFault(
        FaultCode.ELEMENT_NOT_NUMERIC,
        "812-total",
        "812",
        HEAD.replace("0000000002825", "0000000O02825"));
    assertFault(
        FaultCode.DATE_INVALID, "812-due-date", "812", HEAD.replace("20261226", "20261326"));
    assertFault(FaultCode.ELEMENT_TOO_SHORT, "814-quantity", "814", ITEM.substring(0, 55));
    assertFault(
        FaultCode.WRONG_COUNT,
        "819-RecordsOf814",
        "819",
        TRAILER.substring(0, 26) + "0000007" + TRAILER.substring(33));
  }

  private static void assertFault(FaultCode code, String field, String tag, String broken) {
    String[] records = {HEADER, HEAD, NOTE, ITEM, TRAILER};
    for (int i = 0; i < records.length; i++) if (records[i].startsWith(tag)) records[i] = broken;
    assertThat(read(records).allFaults())
        .as(broken)
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.code()).isEqualTo(code);
              assertThat(it.element()).isEqualTo(field);
              assertThat(it.tag()).isEqualTo(tag);
              assertThat(it.text().zh()).isNotEqualTo(it.text().en());
            });
  }
}
