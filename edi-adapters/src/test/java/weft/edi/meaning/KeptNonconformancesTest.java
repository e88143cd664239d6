package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Line;
import weft.document.Measurement;
import weft.document.Nonconformance;
import weft.document.Nonconformance.Action;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.X12Samples;
import weft.measure.Quantity;

class KeptNonconformancesTest {
  private static BusinessDocument reported(String inner) {
    String text = X12Samples.set("842", X12Samples.inner(inner));
    ReadMessage read = EdiReader.read(text.getBytes(ISO_8859_1)).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    Meaning meaning =
        Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, HENGYUE, JIAXIN));
    assertThat(meaning.faults()).isEmpty();
    return requireNonNull(meaning.document());
  }

  /** REF below NCD belongs to the nonconformance; it is not the item's order. */
  @Test
  void an_842_says_what_is_wrong_how_that_shows_and_what_is_to_be_done() {
    BusinessDocument it =
        reported(
            "BNR*00*N*20261230~HL*1**I~LIN**BP*P*LT*0167S6~REF*PO*4711~QTY*01*40*EA~"
                + "MEA*TR*TH*4.7*P1~NCD*01*Y*1*71*ST*016*Scratched~NTE**on both sides~"
                + "REF*PO*0815~QTY*01*2*EA~MEA*TR*WD*9*P1~NCA*1*RT*At once*2*EA~NTE**by lorry~"
                + "NCA**SC~NCD**N~HL*2**I~NCD**Y***ZZ*LATE~");
    assertThat(it.lines()).extracting(Line::line).containsExactly("1", "2");
    assertThat(it.codes()).isEqualTo(BusinessDocument.Codes.X12);
    Line line = it.lines().getFirst();
    assertThat(line.order()).isEqualTo("4711");
    assertThat(line.quantity()).isEqualTo(Quantity.of(40));
    assertThat(requireNonNull(line.measurements()))
        .extracting(Measurement::property)
        .containsExactly("TH");
    List<Nonconformance> wrong = requireNonNull(line.nonconformances());
    assertThat(wrong).hasSize(2);
    assertThat(wrong.getFirst().texts()).containsExactly("Scratched", "on both sides");
    assertThat(wrong.getFirst().code()).isEqualTo("ST 016");
    assertThat(wrong.getFirst().quantity()).isEqualTo(Quantity.of(2));
    assertThat(wrong.getFirst().measurements())
        .extracting(Measurement::property)
        .containsExactly("WD");
    assertThat(wrong.getFirst().actions())
        .containsExactly(
            new Action("1", "RT", List.of("At once", "by lorry"), Quantity.of(2), "PCE"),
            new Action(null, "SC", List.of(), null, null));
  }

  @Test
  void what_no_item_is_named_of_is_a_line_without_part() {
    Line line = reported("BNR*00*N*20261230~HL*1**S~NCD**Y***ZZ*LATE~").lines().getFirst();
    assertThat(line.part()).isNull();
    assertThat(requireNonNull(line.nonconformances()).getFirst().code()).isEqualTo("ZZ LATE");
  }

  /** Each NCD, NTE and NCA takes as much room as a measurement. */
  @Test
  void a_line_of_which_not_all_that_is_wrong_can_be_kept_is_not_kept() {
    String notes = "NTE**x~".repeat(BusinessDocument.MOST_MEASUREMENTS);
    BusinessDocument it =
        reported("BNR*00*N*20261230~HL*1**I~LIN**BP*P~NCD**Y~HL*2**I~LIN**BP*Q~NCD**Y~" + notes);
    assertThat(it.lines()).extracting(Line::part).containsExactly("P");
    assertThat(it.lineCount()).isEqualTo(2);
  }
}
