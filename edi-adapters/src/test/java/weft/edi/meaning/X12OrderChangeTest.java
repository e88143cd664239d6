package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;
import static weft.edi.meaning.Village.faults;
import static weft.edi.meaning.Village.streams;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.ordering.LineChange;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.promise.Promise;

class X12OrderChangeTest {
  private static final String HEAD = "BCH*04*SA*4500**1*20261124~";

  private static Meaning meaning(String inner) {
    ReadMessage read =
        Samples.read(X12Samples.set("860", X12Samples.inner(inner))).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, HENGYUE, JIAXIN));
  }

  private static List<LineChange> changes(String inner) {
    Meaning meaning = meaning(HEAD + inner);
    assertThat(meaning.faults()).isEmpty();
    return ((ChangeOrder) meaning.commands().getFirst()).changes();
  }

  @Test
  void lines_are_changed_added_and_removed() {
    List<LineChange> changes =
        changes(
            "POC*10*QD*25**EA*1250*HP*BP*P1~DTM*002*20261210~"
                + "POC*30*AI*7**KG*2**BP*P3*VP*S3~PID*F****Bushing~DTM*002*20261210~"
                + "POC*20*DI~POC*40*NC~");
    assertThat(changes).hasSize(3);
    LineChange changed = changes.getFirst();
    assertThat(changed.kind()).isEqualTo(LineChange.Kind.CHANGED);
    assertThat(changed.quantity()).isEqualTo(Quantity.of(25));
    assertThat(changed.price()).isEqualByComparingTo("12.5");
    assertThat(changed.date()).isEqualTo(LocalDate.of(2026, 12, 10));
    LineChange added = changes.get(1);
    assertThat(added.kind()).isEqualTo(LineChange.Kind.ADDED);
    assertThat(added.line() + added.part() + added.supplierPart() + added.unit())
        .isEqualTo("30P3S3KGM");
    assertThat(added.description()).isEqualTo("Bushing");
    assertThat(changes.getLast()).isEqualTo(LineChange.removed("20", changes.getLast().segment()));
  }

  @Test
  void a_rescheduled_line_states_dates_alone() {
    LineChange change =
        changes("POC*10*RS~SCH*20*EA***002*20261210~SCH*40*EA***002*20261220~").getFirst();
    assertThat(change.quantity()).isNull();
    assertThat(change.schedule())
        .containsExactly(
            new Promise(LocalDate.of(2026, 12, 10), Quantity.of(20)),
            new Promise(LocalDate.of(2026, 12, 20), Quantity.of(40)));
  }

  @Test
  void the_order_is_that_of_the_850_with_its_release() {
    assertThat(streams(meaning("BCH*04*RL*4500*7*1*20261124~POC*20*DI~")))
        .containsExactly("PurchaseOrder:HENGYUE:4500%2F7");
    assertThat(streams(meaning(HEAD + "POC*20*DI~"))).containsExactly("PurchaseOrder:HENGYUE:4500");
  }

  @Test
  void the_whole_order_may_be_withdrawn() {
    Meaning meaning = meaning("BCH*01*SA*4500**1*20261124~POC*10*DI~");
    assertThat(meaning.commands()).hasSize(1).first().isInstanceOf(CancelOrder.class);
  }

  @Test
  void a_quantity_that_is_no_number_is_a_fault() {
    ReadMessage read =
        Samples.read(X12Samples.set("860", X12Samples.inner(HEAD + "POC*10*QI*many**EA~")))
            .messages()
            .getFirst();
    Meaning meaning =
        Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, HENGYUE, JIAXIN));
    assertThat(faults(meaning)).containsExactly(FaultCode.ELEMENT_NOT_NUMERIC);
  }
}
