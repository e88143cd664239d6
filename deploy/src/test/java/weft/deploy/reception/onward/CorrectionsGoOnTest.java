package weft.deploy.reception.onward;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.deploy.reception.SmallHub;
import weft.edi.InterchangeResult;
import weft.edi.document.WhenDocumentKeptThenWriteToPartner;
import weft.edi.reception.MessageReruns.Asked;
import weft.event.Provenance;
import weft.interchange.InterchangeEvent.DocumentKept;
import weft.interchange.InterchangeKey;
import weft.language.Text;
import weft.party.EdiRules.Outbound;
import weft.party.PartyCode;

/** A corrected message is forwarded and replaces the one that the partner got before. */
class CorrectionsGoOnTest {
  private static GoingOn going;
  private static SmallHub hub;

  @BeforeAll
  static void opens() {
    going = new GoingOn(it -> new WhenDocumentKeptThenWriteToPartner(it.answering()));
    hub = going.hub;
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  @Test
  void what_is_put_right_takes_the_place_of_what_the_partner_has_unless_it_says_the_same()
      throws Exception {
    going.agree(
        "LINGYUN", "HONGZHU", new Outbound("DESADV", "D97A", "UNOC:3", null, null, null, null));
    String wrong = desadv("FIX-1", "LS-FIX", "QTY+12:400:PCE'");
    InterchangeResult first = going.apply(wrong, "HONGZHU");
    assertThat(hub.written("DESADV", String.valueOf(first.id()))).contains("BGM+351+LS-FIX+9'");

    rerun(first, wrong.replace("LIN+1++P-1:IN'", "LIN+1++P-1:IN'IMD+F'").replace("UNT+8", "UNT+9"));
    assertThat(kept("FIX-1")).as("its line is another segment").hasSize(2);

    rerun(first, wrong.replace("QTY+12:400:PCE", "QTY+12:40:PCE"));
    assertThat(kept("FIX-1")).hasSize(3);
    assertThat(letters(first, 2).getLast())
        .as("of the one between, nothing was new for the partner")
        .contains("BGM+351+LS-FIX+5'", "QTY+12:40:PCE'");

    rerun(first, wrong.replace("LS-FIX", "LS-FIXED"));
    assertThat(letters(first, 3).getLast()).contains("BGM+351+LS-FIXED+9'");
  }

  @Test
  void what_could_not_be_written_before_is_an_original_and_an_invoice_read_again_is_no_other()
      throws Exception {
    going.agree("LINGYUN", "HONGZHU", new Outbound("810", "004010", null, null, null, null, null));
    String wrong =
        "UNB+UNOC:3+HONGZHU:ZZ+LINGYUN:ZZ+261126:0900+FIX-2'UNH+1+INVOIC:D:97A:UN'"
            + "BGM+380+RE-FIX+9'DTM+137:20261126:102'NAD+BY+LINGYUN::92'NAD+SU+HONGZHU::92'"
            + "LIN+1++P-1:IN'QTY+47:4:PCE'MOA+204:100.00'UNS+S'MOA+79:100'UNT+11+1'UNZ+1+FIX-2'";
    InterchangeResult first = going.apply(wrong, "HONGZHU");
    assertThat(hub.written("810", String.valueOf(first.id()))).isEqualTo("unwritten ");
    String right = wrong.replace("MOA+204", "MOA+203");
    rerun(first, right);
    assertThat(letters(first, 2).getLast()).contains("BIG*20261126*RE-FIX~");
    rerun(first, right);
    assertThat(kept("FIX-2")).as("read again, it says the same").hasSize(2);
    rerun(first, right.replace("100.00", "90.00").replace("MOA+79:100", "MOA+79:90"));
    assertThat(letters(first, 3).getLast()).contains("BIG*20261126*RE-FIX******05~", "*22.5*");
  }

  private static String desadv(String reference, String number, String lines) {
    return "UNB+UNOC:3+HONGZHU:ZZ+LINGYUN:ZZ+261126:0900+%1$s'UNH+1+DESADV:D:97A:UN'BGM+351+%2$s+9'NAD+BY+LINGYUN::92'NAD+SU+HONGZHU::92'CPS+1'LIN+1++P-1:IN'%3$sUNT+8+1'UNZ+1+%1$s'"
        .formatted(reference, number, lines);
  }

  private static void rerun(InterchangeResult of, String corrected) {
    hub.reruns()
        .byHand(
            new Asked(
                UUID.fromString(String.valueOf(of.id())),
                1,
                new Text("misread", "误读"),
                false,
                corrected.getBytes(ISO_8859_1)),
            new Provenance.Actor(new PartyCode("HONGZHU"), null, "hongzhu-api"));
  }

  private static List<Object> kept(String reference) {
    return hub.events(new InterchangeKey("HONGZHU", "LINGYUN", reference).stream()).stream()
        .filter(DocumentKept.class::isInstance)
        .toList();
  }

  /** The messages forwarded for an interchange, oldest first; waits until there are this many. */
  private static List<String> letters(InterchangeResult of, int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (true) {
      List<String> letters =
          hub.admin()
              .sql(
                  "select encode(bytes, 'escape') from weft.outbox where in_answer_to = ? order by"
                      + " outbox_no")
              .param(String.valueOf(of.id()))
              .query((row, _) -> requireNonNull(row.getString(1)))
              .list();
      if (letters.size() >= count) {
        assertThat(letters).hasSize(count);
        return letters;
      }
      assertThat(System.nanoTime()).as("%s", letters).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
