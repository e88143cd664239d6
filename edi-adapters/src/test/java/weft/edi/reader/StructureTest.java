package weft.edi.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.reader.Samples.faults;
import static weft.edi.reader.Samples.message;
import static weft.edi.reader.Samples.read;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import weft.edi.reader.text.Segment;

class StructureTest {
  private static final String DELFOR = Samples.text("delfor-d97a-hengyue.edi");

  /** Removes, inserts or changes a line, and corrects the count of UNT. */
  private static ReadInterchange mutated(String line, String by) {
    assertThat(DELFOR).contains(line);
    String text = DELFOR.replaceFirst(java.util.regex.Pattern.quote(line), by);
    long lines = text.lines().filter(it -> !it.isEmpty()).count();
    return read(text.replace("UNT+57", "UNT+" + (lines - 2)));
  }

  @Test
  void segments_stand_in_the_groups_of_the_directory() {
    ReadMessage message = read(DELFOR).messages().getFirst();
    assertThat(message.body().name()).isEqualTo("DELFOR");
    assertThat(message.body().groupsAt("GIS")).hasSize(2);
    Group plant1 = message.body().groups("SG6").getFirst();
    assertThat(plant1.groups("SG12")).hasSize(2);
    Group item = plant1.groupsAt("LIN").getFirst();
    assertThat(Objects.requireNonNull(item.segment("LIN")).value("7140")).isEqualTo("HY-24017");
    assertThat(item.groupsAt("SCC")).hasSize(5);
    Group firm = item.groupsAt("SCC").getFirst();
    assertThat(firm.groupsAt("QTY").getFirst().segments("DTM").getFirst().value("C507.2380"))
        .isEqualTo("20261201");
    // Quantities of the item's own group are anchors, those under SCC demand.
    assertThat(item.groupsAt("QTY").stream().map(it -> it.segments().getFirst().value("6063")))
        .containsExactly("70", "48");
  }

  @Test
  void D96A_has_other_numbers_for_the_same_groups() {
    ReadMessage message =
        EdiReader.read(Samples.bytes("delfor-d96a-syntax1.edi")).messages().getFirst();
    Group item = message.body().groups("SG4").getFirst().groups("SG8").getFirst();
    assertThat(item.groupsAt("QTY")).hasSize(4);
    assertThat(item.groupsAt("QTY").get(1).segments().stream().map(Segment::tag))
        .containsExactly("QTY", "SCC", "DTM");
  }

  @Test
  void a_missing_mandatory_segment_is_named_where_it_should_stand() {
    ReadInterchange read = mutated("BGM+241+DF-2026-1042+5'\r\n", "");
    assertThat(faults(read)).containsExactly("segment-missing 3 BGM");
    assertThat(read.messages().getFirst().faults().getFirst().offset())
        .isEqualTo(DELFOR.indexOf("BGM+"));
  }

  /** The first segment of a group is missing; all others in the group are correct. */
  @Test
  void a_missing_beginning_of_a_group_is_named_once() {
    String[] delfor = {
      "BGM+241+R1+5",
      "DTM+137:20261124:102",
      "NAD+BY+HENGYUE::92",
      "GEI+3+55",
      "NAD+ST+PLANT1::92",
      "LIN+1++P-1:IN",
      "RFF+ON:4500",
      "QTY+70:90:PCE",
      "SCC+1++D",
      "QTY+113:30:PCE",
      "DTM+2:20261205:102",
      "LIN+2++P-2:IN",
      "SCC+1++D",
      "QTY+113:30:PCE",
      "DTM+2:20261205:102"
    };
    assertNamedOnce("DELFOR:D:04A:UN", "GEI", delfor);
    assertNamedOnce("DELFOR:D:97A:UN", "GIS", with(delfor, 3, "GIS+37"));
    assertNamedOnce(
        "DELJIT:D:97A:UN",
        "SEQ",
        "BGM+242+7001+9",
        "DTM+137:202611271600:203",
        "NAD+BY+HENGYUE::92",
        "SEQ+1",
        "LIN+1++P-1:IN",
        "PIA+1+JX-1:SA",
        "QTY+1:24:PCE",
        "SCC+1",
        "DTM+2:202612010600:203",
        "QTY+1:16:PCE",
        "SCC+1",
        "DTM+2:202612011400:203");
    assertNamedOnce(
        "DESADV:D:96A:UN",
        "CPS",
        "BGM+351+LS-1+9",
        "DTM+137:202611260900:203",
        "NAD+BY+HENGYUE::92",
        "NAD+ST+PLANT2::92",
        "CPS+1++4",
        "PAC+3++PX",
        "LIN+1++P-1:IN",
        "PIA+1+JX-1:SA",
        "QTY+12:120:PCE",
        "RFF+ON:4500:10",
        "LIN+2++P-2:IN",
        "QTY+12:20:PCE");
  }

  private static String[] with(String[] lines, int at, String other) {
    String[] all = lines.clone();
    all[at] = other;
    return all;
  }

  private static void assertNamedOnce(String message, String beginning, String... lines) {
    assertThat(faults(read(message(message, lines)))).as(message).isEmpty();
    String[] without =
        List.of(lines).stream()
            .filter(it -> !it.startsWith(beginning + "+"))
            .toArray(String[]::new);
    assertThat(faults(read(message(message, without))))
        .as(message)
        .singleElement()
        .asString()
        .startsWith("group-missing ")
        .endsWith(" " + beginning);
  }

