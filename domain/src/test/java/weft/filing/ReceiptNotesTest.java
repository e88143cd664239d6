package weft.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.interchange.StatedAt;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.shipment.Receipt;
import weft.shipment.Receipt.Difference;
import weft.shipment.Receipt.Difference.Kind;
import weft.shipment.ShipmentCommand.AdviseReceipt;
import weft.shipment.ShipmentId;

/** A buyer's receipt learns by which numbers its shipment is known. */
class ReceiptNotesTest {
  private static Receipt receipt(Receipt.Line... lines) {
    return new Receipt("WE-1", LocalDate.of(2026, 12, 1), List.of(lines));
  }

  private static Receipt.Line line(long came, @Nullable Kind kind, long differing, int segment) {
    var difference = kind == null ? null : new Difference(kind, Quantity.of(differing));
    return new Receipt.Line("P1", Quantity.of(came), "PCE", null, difference, segment);
  }

  private static List<Fault> notes(Receipt said, Receipt came) {
    var id = new ShipmentId(new PartyCode("HENGYUE"), new PartyCode("JIAXIN"), "LS-1", 2026);
    var at = new StatedAt(9, "LIN", null, 120);
    return ReceiptNotes.of(new AdviseReceipt(id, said, null), came, List.of(at));
  }

  @Test
  void what_is_found_otherwise_is_noted_at_the_first_line_of_its_part() {
    List<Fault> notes =
        notes(receipt(line(8, Kind.SHORT, 7, 9)), receipt(line(8, Kind.OVER, 3, 9)));
    assertThat(notes).hasSize(1);
    Fault note = notes.getFirst();
    assertThat(note.code()).isEqualTo(FaultCode.DIFFERENCE_FOUND);
    assertThat(note.severity()).isEqualTo(Severity.NOTE);
    assertThat(note.tag()).isEqualTo("LIN");
    assertThat(note.text().en())
        .isEqualTo(
            "Of part P1, by what was sent, 3 are over, 0 missing and 0 of a wrong part; the message"
                + " says 0, 7 and 0.");
  }

  @Test
  void one_that_says_what_it_is_taken_as_has_no_note() {
    Receipt said = receipt(line(5, Kind.DAMAGED, 2, 9), line(3, Kind.OVER, 3, 10));
    assertThat(notes(said, said)).isEmpty();
    assertThat(notes(receipt(line(8, null, 0, 9)), receipt(line(8, null, 0, 9)))).isEmpty();
  }
}
