package weft.edi.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import weft.document.BusinessDocument;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.Village;
import weft.edi.meaning.words.Correspondents;
import weft.edi.onward.TheirNames;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.event.StreamCommand;
import weft.measure.Quantity;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.Outcome;
import weft.shipment.Receipt;
import weft.shipment.Receipt.Difference;
import weft.shipment.Receipt.Difference.Kind;
import weft.shipment.Shipment;
import weft.shipment.ShipmentCommand;
import weft.shipment.ShipmentCommand.AdviseReceipt;
import weft.shipment.ShipmentCommand.AdviseReceipt.Wish;
import weft.shipment.ShipmentCommand.ReceiveShipment;
import weft.shipment.ShipmentEvent;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentId;

/** A receipt recorded on the hub, written and read again, is the same receipt. */
class ReceiptsReadBackTest {
  private static final ShipmentId ID =
      new ShipmentId(Documents.HENGYUE, Documents.JIAXIN, "LS-1", 2026);
  private static final Despatch SENT =
      new Despatch(
          "JX1",
          "PLANT1",
          Documents.DAY.minusDays(3),
          null,
          List.of(sent("A", "JX-A", "4500001"), sent("B", null, null), sent("C", null, null)),
          List.of());
  private static final Shipment ANNOUNCED =
      Shipment.NEW.evolve(new ShipmentAnnounced(ID, SENT, null));

  private static DespatchLine sent(
      String part, @Nullable String supplierPart, @Nullable String order) {
    return new DespatchLine(
        part,
        Quantity.of(100),
        "PCE",
        null,
        null,
        order,
        order == null ? null : "10",
        null,
        null,
        supplierPart,
        null);
  }

  private static Receipt.Line came(String part, int quantity, @Nullable Kind kind, int differing) {
    Difference difference = kind == null ? null : new Difference(kind, Quantity.of(differing));
    return new Receipt.Line(part, Quantity.of(quantity), "PCE", "B-7", difference, null);
  }

  private static final Receipt RECEIPT =
      new Receipt(
          "WE-1",
          Documents.DAY.minusDays(1),
          List.of(
              came("A", 90, null, 0),
              came("A", 6, Kind.DAMAGED, 6),
              came("A", 0, Kind.SHORT, 4),
              came("B", 103, Kind.OVER, 3),
              came("C", 98, Kind.SHORT, 2),
              came("X", 5, Kind.WRONG_PART, 5)));

  private static final List<Wish> WISHES =
      List.of(
          new Wish(2, Outcome.SCRAPPED),
          new Wish(4, Outcome.RETURNED),
          new Wish(6, Outcome.RETURNED));

  private static Shipment after(List<ShipmentEvent> events) {
    Shipment shipment = ANNOUNCED;
    for (ShipmentEvent it : events) shipment = shipment.evolve(it);
    return shipment;
  }

  private static List<ShipmentEvent> received(@Nullable List<Wish> wishes) {
    return ANNOUNCED.decide(new ReceiveShipment(ID, RECEIPT, wishes));
  }

  static List<Arguments> all() {
    List<Arguments> all = new ArrayList<>();
    for (String it : List.of("D96A", "D97A", "D01B", "D07A", "D21B"))
      all.add(Arguments.of("RECADV", it));
    for (String it : List.of("003040", "004010", "005010")) all.add(Arguments.of("861", it));
    return all;
  }

  private static AdviseReceipt read(byte[] bytes) {
    ReadInterchange read = EdiReader.read(bytes);
    assertThat(read.allFaults()).as(new String(bytes, ISO_8859_1)).isEmpty();
    var message = read.messages().getFirst();
    var meaning =
        requireNonNull(Meanings.BY_TYPE.get(message.type()))
            .toCommands(
                message, new Correspondents(Village.PLAIN, Documents.HENGYUE, Documents.JIAXIN));
    assertThat(meaning.faults()).isEmpty();
    List<StreamCommand> commands = meaning.commands();
    return (AdviseReceipt) commands.getFirst();
  }

  private static List<ShipmentEvent> placeless(List<ShipmentEvent> events) {
    return events.stream()
        .map(
            it ->
                it instanceof ShipmentEvent.ShipmentReceived came
                    ? new ShipmentEvent.ShipmentReceived(
                        ID,
                        new Receipt(
                            came.receipt().number(),
                            came.receipt().received(),
                            came.receipt().lines().stream()
                                .map(
                                    line ->
                                        new Receipt.Line(
                                            line.part(),
                                            line.quantity(),
                                            line.unit(),
                                            line.batch(),
                                            line.difference(),
                                            null))
                                .toList()),
                        came.complete())
                    : it)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void with_its_differences_and_what_goes_back_or_is_destroyed(String message, String release) {
    List<ShipmentEvent> events = received(WISHES);
    BusinessDocument stated =
        new StatedReceipt(ID, after(events), 1, "0123456789abcdef0123").document(Documents.DAY);
    byte[] bytes = Documents.written(stated, Documents.rule(message, release));
    ShipmentCommand again = read(bytes);
    assertThat(placeless(ANNOUNCED.decide(again)))
        .as(new String(bytes, ISO_8859_1))
        .isEqualTo(events);
  }

  @ParameterizedTest
  @MethodSource("all")
  void told_anew_it_says_what_is_wanted_since(String message, String release) {
    Shipment before = after(received(null));
    Shipment wished = after(received(WISHES));
    BusinessDocument stated =
        new StatedReceipt(ID, wished, 1, "0123456789abcdef0123").document(Documents.DAY);
    var rule = Documents.rule(message, release);
    var anew = new StatedDocument(stated, Documents.HENGYUE, Documents.DAY, TheirNames.OURS, true);
    byte[] bytes = DocumentWriter.write(anew, rule, Documents.envelope(rule, stated.kind()));
    AdviseReceipt again = read(bytes);
    assertThat(again.anew()).isTrue();
    List<ShipmentEvent> events = before.decide(again);
    assertThat(events).hasSize(3).isEqualTo(received(WISHES).subList(1, 4));
    Shipment told = before;
    for (ShipmentEvent it : events) told = told.evolve(it);
    assertThat(told.decide(again)).as("once").isEmpty();
  }

  @Test
  void one_without_a_number_of_its_own_has_one_of_its_event() {
    var unnumbered = new Receipt(null, Documents.DAY, List.of(came("A", 100, null, 0)));
    Shipment shipment = after(ANNOUNCED.decide(new ReceiveShipment(ID, unnumbered)));
    var stated = new StatedReceipt(ID, shipment, 1, "0197c1a2-89ab-7def-8123-456789abcdef");
    assertThat(stated.document(Documents.DAY).number()).isEqualTo("GR-0197C1A289AB7DEF8");
  }
}
