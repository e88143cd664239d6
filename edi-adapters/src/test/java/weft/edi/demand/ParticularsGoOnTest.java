package weft.edi.demand;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.demand.Schedules.DAY;
import static weft.edi.demand.Schedules.HENGYUE;
import static weft.edi.demand.Schedules.JIAXIN;
import static weft.edi.demand.Schedules.forecast;
import static weft.edi.demand.Schedules.line;
import static weft.edi.demand.Schedules.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.Village;
import weft.edi.meaning.words.Correspondents;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.Samples;
import weft.event.StreamCommand;
import weft.party.EdiRules.CallOffPrecedence;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ItemDetails;
import weft.scheduling.release.ScheduleLine;

/** The details of an item are read in each standard and forwarded to the supplier. */
class ParticularsGoOnTest {
  private static final DeliveryScheduleId ID =
      new DeliveryScheduleId(HENGYUE, JIAXIN, "P2", "HY-1", null, null);
  private static final ScheduleLine WANTED = line(DAY.plusDays(3), Firmness.FIRM, 24);
  private static final ScheduleLine ZERO = line(DAY.plusDays(5), Firmness.FIRM, 0);

  private static final ItemDetails SAID =
      new ItemDetails("JX-990", "LINE 4", "Pack in dunnage 12.", "ZM", List.of(ZERO));

  private static StreamCommand command(ReadInterchange read) {
    assertThat(read.allFaults()).isEmpty();
    var message = read.messages().getFirst();
    return requireNonNull(Meanings.BY_TYPE.get(message.type()))
        .toCommands(message, new Correspondents(Village.PLAIN, HENGYUE, JIAXIN))
        .commands()
        .getFirst();
  }

  private static @Nullable ItemDetails read(ReadInterchange read) {
    StreamCommand command = command(read);
    return switch (command) {
      case ReleaseForecast it -> it.forecast().particulars();
      case ReleaseCallOff it -> it.callOff().particulars();
      default -> throw new IllegalStateException(command.toString());
    };
  }

  private static List<Object> said(@Nullable ItemDetails it) {
    assertThat(it).isNotNull();
    List<ScheduleLine> zeros = it.zeros() == null ? List.of() : it.zeros();
    return List.of(
        String.valueOf(it.supplierPart()),
        String.valueOf(it.pointOfUse()),
        String.valueOf(it.text()),
        String.valueOf(it.contact()),
        zeros.stream().map(zero -> zero.due() + " " + zero.quantity()).toList());
  }

  private static @Nullable String description(ReadInterchange read) {
    return switch (command(read)) {
      case ReleaseForecast it -> it.forecast().description();
      case ReleaseCallOff it -> it.callOff().description();
      case StreamCommand it -> throw new IllegalStateException(it.toString());
    };
  }

  private static byte[] written(String message, String release) {
    return written(message, release, null, SAID);
  }

  private static byte[] written(
      String message, String release, @Nullable String description, ItemDetails particulars) {
    boolean callsOff = List.of("DELJIT", "862", "4915").contains(message);
    Forecast plain = forecast("7", WANTED);
    var said =
        new Forecast(
            plain.release(),
            null,
            null,
            "PCE",
            description,
            plain.received(),
            plain.lines(),
            null,
            particulars);
    var callOff =
        new CallOff(
            said.release(),
            DAY,
            DAY.plusDays(9),
            "PCE",
            description,
            said.received(),
            said.lines(),
            CallOffPrecedence.REPLACE_WINDOW,
            null,
            particulars);
    Object event =
        callsOff
            ? new CallOffReleased(ID, callOff, said, null, null)
            : new ForecastReleased(ID, said, null, null, null, null, null);
    return Schedules.written(Schedules.demand(event), rule(message, release));
  }

  @ParameterizedTest
  @CsvSource({"DELFOR, D96A", "DELFOR, D97A", "DELFOR, D10A", "DELJIT, D97A", "DELJIT, D10A"})
  void in_EDIFACT_all_of_it(String message, String release) {
    byte[] bytes = written(message, release);
    assertThat(said(read(EdiReader.read(bytes))))
        .as(new String(bytes, ISO_8859_1))
        .isEqualTo(said(SAID));
  }

  @ParameterizedTest
  @CsvSource({
    "830, 003040",
    "830, 004010",
    "830, 005010",
    "862, 003040",
    "862, 004010",
    "862, 005010"
  })
  void in_X12_all_of_it(String message, String release) {
    byte[] bytes = written(message, release);
    assertThat(said(read(EdiReader.read(bytes))))
        .as(new String(bytes, ISO_8859_1))
        .isEqualTo(said(SAID));
  }

  @ParameterizedTest
  @CsvSource({"830, Boom head", "830,", "862, Boom head", "862,"})
  void in_X12_a_long_text_goes_on_in_lines_and_no_text_becomes_a_description(
      String message, @Nullable String description) {
    var long1 =
        "Pack in dunnage 12, coat the faces and label each box on two sides; ".repeat(6).strip();
    var particulars = new ItemDetails(null, null, long1, "Zhang Min, planning, room 4.112", null);
    byte[] bytes = written(message, "004010", description, particulars);
    ItemDetails back = requireNonNull(read(EdiReader.read(bytes)));
    assertThat(back.text()).as(new String(bytes, ISO_8859_1)).isEqualTo(long1);
    assertThat(back.contact()).isEqualTo(particulars.contact());
    assertThat(description(EdiReader.read(bytes))).isEqualTo(description);
  }

  @Test
  void a_text_that_finds_no_room_in_X12_is_left_out_whole() {
    for (String text : List.of("word ".repeat(160).strip(), "x".repeat(81), "a  b".repeat(60))) {
      byte[] bytes = written("862", "004010", null, new ItemDetails(null, null, text, "ZM", null));
      assertThat(requireNonNull(read(EdiReader.read(bytes))).text()).isNull();
    }
  }

  @Test
  void in_a_4905_all_of_it_where_it_finds_room_and_in_a_4915_the_supplier_s_part() {
    byte[] bytes = written("4905", "02");
    assertThat(said(read(EdiReader.read(bytes))))
        .as(new String(bytes, ISO_8859_1))
        .isEqualTo(said(SAID));
    assertThat(requireNonNull(read(EdiReader.read(written("4915", "02")))).supplierPart())
        .isEqualTo("JX-990");
  }

  @Test
  void a_DELFOR02_says_it_too() {
    String text =
        new String(Samples.bytes("idoc-delfor02-hengyue.xml"), ISO_8859_1)
            .replace("</LABNK>", "</LABNK><ZEICH>ZM</ZEICH>")
            .replace("<WMENG>24.000", "<WMENG>0.000");
    ItemDetails said = requireNonNull(read(EdiReader.read(text.getBytes(ISO_8859_1))));
    assertThat(said.supplierPart()).isEqualTo("JX-30250");
    assertThat(said.contact()).isEqualTo("ZM");
    assertThat(requireNonNull(said.zeros()))
        .extracting(it -> it.due() + " " + it.quantity())
        .containsExactly("2026-12-03 0");
  }

  @Test
  void a_zero_beside_a_quantity_of_its_day_is_none() {
    assertThat(
            ItemDetails.of(
                null, " ", "", null, List.of(WANTED, line(WANTED.due(), Firmness.FORECAST, 0))))
        .isNull();
  }
}
