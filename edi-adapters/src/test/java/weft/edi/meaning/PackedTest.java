package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Place;
import weft.document.Packages;
import weft.document.Packages.Outer;
import weft.edi.meaning.document.stated.LabelRange;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.measure.Quantity;

/** The packages of despatch advice lines, as each standard states them. */
class PackedTest {
  private static BusinessDocument document(byte[] bytes) {
    ReadMessage read = EdiReader.read(bytes).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    Meaning meaning =
        Village.PIPELINE.map(
            read, new Correspondents(Village.PLAIN, Village.JIAXIN, Village.HENGYUE));
    BusinessDocument document = requireNonNull(meaning.document());
    assertThat(Village.faults(meaning)).isEqualTo(Village.noted(document));
    return document;
  }

  private static BusinessDocument desadv(String segments) {
    return document(
        Samples.interchange(
                "UNB+UNOC:3+JIAXIN:ZZ+HENGYUE:ZZ+261124:0800+REF1'",
                "DESADV:D:07A:UN",
                ("BGM+351+LS-1+9'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'" + segments).split("'"))
            .getBytes(ISO_8859_1));
  }

  private static List<@Nullable List<Packages>> packages(BusinessDocument it) {
    List<@Nullable List<Packages>> all = new ArrayList<>();
    for (Line line : it.lines()) all.add(line.packages());
    return all;
  }

  private static Packages of(
      int count, @Nullable String type, @Nullable Integer each, Outer outer, String... labels) {
    return new Packages(
        count, type, each == null ? null : Quantity.of(each), List.of(labels), false, outer);
  }

  @Test
  void boxes_on_a_pallet_each_with_what_it_holds_and_its_label() {
    BusinessDocument it =
        desadv(
            "CPS+1++3'PAC+1++PAL'PCI+17'RFF+AAT:M1'CPS+2+1+1'PAC+2++KLT'QTY+52:50:PCE'PCI+17'"
                + "GIN+ML+S008:S009'LIN+1++P-1:IN'QTY+12:100:PCE'"
                + "CPS+3+1+1'PAC+1++BOX'PCI+17'GIN+ML+391234'LIN+2++P-2:IN'QTY+12:7:PCE'");
    var pallet = new Outer("PAL", List.of("M1"));
    assertThat(packages(it))
        .containsExactly(
            List.of(of(2, "KLT", 50, pallet, "S008", "S009")),
            List.of(of(1, "BOX", null, pallet, "391234")));
    assertThat(it.lines())
        .extracting(Line::quantity)
        .containsExactly(Quantity.of(100), Quantity.of(7));
    assertThat(requireNonNull(it.places()))
        .filteredOn(place -> place.number() == Place.What.PACKAGES)
        .extracting(place -> place.line() + " " + place.at() + " " + place.segment())
        .containsExactly("0 0 11", "1 0 18");
  }

  /** Content below the next packages does not belong to the line before them. */
  @Test
  void several_lines_in_one_package_and_lines_right_on_the_pallet() {
    BusinessDocument it =
        desadv(
            "CPS+1++3'PAC+1++PAL'CPS+2+1+4'LIN+1++P-1:IN'CPS+3+1+1'PAC+1++MIX'QTY+52:9:PCE'"
                + "LIN+2++P-2:IN'QTY+12:4:PCE'LIN+3++P-3:IN'QTY+12:5:PCE'CPS+4++4'LIN+4++P-4:IN'");
    var pallet = new Outer("PAL", List.of());
    var mixed = new Packages(1, "MIX", Quantity.of(9), List.of(), true, pallet);
    assertThat(packages(it))
        .containsExactly(
            List.of(new Packages(1, "PAL", null, List.of(), false, null)),
            List.of(mixed),
            List.of(mixed),
            null);
    assertThat(it.lines().getFirst().quantity()).isNull();
  }

  @Test
  void levels_that_go_round_in_a_circle_end() {
    BusinessDocument it =
        desadv("CPS+1+2+1'LIN+1++P-1:IN'CPS+2+1+1'LIN+2++P-2:IN'CPS+3+3+1'LIN+3++P-3:IN'");
    assertThat(packages(it)).containsExactly(null, null, null);
  }

