package weft.edi.expected;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.edi.expected.Note.By;
import weft.edi.expected.Note.Standing;
import weft.edi.outbox.PartnerFault;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;

/** Reads partners' business answers from their segments. */
class NotesTest {
  private static List<Note> aperak(String inner) {
    long segments = inner.chars().filter(it -> it == '\'').count() + 2;
    return notes(
        "UNB+UNOC:3+HENGYUE:ZZ+JIAXIN:ZZ+261124:0800+A1'UNH+1+APERAK:D:01B:UN'"
            + inner
            + "UNT+"
            + segments
            + "+1'UNZ+1+A1'");
  }

  private static List<Note> advice(String inner) {
    long segments = inner.chars().filter(it -> it == '~').count() + 2;
    return notes(
        "ISA*00*          *00*          *ZZ*HENGYUE        *ZZ*JIAXIN        "
            + " *261124*0800*U*00401*000000001*0*P*>~"
            + "GS*AG*HENGYUE*JIAXIN*20261124*0800*1*X*004010~ST*824*0001~"
            + inner
            + "SE*"
            + segments
            + "*0001~GE*1*1~IEA*1*000000001~");
  }

  private static List<Note> notes(String text) {
    ReadInterchange read = EdiReader.read(text.getBytes(ISO_8859_1));
    assertThat(read.allFaults()).isEmpty();
    return Notes.of(read.messages().getFirst(), requireNonNull(read.envelope()));
  }

  @Test
  void an_APERAK_names_our_numbers_before_its_first_error_and_places_after_it() {
    List<Note> notes =
        aperak(
            "BGM+313+7+27'RFF+ACE:00000012'RFF+ACW:1'ERC+PART:ZZZ:ZZZ'FTX+AAO+++part-unknown?: Part"
                + " P-1 is:not known.'RFF+ZZZ:LIN C212.7140:7'ERC+VALUE:ZZZ:ZZZ'");
    assertThat(notes)
        .extracting(Note::by, Note::number, Note::standing)
        .containsExactly(
            tuple(By.DOCUMENT, "00000012", Standing.REJECTED),
            tuple(By.DOCUMENT, "1", Standing.REJECTED));
    assertThat(notes.getFirst().told())
        .extracting(PartnerFault::where, PartnerFault::code, it -> it.text().en())
        .containsExactly(
            tuple("LIN C212.7140 7", "PART", "part-unknown: Part P-1 is not known."),
            tuple("ERC", "VALUE", "The partner gives the code VALUE."));
    assertThat(notes.getFirst().told())
        .extracting(PartnerFault::segment, PartnerFault::element)
        .containsExactly(tuple(7, "C212.7140"), tuple(null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "27, false, REJECTED",
    "48, false, REJECTED",
    "9+RE, false, REJECTED",
    "29, false, ACKNOWLEDGED",
    "9, false, ACKNOWLEDGED",
    "23, true, ACKNOWLEDGED",
    "9, true, REJECTED"
  })
  void what_an_APERAK_says_counts_before_that_it_names_an_error(
      String verdict, boolean error, Standing standing) {
    String inner = "BGM+313+7+" + verdict + "'RFF+ACE:12'" + (error ? "ERC+PART'" : "");
    assertThat(aperak(inner)).extracting(Note::standing).containsExactly(standing);
  }

  @Test
  void an_824_tells_of_each_set_its_verdict_its_place_and_all_its_words() {
    List<Note> notes =
        advice(
            "BGN*11*7*20261124~OTI*TR*TN*R1*HENGYUE*JIAXIN***12*0001*855~TED*848*the part is"
                + "*PO1*6~NTE*ADD*not ours.~OTI*TE*TN*R2*HENGYUE*JIAXIN***13*0001*855~TED*ZZZ~"
                + "OTI*TA*TN*R3~");
    assertThat(notes)
        .extracting(Note::by, Note::number, Note::standing)
        .containsExactly(
            tuple(By.GROUP, "12", Standing.REJECTED),
            tuple(By.GROUP, "13", Standing.ACKNOWLEDGED),
            tuple(By.DOCUMENT, "R3", Standing.ACKNOWLEDGED));
    assertThat(notes.getFirst().told())
        .extracting(PartnerFault::where, PartnerFault::code, it -> it.text().en())
        .containsExactly(tuple("PO1 6", "848", "the part is not ours."));
    assertThat(notes.get(1).told())
        .extracting(PartnerFault::where, PartnerFault::code)
        .containsExactly(tuple("TED", "ZZZ"));
    assertThat(notes).allMatch(Note::ofContent);
  }
}