  @Test
  void a_misplaced_segment_faults_once_and_the_next_land_in_their_groups() {
    ReadInterchange read = mutated("QTY+113:160:PCE'", "QTY+113:160:PCE'\r\nTDT+20'");
    assertThat(faults(read)).containsExactly("segment-unexpected 32 TDT");
    assertThat(read.messages().getFirst().body().groupsAt("GIS")).hasSize(2);
  }

  @Test
  void a_segment_of_another_message_faults_once() {
    assertThat(faults(mutated("LOC+11+DOCK-3::92'", "LOC+11+DOCK-3::92'\r\nUCI+1'")))
        .containsExactly("segment-unexpected 12 UCI");
    assertThat(faults(mutated("LOC+11+DOCK-3::92'", "LOC+11+DOCK-3::92'\r\nQTX+1:2'")))
        .containsExactly("segment-unknown 12 QTX");
  }

  @Test
  void two_segments_exchanged_fault_once() {
    ReadInterchange read =
        mutated(
            "LOC+159+LINE-2::92'\r\nRFF+ON:4500012345'",
            "RFF+ON:4500012345'\r\nLOC+159+LINE-2::92'");
    assertThat(faults(read)).containsExactly("segment-unexpected 16 LOC");
  }

  @Test
  void a_segment_too_many_is_a_repetition() {
    ReadInterchange read =
        mutated("DTM+171:20261124:102'", "DTM+171:20261124:102'\r\nDTM+171:20261125:102'");
    assertThat(faults(read)).containsExactly("segment-repeated 19 DTM");
  }

  @Test
  void a_group_too_many_is_a_repetition() {
    String[] inner = new String[14];
    inner[0] = "BGM+241+1+5";
    inner[1] = "DTM+137:20261124:102";
    for (int i = 2; i < 14; i++) inner[i] = "TDT+20";
    assertThat(faults(read(message("DELFOR:D:97A:UN", inner))))
        .containsExactly("group-repeated 15 TDT", "group-repeated 16 TDT");
  }

  @Test
  void a_missing_section_separator_faults_once_although_the_summary_follows() {
    List<String> faults =
        faults(
            read(
                message(
                    "ORDERS:D:96A:UN",
                    "BGM+220+1",
                    "DTM+137:20261124:102",
                    "LIN+1++A:IN",
                    "QTY+21:5",
                    "CNT+2:1")));
    assertThat(faults).containsExactly("segment-missing 7 UNS");
  }

  @Test
  void a_stray_of_the_summary_among_the_lines_does_not_end_the_lines() {
    List<String> faults =
        faults(
            read(
                message(
                    "ORDERS:D:96A:UN",
                    "BGM+220+1",
                    "DTM+137:20261124:102",
                    "LIN+1++A:IN",
                    "CNT+2:1",
                    "QTY+21:5",
                    "LIN+2++B:IN",
                    "QTY+21:6",
                    "UNS+S")));
    assertThat(faults).containsExactly("segment-unexpected 6 CNT");
  }

  @Test
  void counts_and_references_of_the_trailers_are_checked() {
    assertThat(faults(read(DELFOR.replace("UNT+57+1", "UNT+56+2"))))
        .containsExactly("wrong-count 58 UNT 0074", "wrong-reference 58 UNT 0062");
    assertThat(faults(read(DELFOR.replace("UNZ+1+HY1042", "UNZ+2+HY1043"))))
        .containsExactly("wrong-count 59 UNZ 0036", "wrong-reference 59 UNZ 0020");
  }

  @Test
  void a_missing_trailer_is_missed_where_the_next_message_begins() {
    String two = Samples.text("orders-d01b-two-messages.edi");
    String text = two.replaceFirst("UNT\\+\\d+\\+1'\r\n", "");
    ReadInterchange read = read(text);
    assertThat(read.messages()).hasSize(2);
    assertThat(faults(read)).containsExactly("trailer-missing 24 UNT");
    assertThat(read.messages().get(1).acceptable()).isTrue();
  }

  @Test
  void segments_outside_of_messages_fault_once_for_the_run() {
    String text = Samples.text("orders-d01b-two-messages.edi").replace("UNH+1+", "UNX+1+");
    assertThat(faults(read(text)))
        .containsExactly("outside-message 2 UNX", "wrong-count 49 UNZ 0036");
  }

  @Test
  void an_unknown_message_or_release_is_read_but_not_nested() {
    ReadInterchange read = read(message("DELFOR:D:92A:UN", "BGM+241+1+5", "DTM+2:20261124:102"));
    assertThat(faults(read)).containsExactly("release-unknown 2 UNH S009.0054");
    assertThat(read.messages().getFirst().body().segments()).hasSize(2);
    assertThat(faults(read(message("IFTMIN:D:96A:UN", "BGM+241+1+5"))))
        .containsExactly("message-unknown 2 UNH S009.0065");
  }

  @Test
  void what_follows_the_end_is_trailing_data() {
    String text = DELFOR + "\r\nUNB+UNOC:3+A+B+261124:0800+R'";
    ReadInterchange read = read(text);
    assertThat(faults(read)).containsExactly("trailing-data 0 null");
    assertThat(read.faults().getFirst().offset()).isEqualTo(text.lastIndexOf("UNB"));
    assertThat(faults(read("rubbish\n" + DELFOR))).containsExactly("leading-data 0 null");
  }

  @Test
  void an_empty_segment_is_noted() {
    ReadInterchange read =
        read(DELFOR.replace("GIS+37'\r\nNAD+ST+PLANT2", "GIS+37''\r\nNAD+ST+PLANT2"));
    assertThat(faults(read)).containsExactly("segment-empty 51 NAD");
    assertThat(read.messages().getFirst().acceptable()).isTrue();
  }
}