  /** A few bytes that state ten thousand labels, nested levels, or every line in every package. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "PAC+1'|GIN+ML+00001:09999+10001:19999+20001:29999'|LIN+1++P:IN'",
        "PAC+1'|PAC+1'|LIN+1++P:IN'",
        "CPS+1'|CPS+%1$d+%2$d+1'LIN+1++P:IN'|LIN+1++P:IN'"
      })
  void what_is_made_to_be_large_costs_no_more_than_what_is_kept(String parts) {
    String[] each = parts.split("\\|", -1);
    var text = new StringBuilder("CPS+0'").append(each[0]);
    for (int i = 1; i < 20_000; i++) text.append(each[1].formatted(i + 1, i));
    for (int i = 0; i < 9_000; i++) text.append(each[2]);
    ReadMessage message =
        EdiReader.read(
                Samples.interchange(
                        "UNB+UNOC:3+JIAXIN:ZZ+HENGYUE:ZZ+261124:0800+REF1'",
                        "DESADV:D:07A:UN",
                        ("BGM+351+LS-1+9'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'" + text).split("'"))
                    .getBytes(ISO_8859_1))
            .messages()
            .getFirst();
    var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    var from = new Correspondents(Village.PLAIN, Village.JIAXIN, Village.HENGYUE);
    Meaning warm = Village.PIPELINE.map(message, from);
    long cpu = thread.getCurrentThreadCpuTime();
    long bytes = thread.getCurrentThreadAllocatedBytes();
    Meaning meaning = Village.PIPELINE.map(message, from);
    assertThat(thread.getCurrentThreadAllocatedBytes() - bytes).isLessThan(200L << 20);
    assertThat((thread.getCurrentThreadCpuTime() - cpu) / 1_000_000).isLessThan(1_000);
    assertThat(requireNonNull(meaning.document()).lineCount())
        .isEqualTo(requireNonNull(warm.document()).lineCount())
        .isGreaterThanOrEqualTo(9_000);
  }

  @Test
  void packs_and_tares_of_an_856_and_loads_of_an_item() {
    String set =
        X12Samples.set(
            "856",
            X12Samples.inner(
                "BSN*00*LS-1*20261126*0900*0001~HL*1**S~HL*2*1*O~PRF*PO-1~HL*3*2*T~TD1*PLT94*1~MAN*GM*T1~"
                    + "HL*4*3*P~TD1*CTN25*1~MAN*GM*S1~HL*5*4*I~LIN*1*BP*P-1~SN1*1*40*EA~"
                    + "HL*6*2*I~LIN*2*BP*P-2~SN1*2*60*EA~CLD*3*20*KLT~REF*LS*L1~REF*LS*L2~CTT*6~"));
    assertThat(packages(document(set.getBytes(ISO_8859_1))))
        .containsExactly(
            List.of(
                new Packages(
                    1, "CTN25", null, List.of("S1"), false, new Outer("PLT94", List.of("T1")))),
            List.of(new Packages(3, "KLT", Quantity.of(20), List.of("L1", "L2"), false, null)));
  }

  @Test
  void handling_units_of_a_delivery() {
    String delivery = new String(Samples.bytes("idoc-delvry05-jiaxin.xml"), UTF_8);
    assertThat(requireNonNull(packages(document(delivery.getBytes(UTF_8))).getFirst()))
        .containsExactly(
            new Packages(1, null, Quantity.of(30), List.of("69099900000000017"), false, null));
  }

  @ParameterizedTest
  @CsvSource({
    "S008,S011,S008 S009 S010 S011",
    "1,3,1 2 3",
    "A1,B3,A1 B3",
    "S9,S10,S9 S10",
    "5,2,5 2",
    "X,X,X",
    "1,99999,1 99999",
    "7,,7"
  })
  void ranges_of_labels_are_their_numbers_where_they_count(
      String from, @Nullable String to, String all) {
    assertThat(String.join(" ", LabelRange.of(from, to == null ? "" : to))).isEqualTo(all);
  }
}
