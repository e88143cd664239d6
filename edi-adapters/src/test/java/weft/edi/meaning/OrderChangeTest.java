package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.faults;
import static weft.edi.meaning.Village.streams;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.meaning.words.Meaning;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.ordering.LineChange;
import weft.ordering.OrderedPart;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.promise.Promise;

class OrderChangeTest {
  private static final String HEAD =
      "BGM+230+CHG-7+4'DTM+137:20261124:102'RFF+ON:4711'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'";
  private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 10);

  private static Meaning meaning(String release, String body) {
    return Village.PLAIN.meaning("ORDCHG", release, body + "UNS+S'");
  }

  private static LineChange change(String line) {
    return changes(meaning("D96A", HEAD + line)).getFirst();
  }

  private static List<LineChange> changes(Meaning meaning) {
    assertThat(meaning.faults()).isEmpty();
    return ((ChangeOrder) meaning.commands().getFirst()).changes();
  }

  @ParameterizedTest
  @ValueSource(strings = {"D96A", "D97A", "D01B", "D04A"})
  void lines_are_changed_added_and_removed_in_every_release(String release) {
    Meaning meaning =
        meaning(
            release,
            HEAD
                + "LIN+10+3+P1:IN'QTY+21:25:PCE'DTM+2:20261210:102'PRI+AAA:4250:::100'"
                + "LIN+30+1+P3:IN'PIA+1+S3:SA'IMD+F++:::Bushing'QTY+21:7:KGM'DTM+2:20261210:102'"
                + "LIN+20+2+P2:IN'LIN+40+4+P4:IN'");
    assertThat(streams(meaning)).containsExactly("PurchaseOrder:HENGYUE:4711");
    List<LineChange> changes = changes(meaning);
    assertThat(changes).hasSize(3);
    LineChange changed = changes.getFirst();
    assertThat(changed.kind()).isEqualTo(LineChange.Kind.CHANGED);
    assertThat(changed.quantity()).isEqualTo(Quantity.of(25));
    assertThat(changed.date()).isEqualTo(DECEMBER);
    assertThat(changed.price()).isEqualByComparingTo("42.5");
    LineChange added = changes.get(1);
    assertThat(added.kind()).isEqualTo(LineChange.Kind.ADDED);
    assertThat(added.line() + added.part() + added.supplierPart() + added.unit())
        .isEqualTo("30P3S3KGM");
    assertThat(added.description()).isEqualTo("Bushing");
    assertThat(changes.getLast().line()).isEqualTo("20");
    assertThat(changes.getLast().kind()).isEqualTo(LineChange.Kind.REMOVED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "4", "11", "17"})
  void a_part_is_looked_up_only_where_its_line_adds_or_changes_something(String action) {
    Meaning meaning = meaning("D96A", HEAD + "LIN+10+3+P1:IN'LIN+20+" + action + "+P2:IN'");
    assertThat(((ChangeOrder) meaning.commands().getFirst()).parts())
        .extracting(OrderedPart::number)
        .containsExactly("P1");
  }

  @Test
  void what_the_change_does_not_state_stays_unsaid() {
    LineChange change = change("LIN+10+3'QTY+21:25:PCE'");
    assertThat(change.part()).isNull();
    assertThat(change.date()).isNull();
    assertThat(change.price()).isNull();
    assertThat(change.schedule()).isEmpty();
    assertThat(change("LIN+10+3'DTM+2:20261210:102'").quantity()).isNull();
  }

  @Test
  void deliveries_are_stated_below_SCC() {
    assertThat(
            change(
                    "LIN+10+3'SCC+1'QTY+21:20:PCE'DTM+2:20261210:102'QTY+21:40:PCE'"
                        + "DTM+2:20261220:102'")
                .schedule())
        .containsExactly(
            new Promise(DECEMBER, Quantity.of(20)),
            new Promise(DECEMBER.plusDays(10), Quantity.of(40)));
  }

  @Test
  void the_order_is_that_of_RFF_ON_else_BGM_names_it() {
    assertThat(
            streams(
                meaning("D96A", "BGM+230+4712+4'DTM+137:20261124:102'NAD+SU+JIAXIN::92'LIN+10+2'")))
        .containsExactly("PurchaseOrder:HENGYUE:4712");
    assertThat(faults(meaning("D96A", "BGM+230'DTM+137:20261124:102'NAD+SU+JIAXIN::92'LIN+10+2'")))
        .containsExactly(FaultCode.VALUE_MISSING);
  }

  @Test
  void the_whole_order_may_be_withdrawn() {
    Meaning meaning = meaning("D96A", HEAD.replace("+4'DTM", "+1'DTM") + "LIN+10+2'");
    assertThat(meaning.commands()).hasSize(1).first().isInstanceOf(CancelOrder.class);
    assertThat(streams(meaning)).containsExactly("PurchaseOrder:HENGYUE:4711");
  }
}
